/** Rows of text and the engines that check them: the same code on Node and inside workerd. Nothing here needs Node. */
import * as v from 'valibot';
import * as z from 'zod';
import { checkTab } from '../../../src/core/checks/tab.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { Template } from '../../../src/core/template/schema.ts';
import { seeded } from '../../../src/demo/random.ts';
import { onlyTab } from '../checks/check.ts';

export const ROWS = 100_000;
export const COLUMNS = 15;
export const CHOICES = ['Ya', 'Tidak', 'Belum', 'TS'];
export const PATTERN = '[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}';
const WHOLE_PATTERN = new RegExp(`^(?:${PATTERN})$`);

/** Columns in turn: a choice, a code of a fixed shape, any text that is not blank. */
export const kindOf = (column: number) => (['choice', 'code', 'text'] as const)[column % 3] ?? 'text';

export type Engine = () => number;

/**
 * Each engine gives the number of bad rows that it finds, in rows parsed from JSON as they come over the wire: ours
 * with a key in front, which it needs, all others without.
 */
export function engines(ajv: (row: unknown) => boolean): Record<'ours' | 'ajv' | 'zod' | 'valibot', Engine> {
  const made = makeRows();
  const rows = JSON.parse(JSON.stringify([header(), ...made])) as string[][];
  const bodies = JSON.parse(JSON.stringify(made.map((row) => row.slice(1)))) as string[][];
  const tab = onlyTab(form());
  const zod = z.tuple(Array.from({ length: COLUMNS }, (_, column) => zodOf(column)) as [z.ZodType]);
  const valibot = v.tuple(Array.from({ length: COLUMNS }, (_, column) => valibotOf(column)));
  const rejected = (accepts: (row: string[]) => boolean) => {
    let bad = 0;
    for (const row of bodies) if (!accepts(row)) bad++;
    return bad;
  };
  return {
    ours: () => checkTab(tab, { firstRow: 1, rows }).told.length,
    ajv: () => rejected(ajv),
    zod: () => rejected((row) => zod.safeParse(row).success),
    valibot: () => rejected((row) => v.safeParse(valibot, row).success),
  };
}

const header = () => ['Kode', ...Array.from({ length: COLUMNS }, (_, column) => `Kolom ${column}`)];

export function form(): Template {
  const columns = Array.from({ length: COLUMNS }, (_, column) => ({
    name: `k${column}`,
    label: { id: `Kolom ${column}`, en: `Column ${column}` },
    type: 'string',
    entry: true,
    constraints: {
      required: true,
      ...(kindOf(column) === 'choice' && { enum: CHOICES }),
      ...(kindOf(column) === 'code' && { pattern: PATTERN }),
    },
  }));
  const key = { name: 'kode', label: { id: 'Kode', en: 'Code' }, type: 'string', entry: true };
  return parseTemplate(
    {
      id: 'teks',
      version: 1,
      scheme: 'uji',
      year: 2025,
      title: { id: 'Teks', en: 'Text' },
      source: 'made up for the bench',
      tabs: [
        {
          name: 'teks',
          title: { id: 'Teks', en: 'Text' },
          rows: 'open',
          key: 'kode',
          maxRows: 10_000,
          columns: [key, ...columns],
        },
      ],
    },
    'test/bench/strings/engines.ts',
  );
}

function zodOf(column: number): z.ZodType {
  if (kindOf(column) === 'choice') return z.enum(CHOICES);
  return kindOf(column) === 'code' ? z.string().regex(WHOLE_PATTERN) : z.string().min(1);
}

function valibotOf(column: number) {
  if (kindOf(column) === 'choice') return v.picklist(CHOICES);
  if (kindOf(column) === 'code') return v.pipe(v.string(), v.regex(WHOLE_PATTERN));
  return v.pipe(v.string(), v.minLength(1));
}

/** Key first, then the columns; every twentieth row or so has one fault. */
export function makeRows(count = ROWS): string[][] {
  const random = seeded('strings');
  const two = () => String(random.between(10, 99));
  return Array.from({ length: count }, (_, row) => {
    const cells = Array.from({ length: COLUMNS }, (_, column) => {
      if (kindOf(column) === 'choice') return CHOICES[random.between(0, CHOICES.length - 1)] ?? '';
      return kindOf(column) === 'code' ? `${two()}.${two()}.${two()}` : `teks ${random.between(1, 99_999)}`;
    });
    if (random.next() < 0.05) {
      const column = random.between(0, COLUMNS - 1);
      cells[column] = { choice: 'Mungkin', code: '62-02', text: '' }[kindOf(column)];
    }
    return [`R${row}`, ...cells];
  });
}

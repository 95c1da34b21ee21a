import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab } from '../../../src/core/checks/tab.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import { problemSentence } from '../../../src/core/text/problem-sentences.ts';

const file = new URL('../../../sheets-templates/aksi-konvergensi-2025.json', import.meta.url);
const template = parseTemplate(JSON.parse(readFileSync(file, 'utf8')), 'aksi');
const compiled = compileTemplate(template).tabs[0]!;
const { columns, fixedRows } = compiled.tab;

/** The form with one figure in every row, and what is said of the other. */
function askedFor(filled: string) {
  const rows = fixedRows.map(({ cells }) =>
    columns.map(({ name }) => (name === filled ? 5 : (cells[name] ?? ''))),
  );
  const header = columns.map(({ label }) => label.id);
  return checkTab(compiled, { firstRow: 5, rows: [header, ...rows] }).lines.flatMap(
    ({ problems }) => problems,
  );
}

describe('the missing half of an entry', () => {
  it('is asked from the office that the row names for it, in all 31 rows', () => {
    const offices = fixedRows.map(({ cells }) => String(cells.penanggung_jawab).split('; sasaran dari '));
    for (const [filled, office] of [
      ['dilayani', (parts: string[]) => parts.at(-1)],
      ['sasaran', (parts: string[]) => parts[0]],
    ] as const) {
      const problems = askedFor(filled);
      expect(problems.map(({ code }) => code)).toEqual(fixedRows.map(() => 'half-filled'));
      expect(problems.map(({ params }) => (params as { owner?: string }).owner)).toEqual(offices.map(office));
    }
  });

  it('names brides-to-be’s office in words', () => {
    const problem = askedFor('dilayani').find(({ key }) => key === 'AK25-19')!;
    expect(problemSentence(problem, template).remedy).toBe(
      'Mintalah angkanya kepada Kementerian Agama / KUA.',
    );
  });
});

/** Completion of every form, for people at a terminal. */
import type { District } from '../core/district.ts';
import { addCounts, type Counts, NO_COUNTS, shares } from '../core/measures/completion.ts';
import { integer, percent } from '../core/text/format.ts';
import { periodName } from '../core/text/period.ts';
import type { FormResult } from '../ports/store/results.ts';

/** The first form: units by code, a line for the district at the bottom. Below it one line for every other form. */
export function table(
  forms: readonly FormResult[],
  district: District,
  titleOf: (template: string) => string,
): string {
  const names = new Map(district.units.map((unit) => [unit.code, unit.name]));
  const of = (template: string) => forms.filter((form) => form.templateId === template);
  const [first, ...others] = new Set(district.forms.map((form) => form.template));
  const main = of(first ?? '');
  const rows = main.map((form) => {
    const name = names.get(form.unit) ?? form.unit;
    return line(form.period === undefined ? name : `${name}, ${periodName(form.period, 'id')}`, [form]);
  });
  const bottom = line(district.name, main);
  const below = others.map((template) => line(titleOf(template), of(template)));
  const head = ['Unit', 'Wajib', 'Terisi', 'Sah', 'Capaian', 'Masalah*'];
  const all = [head, ...rows, bottom, ...below];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const text = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  const rule = '─'.repeat(text(head).length);
  return [
    text(head),
    rule,
    ...rows.map(text),
    rule,
    text(bottom),
    ...(below.length > 0 ? ['', 'Formulir lain', ...below.map(text)] : []),
    '* harus diperbaiki + perlu dicek',
  ].join('\n');
}

function line(name: string, forms: readonly FormResult[]): string[] {
  const counts = forms.map((form) => form.counts).reduce<Counts>(addCounts, NO_COUNTS);
  const sum = (pick: (form: FormResult) => number) => forms.reduce((total, form) => total + pick(form), 0);
  return [
    name,
    integer(counts.expected, 'id'),
    integer(counts.filled, 'id'),
    integer(counts.valid, 'id'),
    percent(shares(counts).filled, 'id'),
    `${integer(
      sum((form) => form.errors),
      'id',
    )} + ${integer(
      sum((form) => form.warnings),
      'id',
    )}`,
  ];
}

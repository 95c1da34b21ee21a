/** What another version changes in the sheet, for the person who confirms it, in plain Indonesian. */
import type { TemplateDifference } from '../../core/template/difference.ts';
import type { Template } from '../../core/template/schema.ts';
import { labelIn, titleIn } from '../form-words.ts';

/** At least one line: no visible change is told too. */
export function planLines(
  { tabs, tabsAdded, tabsRemoved }: TemplateDifference,
  before: Template,
  after: Template,
): string[] {
  const list = (text: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`    ${text}: ${items.join(', ')}`];
  const lines = tabs.flatMap(({ tab, added, renamed, retyped, rowsAdded, rowsChanged }) => [
    `  ${titleIn(after, tab)}`,
    ...list(
      'kolom baru',
      added.map((column) => labelIn(after, tab, column)),
    ),
    ...list(
      'judul baru',
      renamed.map((one) => `${one.before} → ${one.after}`),
    ),
    ...list(
      'isian lain',
      retyped.map((column) => labelIn(after, tab, column)),
    ),
    ...list('baris baru', rowsAdded),
    ...list('tulisan baris berubah', rowsChanged),
  ]);
  const all = [
    ...lines,
    ...tabsAdded.map((tab) => `  ${titleIn(after, tab)}: lembar baru`),
    ...tabsRemoved.map((tab) => `  ${titleIn(before, tab)}: tidak dipantau lagi`),
  ];
  return all.length > 0 ? all : ['  hanya aturan pemeriksaan yang berubah'];
}

/** What another version changes in the sheet, for the person who confirms it, in plain Indonesian. */
import type { TemplateDifference } from '../../core/template/difference.ts';
import type { Template } from '../../core/template/schema.ts';

/** What staff call a tab of a form. */
export const titleIn = ({ tabs }: Template, tab: string): string =>
  tabs.find(({ name }) => name === tab)?.title.id ?? tab;

/** At least one line: no visible change is told too. */
export function planLines(
  { tabs, tabsAdded, tabsRemoved }: TemplateDifference,
  before: Template,
  after: Template,
): string[] {
  const label = (tab: string, column: string) =>
    after.tabs.find(({ name }) => name === tab)?.columns.find(({ name }) => name === column)?.label.id ??
    column;
  const list = (text: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`    ${text}: ${items.join(', ')}`];
  const lines = tabs.flatMap(({ tab, added, renamed, retyped, rowsAdded, rowsChanged }) => [
    `  ${titleIn(after, tab)}`,
    ...list(
      'kolom baru',
      added.map((column) => label(tab, column)),
    ),
    ...list(
      'judul baru',
      renamed.map((one) => `${one.before} → ${one.after}`),
    ),
    ...list(
      'isian lain',
      retyped.map((column) => label(tab, column)),
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

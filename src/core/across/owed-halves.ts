/** Entries of which one half is typed and the other is owed by another office, by the figures that are stored. */
import type { OpenWork } from '../measures/blocked-by.ts';
import type { Tab, Template } from '../template/schema.ts';
import { type Figures, figureColumns } from './figures.ts';

type Row = Tab['fixedRows'][number];

/** Whether any entry has halves of two offices, so that reading the figures can tell something. */
export function hasSharedEntries({ tabs }: Template): boolean {
  return tabs.some((tab) =>
    tab.fixedRows.some((row) => new Set(halves(tab).map((column) => ownerOf(tab, row, column))).size > 1),
  );
}

/** By office, in the order in which they first appear. A half with an error is owed as one that is blank. */
export function owedHalves({ tabs }: Template, figures: Figures): NonNullable<OpenWork['owedBy']> {
  const owed = new Map<string, number>();
  for (const tab of tabs) {
    for (const row of tab.fixedRows) {
      const key = String(row.cells[tab.key]);
      const typed = (column: string) => figures[tab.name]?.[column]?.[key] !== undefined;
      const present = new Set(
        halves(tab)
          .filter(typed)
          .map((column) => ownerOf(tab, row, column)),
      );
      if (present.size === 0) continue;
      const offices = new Set(
        halves(tab)
          .filter((column) => !typed(column))
          .map((column) => ownerOf(tab, row, column)),
      );
      for (const office of offices)
        if (office !== undefined && !present.has(office)) owed.set(office, (owed.get(office) ?? 0) + 1);
    }
  }
  return [...owed].map(([office, entries]) => ({ office, entries }));
}

/** Columns of an entry, where all of them are stored. */
function halves(tab: Tab): string[] {
  const stored = new Set(figureColumns(tab));
  const values = tab.completion?.values ?? [];
  return values.every((name) => stored.has(name)) ? values : [];
}

function ownerOf(tab: Tab, { owners }: Row, column: string): string | undefined {
  return owners?.[column] ?? tab.columns.find(({ name }) => name === column)?.owner;
}

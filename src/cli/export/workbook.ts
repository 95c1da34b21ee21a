/** A workbook to retype or upload from: a tab a form, a row a unit and indicator, a column a figure; in Indonesian. */
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import type { ExportRow } from '../../core/export/rows.ts';
import { FIGURE_TITLES } from '../../core/export/texts.ts';
import type { Zone } from '../../core/schedule/deadline.ts';
import type { Template } from '../../core/template/schema.ts';
import { longDateTime } from '../../core/text/format.ts';

const HEAD = ['Kode unit', 'Unit', 'Periode', 'Kode indikator', 'Indikator'];
const TAIL = ['Keterangan', 'Per tanggal', 'Rumus', 'Sumber'];
/** Characters: names of indicators are long. */
const WIDTHS = [14, 30, 10, 18, 50];

export interface AboutWorkbook {
  /** Lines of the first tab: what it is, for whom, how old. */
  about: readonly string[];
  templates: readonly Template[];
  zone: Zone;
}

export function exportWorkbook(
  rows: readonly ExportRow[],
  { about, templates, zone }: AboutWorkbook,
): Promise<Uint8Array> {
  const sheets = [...Map.groupBy(rows, ({ form }) => form)].map(([form, own]) => ({
    name: tabName(form),
    columns: WIDTHS.map((width) => ({ width })),
    rows: tableOf(
      own,
      templates.filter(({ id }) => id === form),
      zone,
    ),
  }));
  const first = { name: 'Keterangan', columns: [{ width: 100 }], rows: about.map((line) => [line]) };
  return writeXlsx({ sheets: [first, ...sheets] });
}

/** Excel takes 31 characters at most. */
const tabName = (form: string): string => form.slice(0, 31);

function tableOf(rows: readonly ExportRow[], templates: readonly Template[], zone: Zone): CellValue[][] {
  const figures = [...new Set(rows.map(({ figure }) => figure))];
  const columns = templates.flatMap(({ tabs }) => tabs.flatMap((tab) => tab.columns));
  const title = (figure: string) =>
    FIGURE_TITLES[figure] ?? columns.find(({ name }) => name === figure)?.label.id ?? figure;
  const lines = Map.groupBy(rows, ({ unit, period, indicator }) => `${unit}\n${period}\n${indicator}`);
  return [
    [...HEAD, ...figures.map(title), ...TAIL],
    ...[...lines.values()].map((own): CellValue[] => {
      const [{ unit, unit_name, period, indicator, indicator_name, as_of, formula, source }] = own as [
        ExportRow,
      ];
      const note = [...new Set(own.map((row) => row.note).filter((text) => text !== ''))].join('; ');
      const value = (figure: string) => own.find((row) => row.figure === figure)?.value ?? null;
      const at = longDateTime(Date.parse(as_of), zone, 'id');
      return [
        ...[unit, unit_name, period, indicator, indicator_name],
        ...figures.map(value),
        ...[note, at, formula, source],
      ];
    }),
  ];
}

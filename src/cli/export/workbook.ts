/** A workbook to retype or upload from: a tab a form, a row a unit and indicator, a column a figure. */
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import type { ExportRow } from '../../core/export/rows.ts';

const HEAD = ['Kode unit', 'Unit', 'Periode', 'Kode indikator'];
const TAIL = ['Keterangan', 'Per tanggal', 'Rumus', 'Sumber'];

/** @param about lines of the first tab: what it is, for whom, how old. */
export function exportWorkbook(rows: readonly ExportRow[], about: readonly string[]): Promise<Uint8Array> {
  const forms = Map.groupBy(rows, ({ form }) => form);
  const sheets = [...forms].map(([form, own]) => ({ name: tabName(form), rows: tableOf(own) }));
  return writeXlsx({ sheets: [{ name: 'Keterangan', rows: about.map((line) => [line]) }, ...sheets] });
}

/** Excel takes 31 characters at most. */
const tabName = (form: string): string => form.slice(0, 31);

function tableOf(rows: readonly ExportRow[]): CellValue[][] {
  const figures = [...new Set(rows.map(({ figure }) => figure))];
  const lines = Map.groupBy(rows, ({ unit, period, indicator }) => `${unit}\n${period}\n${indicator}`);
  return [
    [...HEAD, ...figures, ...TAIL],
    ...[...lines.values()].map((own): CellValue[] => {
      const [{ unit, unit_name, period, indicator, as_of, formula, source }] = own as [ExportRow];
      const note = [...new Set(own.map((row) => row.note).filter((text) => text !== ''))].join('; ');
      const value = (figure: string) => own.find((row) => row.figure === figure)?.value ?? null;
      return [unit, unit_name, period, indicator, ...figures.map(value), note, as_of, formula, source];
    }),
  ];
}

/** Priority villages (lokus) that a form names, by the year they are chosen for, and the need of each village. */
import { plainWord } from '../cells/text.ts';
import type { Table, TableRow } from '../checks/table.ts';
import { LokusSchema, lokusOf, rankLokus } from '../measures/lokus.ts';
import type { MeasureOf } from '../template/measure-schema.ts';
import type { Tab } from '../template/schema.ts';
import { decimal, percent } from '../text/format.ts';
import { type ExplanationLine, formMeasure, keyDoubled, type Measured } from './form-measure.ts';
import type { ShareOf } from './reported.ts';

/**
 * @param year of the form: the one in which the villages are chosen.
 * @param shareOf the figure of a village, as typed or from its own report.
 */
export function lokusOfForm(
  { rows, doubled }: Table,
  tab: Tab,
  spec: MeasureOf<'lokus'>,
  year: number,
  shareOf: ShareOf,
): Measured {
  const yes = new Set(spec.chosenYes.map(plainWord));
  const chosen = rows.filter((row) => yes.has(plainWord(row.text(spec.chosen) ?? '')));
  const choices = chosen.map((row) => {
    const targetYear = row.number(spec.targetYear);
    const choice = { village: row.key, chosenIn: year, ...(targetYear !== undefined && { targetYear }) };
    return { row, targetYear, read: LokusSchema.safeParse(choice) };
  });
  const valid = choices.flatMap(({ read }) => (read.success ? [read.data] : []));
  const wrong = new Map(
    choices.flatMap(({ row, targetYear, read }) => (read.success ? [] : [[row.key, targetYear] as const])),
  );
  const years = [...new Set(valid.map(({ targetYear }) => targetYear))].sort();
  const measures = years.map((target) => {
    const numerator = lokusOf(valid, target).length;
    const leftOut = [{ reason: 'target-year', count: wrong.size }, keyDoubled(doubled.length)];
    return formMeasure('lokus', `${target}-01-01`, { numerator, denominator: rows.length, leftOut });
  });
  const targets = new Map(valid.map(({ village, targetYear }) => [village, targetYear]));
  const needs = needsOf(rows, tab, spec, shareOf);
  const lines = rows.flatMap(({ key }): ExplanationLine[] => {
    const target = targets.get(key);
    const need = needs.get(key);
    const fault = wrong.has(key)
      ? `Tahun lokus ${wrong.get(key)} tidak sesudah tahun pemilihan ${year}; periksa tahunnya.`
      : undefined;
    if (target === undefined && fault === undefined && need === undefined) return [];
    const value = fault !== undefined ? 'Periksa tahun' : target === undefined ? '–' : `Lokus ${target}`;
    return [{ key: `Desa ${key}`, value, message: [fault, need].filter(Boolean).join(' ') }];
  });
  if (lines.length === 0) return { measures, explanations: [] };
  const note = `Dipilih ${year} untuk tahun yang tertulis. Bobot kebutuhan ditetapkan daerah; bukan nilai resmi.`;
  return { measures, explanations: [{ title: 'Desa lokus', of: String(year), note, lines }] };
}

/** Place by need and what it comes from; empty when the template names no criteria. */
function needsOf(
  rows: readonly TableRow[],
  tab: Tab,
  { criteria }: MeasureOf<'lokus'>,
  shareOf: ShareOf,
): Map<string, string> {
  if (criteria.length === 0) return new Map();
  const shareIn = (row: TableRow, column: string): number | null => {
    const share = shareOf(row, column).value;
    // More than all is told beside the row, and tells nothing of need.
    return share === undefined || share < 0 || share > 1 ? null : share;
  };
  const { villages } = rankLokus(
    criteria.map(({ column, ...rest }) => ({ id: column, ...rest })),
    rows.map((row) => ({
      unit: row.key,
      values: Object.fromEntries(criteria.map(({ column }) => [column, shareIn(row, column)])),
    })),
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const label = (column: string) => tab.columns.find(({ name }) => name === column)?.label.id ?? column;
  const placed = villages.filter(({ place }) => place !== null).length;
  return new Map(
    villages.map(({ unit, need, place, missing }) => {
      if (place === null || need.value === null)
        return [unit, `Kebutuhan belum dapat dihitung: ${missing.map(label).join(', ')} belum ada.`];
      const parts = criteria.map(({ column, weight }) => {
        const { value = 0, note } = shareOf(byKey.get(unit) as TableRow, column);
        const said = [`bobot ${decimal(weight, 'id', 2)}`, note].filter((text) => text !== '');
        return `${label(column)} ${percent(value, 'id')} (${said.join('; ')})`;
      });
      const order = `Urutan kebutuhan ${place} dari ${placed}, kebutuhan ${percent(need.value, 'id')}`;
      return [unit, `${order}: ${parts.join('; ')}.`];
    }),
  );
}

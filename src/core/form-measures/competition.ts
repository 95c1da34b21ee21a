/**
 * The village competition: totals and ranks recomputed from the criteria of the template, beside the ranks that were
 * published. A village whose own reports are less complete than the district asks for has no rank, and the reason is said.
 */
import type { Table, TableRow } from '../checks/table.ts';
import { type Assessed, assess, checkRanks, type RankFinding } from '../measures/assessment.ts';
import type { MeasureOf } from '../template/measure-schema.ts';
import type { Tab } from '../template/schema.ts';
import { decimal, percent } from '../text/format.ts';
import { type ExplanationLine, formMeasure, keyDoubled, type Measured } from './form-measure.ts';
import type { Share, ShareOf } from './reported.ts';

/**
 * @param leastCompleteness share 0–1 below which a village is not ranked.
 * @param shareOf the figure of a village, as typed or from its own report.
 */
export function competitionOf(
  { rows, doubled }: Table,
  tab: Tab,
  spec: MeasureOf<'competition'>,
  year: number,
  leastCompleteness: number,
  shareOf: ShareOf,
): Measured {
  const incomplete = new Map(rows.flatMap((row) => tooIncomplete(row, spec, leastCompleteness, shareOf)));
  const twice = new Map(doubled.map(({ identity, key }) => [identity, key]));
  const criteria = spec.criteria.map(({ column, ...rest }) => ({ id: column, ...rest }));
  const assessed = assess(
    { year, scale: spec.scale, items: criteria, bands: [] },
    rows
      .filter(({ key }) => !incomplete.has(key))
      .map((row) => ({
        unit: row.key,
        scores: Object.fromEntries(criteria.map(({ id }) => [id, shareOf(row, id).value ?? null])),
      })),
  );
  const published = rows.flatMap((row) => {
    const rank = spec.rank === undefined ? undefined : row.number(spec.rank);
    return rank === undefined ? [] : [{ unit: row.key, rank, total: null, decimals: 0 }];
  });
  const findings = new Map(checkRanks(assessed, published).map((found) => [unitOf(found), found]));
  const label = (column: string) => tab.columns.find(({ name }) => name === column)?.label.id ?? column;
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  const placed = assessed.filter(({ place }) => place !== null);
  const lines = [
    ...assessed.map((one) => {
      const share = (column: string) => shareOf(rowOf.get(one.unit) as TableRow, column);
      return { unit: one.unit, ...standing(one, spec, label, share) };
    }),
    ...[...incomplete].sort(([a], [b]) => (a < b ? -1 : 1)).map(([unit, why]) => ({ unit, ...without(why) })),
    ...[...twice.values()]
      .sort()
      .map((unit) => ({ unit, ...without('kode desa ini tertulis pada lebih dari satu baris') })),
  ].map(
    ({ unit, value, message }): ExplanationLine => ({
      key: `Desa ${unit}`,
      value,
      message: `${message}${contradiction(findings.get(unit))}`,
    }),
  );
  return {
    measures: [
      formMeasure('ranked', `${year}-01-01`, {
        numerator: placed.length,
        denominator: rows.length,
        leftOut: [keyDoubled(doubled.length)],
      }),
    ],
    explanations:
      lines.length === 0
        ? []
        : [
            {
              title: 'Peringkat desa menurut nilai',
              of: String(year),
              note: 'Dihitung ulang dari kriteria dan bobot formulir ini; nilai sama berbagi peringkat.',
              lines,
            },
          ],
  };
}

function tooIncomplete(
  row: TableRow,
  { completeness }: MeasureOf<'competition'>,
  least: number,
  shareOf: ShareOf,
): [unit: string, why: string][] {
  if (completeness === undefined) return [];
  const { value, note } = shareOf(row, completeness);
  if (value === undefined) return [[row.key, 'kelengkapan isian laporan desa belum ditulis']];
  if (value >= least) return [];
  const found = `${percent(value, 'id')}${note === '' ? '' : ` (${note})`}`;
  return [[row.key, `kelengkapan isian laporan desa ${found}, di bawah ${percent(least, 'id')}`]];
}

function standing(
  { place, total, items, completeness }: Assessed,
  { criteria, scale, completeness: complete }: MeasureOf<'competition'>,
  label: (column: string) => string,
  shareOf: (column: string) => Share,
): { value: string; message: string } {
  if (place === null || total === null) {
    const lacking = items.filter(({ share }) => share === null).map(({ item }) => label(item));
    const outside = completeness.leftOut.some(({ reason }) => reason === 'outside-scale');
    return without(`${lacking.join(', ')} ${outside ? 'di luar skala atau belum diisi' : 'belum diisi'}`);
  }
  const parts = items.map(
    ({ item, share }, index) =>
      `${label(item)} ${percent(share as number, 'id')} dari nilai tertinggi (${withNote(`bobot ${decimal(criteria[index]!.weight, 'id', 2)}`, shareOf(item))})`,
  );
  const sum = `${decimal(total, 'id', 2)} dari ${decimal(scale, 'id', 2)}`;
  return { value: `Peringkat ${place}`, message: `Nilai ${sum}: ${parts.join('; ')}.${told(complete)}` };

  function told(column: string | undefined): string {
    const { value, note } = column === undefined ? { value: undefined, note: '' } : shareOf(column);
    if (column === undefined || value === undefined || note === '') return '';
    return ` ${label(column)} ${percent(value, 'id')} (${note}).`;
  }
}

const withNote = (text: string, { note }: Share): string => (note === '' ? text : `${text}; ${note}`);

const without = (why: string) => ({ value: 'Tidak diperingkat', message: `Tidak diperingkat: ${why}.` });

const unitOf = (found: RankFinding): string => ('unit' in found ? found.unit : found.units[0]);

function contradiction(found: RankFinding | undefined): string {
  if (found?.code === 'rank')
    return ` Diumumkan peringkat ${found.published}, menurut nilai peringkat ${found.computed}.`;
  return found?.code === 'not-assessed' ? ` Padahal diumumkan peringkat ${found.rank}.` : '';
}

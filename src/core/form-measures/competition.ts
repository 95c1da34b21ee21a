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

/** @param leastCompleteness share 0–1 below which a village is not ranked. */
export function competitionOf(
  { rows, doubled }: Table,
  tab: Tab,
  spec: MeasureOf<'competition'>,
  year: number,
  leastCompleteness: number,
): Measured {
  const incomplete = new Map(rows.flatMap((row) => tooIncomplete(row, spec, leastCompleteness)));
  const twice = new Map(doubled.map(({ identity, key }) => [identity, key]));
  const criteria = spec.criteria.map(({ column, ...rest }) => ({ id: column, ...rest }));
  const assessed = assess(
    { year, scale: spec.scale, items: criteria, bands: [] },
    rows
      .filter(({ key }) => !incomplete.has(key))
      .map((row) => ({
        unit: row.key,
        scores: Object.fromEntries(criteria.map(({ id }) => [id, row.number(id) ?? null])),
      })),
  );
  const published = rows.flatMap((row) => {
    const rank = spec.rank === undefined ? undefined : row.number(spec.rank);
    return rank === undefined ? [] : [{ unit: row.key, rank, total: null, decimals: 0 }];
  });
  const findings = new Map(checkRanks(assessed, published).map((found) => [unitOf(found), found]));
  const label = (column: string) => tab.columns.find(({ name }) => name === column)?.label.id ?? column;
  const placed = assessed.filter(({ place }) => place !== null);
  const lines = [
    ...assessed.map((one) => ({ unit: one.unit, ...standing(one, spec, label) })),
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
): [unit: string, why: string][] {
  if (completeness === undefined) return [];
  const share = row.number(completeness);
  if (share === undefined) return [[row.key, 'kelengkapan isian laporan desa belum ditulis']];
  if (share >= least) return [];
  return [
    [row.key, `kelengkapan isian laporan desa ${percent(share, 'id')}, di bawah ${percent(least, 'id')}`],
  ];
}

function standing(
  { place, total, items, completeness }: Assessed,
  { criteria, scale }: MeasureOf<'competition'>,
  label: (column: string) => string,
): { value: string; message: string } {
  if (place === null || total === null) {
    const lacking = items.filter(({ share }) => share === null).map(({ item }) => label(item));
    const outside = completeness.leftOut.some(({ reason }) => reason === 'outside-scale');
    return without(`${lacking.join(', ')} ${outside ? 'di luar skala atau belum diisi' : 'belum diisi'}`);
  }
  const parts = items.map(
    ({ item, share }, index) =>
      `${label(item)} ${percent(share as number, 'id')} dari nilai tertinggi (bobot ${decimal(criteria[index]!.weight, 'id', 2)})`,
  );
  const sum = `${decimal(total, 'id', 2)} dari ${decimal(scale, 'id', 2)}`;
  return { value: `Peringkat ${place}`, message: `Nilai ${sum}: ${parts.join('; ')}.` };
}

const without = (why: string) => ({ value: 'Tidak diperingkat', message: `Tidak diperingkat: ${why}.` });

const unitOf = (found: RankFinding): string => ('unit' in found ? found.unit : found.units[0]);

function contradiction(found: RankFinding | undefined): string {
  if (found?.code === 'rank')
    return ` Diumumkan peringkat ${found.published}, menurut nilai peringkat ${found.computed}.`;
  return found?.code === 'not-assessed' ? ` Padahal diumumkan peringkat ${found.rank}.` : '';
}

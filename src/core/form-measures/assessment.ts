/** Total and bands of one unit's assessment, item by item. Weights, maxima and bands are those of the template. */
import { keyIdentity } from '../cells/text.ts';
import type { Table } from '../checks/table.ts';
import { assess } from '../measures/assessment.ts';
import type { MeasureOf } from '../template/measure-schema.ts';
import type { Tab } from '../template/schema.ts';
import { decimal, percent } from '../text/format.ts';
import { type ExplanationLine, formMeasure, keyDoubled, type Measured } from './form-measure.ts';

export function assessmentOf(
  { rows, doubled }: Table,
  tab: Tab,
  spec: MeasureOf<'assessment'>,
  year: number,
): Measured {
  const items = tab.fixedRows.map(({ cells }) => ({
    id: String(cells[tab.key]),
    weight: Number(cells[spec.weight]),
    maximum: Number(cells[spec.maximum]),
  }));
  const byKey = new Map(rows.map((row) => [row.identity, row]));
  const twice = new Set(doubled.map(({ identity }) => identity));
  const rowOf = (id: string) => byKey.get(keyIdentity(id));
  const scores = Object.fromEntries(items.map(({ id }) => [id, rowOf(id)?.number(spec.score) ?? null]));
  const [assessed] = assess({ year, scale: spec.scale, items, bands: spec.bands }, [{ unit: '', scores }]);
  const { completeness, total, items: shares } = assessed!;
  // An item that stands more than once has no score, for another reason than a blank one.
  const leftOut = [
    ...completeness.leftOut.map(({ reason, count }) => ({
      reason,
      count: reason === 'blank' ? count - twice.size : count,
    })),
    keyDoubled(twice.size),
  ];
  const period = `${year}-01-01`;
  const weights = items.reduce((sum, { weight }) => sum + weight, 0);
  const lines = items.map(({ id, weight, maximum }, index): ExplanationLine => {
    const { share, band } = shares[index]!;
    const written = spec.band === undefined ? undefined : rowOf(id)?.text(spec.band);
    const score = scores[id] ?? null;
    const key = `Unsur ${id}`;
    if (share === null || score === null) {
      const why = twice.has(keyIdentity(id))
        ? 'tertulis pada lebih dari satu baris'
        : score === null
          ? 'belum dinilai'
          : `nilai di luar skala 0–${figure(maximum)}`;
      return { key, value: '–', message: `${sentence(why)}, sehingga nilai total belum ada.` };
    }
    const part = `${figure((spec.scale * weight * share) / weights)} dari ${figure((spec.scale * weight) / weights)}`;
    const counted = `${figure(score)} dari ${figure(maximum)} (${percent(share, 'id')}), bobot ${figure(weight)}: menyumbang ${part}.`;
    return { key, value: band ?? '–', message: `${counted}${bandNote(written, band, spec.bands)}` };
  });
  return {
    measures: [
      formMeasure('assessment', period, {
        numerator: total ?? 0,
        denominator: total === null ? 0 : spec.scale,
        leftOut: total === null ? leftOut : [],
      }),
      formMeasure('assessment-completeness', period, { ...completeness, leftOut }),
    ],
    explanations: [
      {
        title: 'Penilaian menurut unsur',
        of: String(year),
        note: `Skala ${figure(spec.scale)}. Bobot, nilai tertinggi, dan pita berasal dari formulir ini.`,
        lines,
      },
    ],
  };
}

/** A band whose bound is not known, as the district may have others, contradicts nothing unless a known one was reached. */
function bandNote(
  written: string | undefined,
  band: string | null,
  bands: MeasureOf<'assessment'>['bands'],
): string {
  if (written === undefined || written === band) return '';
  if (band === null && !bands.some(({ name }) => name === written)) return '';
  return band === null
    ? ` Pita tertulis ${written}, tetapi nilainya tidak mencapai batas pita itu.`
    : ` Pita tertulis ${written}, menurut nilai ${band}.`;
}

const figure = (value: number): string => decimal(value, 'id', 2);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

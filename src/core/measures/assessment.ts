/**
 * Performance assessment of districts (penilaian kinerja).
 *
 * Formula: total = scale × Σ weight × (score ÷ maximum) ÷ Σ weight; the band of an item is the highest one whose least
 * share it reaches.
 * Source: yearly assessment of the eight actions by the province. Certainty: of the bands only A = 100 % and B ≥ 75 % were
 * found, and totals on scales of about 50, 90 and 130 by province and year: items, weights, bands and scale are
 * configuration with a year, never a default of this project.
 * An item without a valid score leaves the unit without a total and without a place: an average over fewer items would
 * favour whoever leaves the hard ones blank.
 */
import * as z from 'zod';
import { LeftOutByReason, type Measure, measure, places } from './measure.ts';

export const AssessmentSchema = z.strictObject({
  year: z.int().min(2018).max(2100),
  /** The total of a unit with every maximum. */
  scale: z.number().positive(),
  items: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        weight: z.number().positive(),
        maximum: z.number().positive(),
      }),
    )
    .min(1),
  /** Names of grades with the least share of the maximum, in any order. */
  bands: z.array(z.strictObject({ name: z.string().min(1), least: z.number().min(0).max(1) })).default([]),
});

export type Assessment = z.infer<typeof AssessmentSchema>;

export interface Scores {
  unit: string;
  /** By item id; absent or null where it was not scored. */
  scores: Readonly<Record<string, number | null>>;
}

export interface Assessed {
  unit: string;
  items: readonly { item: string; share: number | null; band: string | null }[];
  /** Items scored ÷ items asked for. */
  completeness: Measure<'blank' | 'outside-scale'>;
  /** On the scale; null unless every item has a valid score. */
  total: number | null;
  /** 1, 2, 2, 4 among the units with a total. */
  place: number | null;
}

/** By place, then the units without a total; equal ones by code. */
export function assess(assessment: Assessment, units: readonly Scores[]): Assessed[] {
  const bands = assessment.bands.toSorted((a, b) => b.least - a.least);
  const assessed = units
    .toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
    .map((scores) => assessOne(assessment, bands, scores));
  const totalled = assessed.filter(({ total }) => total !== null);
  const ranked = places(totalled, ({ total }) => ({ numerator: total!, denominator: 1 }));
  return [
    ...ranked.map(({ item, place }) => ({ ...item, place })),
    ...assessed.filter(({ total }) => total === null),
  ];
}

function assessOne(
  { items, scale }: Assessment,
  bands: Assessment['bands'],
  { unit, scores }: Scores,
): Assessed {
  const leftOut = new LeftOutByReason<'blank' | 'outside-scale'>();
  let weighted = 0;
  let weights = 0;
  const shares = items.map(({ id, weight, maximum }) => {
    const score = scores[id] ?? null;
    const valid = score !== null && score >= 0 && score <= maximum;
    if (!valid) {
      leftOut.add(score === null ? 'blank' : 'outside-scale');
      return { item: id, share: null, band: null };
    }
    const share = score / maximum;
    weighted += weight * share;
    weights += weight;
    return { item: id, share, band: bands.find(({ least }) => share >= least)?.name ?? null };
  });
  const scored = shares.filter(({ share }) => share !== null).length;
  // Twelve digits, so that equal scores added in another order are a tie.
  const total = scored === items.length ? Number(((scale * weighted) / weights).toPrecision(12)) : null;
  return {
    unit,
    items: shares,
    completeness: measure(scored, items.length, leftOut.list()),
    total,
    place: null,
  };
}

export interface PublishedRank {
  unit: string;
  rank: number;
  /** As printed; null where it was not. */
  total: number | null;
  /** Decimals of the printed total. */
  decimals: number;
}

export type RankFinding =
  /** Ranked without a total of its own. */
  | { code: 'not-assessed'; unit: string; rank: number }
  | { code: 'rank'; unit: string; published: number; computed: number }
  | { code: 'total'; unit: string; published: number; computed: number }
  /** The published ranks contradict the published totals themselves. */
  | { code: 'ranked-above'; unit: string; other: string; totals: [number, number] }
  | { code: 'tie-broken'; units: [string, string]; total: number };

/** What a published list says against the scores, and against itself; by published rank. */
export function checkRanks(
  assessed: readonly Assessed[],
  published: readonly PublishedRank[],
): RankFinding[] {
  const byUnit = new Map(assessed.map((one) => [one.unit, one]));
  const list = published.toSorted((a, b) => a.rank - b.rank);
  const own = list.flatMap(({ unit, rank, total, decimals }): RankFinding[] => {
    const computed = byUnit.get(unit);
    if (computed?.place == null) return [{ code: 'not-assessed', unit, rank }];
    const found: RankFinding[] = [];
    if (computed.place !== rank)
      found.push({ code: 'rank', unit, published: rank, computed: computed.place });
    // Within one unit of the last decimal: rounded or cut off, both are in use.
    if (total !== null && Math.abs(total - computed.total!) >= 10 ** -decimals)
      found.push({ code: 'total', unit, published: total, computed: computed.total! });
    return found;
  });
  const against = list.flatMap((one, index): RankFinding[] => {
    const next = list[index + 1];
    if (next === undefined || one.total === null || next.total === null || one.rank === next.rank) return [];
    if (one.total < next.total)
      return [{ code: 'ranked-above', unit: one.unit, other: next.unit, totals: [one.total, next.total] }];
    return one.total === next.total
      ? [{ code: 'tie-broken', units: [one.unit, next.unit], total: one.total }]
      : [];
  });
  return [...own, ...against];
}

/** Public figures in words, for the spreadsheet of the community information groups. In Indonesian: it is what they pass on. */
import type { Explanations } from '../form-measures/form-measure.ts';
import type { PublishedFigure } from '../measures/publication/release.ts';
import { lineage } from '../measures/roll-up.ts';
import type { Zone } from '../schedule/deadline.ts';
import type { Unit } from '../units.ts';
import { date, decimal, integer } from './format.ts';
import { periodName } from './period.ts';
import { unitName } from './unit-name.ts';

export const HIDDEN = 'ditutup';

/** What readers are told of hidden counts. */
export const WHY_HIDDEN =
  'Angka 1–4, dan angka lain yang dapat membukanya, ditutup agar tidak ada anak yang dapat dikenali.';

/** What makes the figures of one day stand for good. */
export const FIXED_ON = (day: string): string =>
  `Dihitung pada ${day} dan sesudahnya tidak diubah; data yang datang terlambat masuk ke bulan pengukuran berikutnya.`;

export const roundName = (round: string): string => periodName(round.slice(0, 7), 'id');

/** `21,9 %`; undefined where a part is hidden. */
export function publishedShare({ measured, stunted }: PublishedFigure): string | undefined {
  if (measured === null || stunted === null || measured === 0) return undefined;
  return `${decimal((100 * stunted) / measured, 'id', 1)} %`;
}

export const publishedCount = (count: number | null): string =>
  count === null ? HIDDEN : integer(count, 'id');

/** One line a unit at or below `top` that has figures, each unit before those below it. */
export function publicationLines(
  { round, at }: { round: string; at: number },
  figures: readonly PublishedFigure[],
  units: readonly Unit[],
  top: string,
  zone: Zone,
): Explanations[] {
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const lines = figures
    .map((figure) => ({ figure, path: lineage(figure.unit, parents).reverse() }))
    .filter(({ path }) => path.includes(top))
    .sort((a, b) => (a.path.join() < b.path.join() ? -1 : 1))
    .map(({ figure }) => {
      const unit = byCode.get(figure.unit);
      return {
        key: unit === undefined ? `Unit ${figure.unit}` : unitName(unit),
        value: publishedShare(figure) ?? '–',
        message: `Diukur ${publishedCount(figure.measured)}, stunting ${publishedCount(figure.stunted)}; ${integer(figure.reporting, 'id')} dari ${integer(figure.expected, 'id')} unit melapor.`,
      };
    });
  if (lines.length === 0) return [];
  const note = `Boleh disalin dan disebarluaskan. ${WHY_HIDDEN} ${FIXED_ON(date(at, zone, 'id'))}`;
  return [{ title: 'Publikasi stunting', of: roundName(round), note, lines }];
}

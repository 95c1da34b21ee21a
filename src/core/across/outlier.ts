/**
 * The share of a unit against those of its siblings: median and median absolute deviation (spread.ts), so that the
 * unit looked for does not hide itself by moving the mean. Not compared, because it would warn of what is usual:
 * - shares of few: one child more or less makes a large difference (`least`);
 * - too few siblings with a share: nobody knows what is usual (`units`);
 * - rows that most siblings leave at 0, such as treatment of a rare illness: any case at all would stand out;
 * - rows in which most siblings have the very same share, often all: there is no spread to measure by;
 * - seasonal rows outside their months (`seasonal`): one unit counts early, another late;
 * - small differences, however tightly the others lie together (`difference`).
 */
import { containsMonth, readPeriod } from '../period.ts';
import type { AcrossCheck } from '../template/across-schema.ts';
import type { Tab } from '../template/schema.ts';
import { SUM } from './figures.ts';
import { basisOf, type FigureFinding } from './finding.ts';
import { type Form, figureOf, keysOf } from './form.ts';
import { median, medianDeviation, modifiedZScore } from './spread.ts';

export function outlier(
  own: Form,
  siblings: readonly Form[],
  tab: Tab,
  check: AcrossCheck<'outlier'>,
): FigureFinding[] {
  const { numerator, denominator, least, units, score, difference, severity } = check;
  const shareOf = (form: Form, key: string): number | undefined => {
    const [part, all] = [figureOf(form, tab, numerator, key), figureOf(form, tab, denominator, key)];
    return typeof part === 'number' && typeof all === 'number' && all >= least ? part / all : undefined;
  };
  return keysOf(own, tab, numerator).flatMap((key): FigureFinding[] => {
    const share = shareOf(own, key);
    if (share === undefined || !isInSeason(own, key, check)) return [];
    const shares = [own, ...siblings].map((form) => shareOf(form, key)).filter((one) => one !== undefined);
    if (shares.length < units || shares.filter((one) => one === 0).length * 2 > shares.length) return [];
    const [middle, deviation] = [median(shares), medianDeviation(shares)];
    if (deviation === 0 || Math.abs(share - middle) < difference) return [];
    if (modifiedZScore(share, middle, deviation) <= score) return [];
    const place = { tab: tab.name, ...(key !== SUM && { key }), columns: [numerator, denominator] };
    return [
      {
        code: 'outlier',
        ...place,
        params: { share, median: middle, units: shares.length - 1 },
        ...(severity && { severity }),
        basis: basisOf(own.figures, place),
      },
    ];
  });
}

/** A period of any length in which one of the row's months lies. */
function isInSeason({ period }: Form, key: string, { seasonal }: AcrossCheck<'outlier'>): boolean {
  const season = seasonal.find(({ rows }) => rows.includes(key));
  const read = readPeriod(period);
  return (
    season === undefined || read === undefined || season.months.some((month) => containsMonth(read, month))
  );
}

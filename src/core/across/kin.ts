/** Which forms a form is compared with. */
import { periodText, previousPeriod, readPeriod } from '../period.ts';
import type { Place } from './form.ts';

export interface Kin {
  /** Forms of the units that report to this one, of the same scheme and period. */
  children(place: Place): Place[];
  /** Forms of the unit that this one reports to. */
  parents(place: Place): Place[];
  /** Forms of other units of the same level under the same parent. */
  siblings(place: Place): Place[];
  /** The unit's own forms of the period before. */
  before(place: Place): Place[];
  /** The unit's own forms of the period after. */
  after(place: Place): Place[];
}

/** Every list is in the order of spreadsheet ids, whatever the order of `places`. */
export function kinOf(places: readonly Place[]): Kin {
  const sorted = [...places].sort((a, b) => (a.spreadsheetId < b.spreadsheetId ? -1 : 1));
  const by = (key: (place: Place) => string) => {
    const groups = Map.groupBy(sorted, key);
    return (wanted: string) => groups.get(wanted) ?? [];
  };
  const kind = ({ scheme, period }: Place) => JSON.stringify([scheme, period]);
  const ofUnit = by((place) => `${kind(place)} ${place.unit.code}`);
  const ofParent = by((place) => `${kind(place)} ${place.unit.parent}`);
  const afterUnit = by(
    (place) => `${kind({ ...place, period: periodBefore(place.period) })} ${place.unit.code}`,
  );
  return {
    children: (place) => ofParent(`${kind(place)} ${place.unit.code}`),
    parents: (place) => ofUnit(`${kind(place)} ${place.unit.parent}`),
    siblings: (place) =>
      place.unit.parent === null
        ? []
        : ofParent(`${kind(place)} ${place.unit.parent}`).filter(
            ({ unit }) => unit.level === place.unit.level && unit.code !== place.unit.code,
          ),
    before: (place) => ofUnit(`${kind({ ...place, period: periodBefore(place.period) })} ${place.unit.code}`),
    after: (place) => afterUnit(`${kind(place)} ${place.unit.code}`),
  };
}

function periodBefore(text: string): string {
  const period = readPeriod(text);
  return period === undefined ? '' : periodText(previousPeriod(period));
}

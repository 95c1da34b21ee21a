/** What an address of a page of figures asks for. */
import type { Query } from '../layout.ts';

/** As typed in the address: anything. What names nothing is as if it were not there. */
export interface Asked {
  template?: string | undefined;
  period?: string | undefined;
  level?: string | undefined;
  unit?: string | undefined;
  /** Row key. */
  indicator?: string | undefined;
}

/** Names in addresses are Indonesian, as the pages are. */
export function askedIn(query: Query): Asked {
  const { template, periode: period, jenjang: level, unit, indikator: indicator } = query;
  return { template, period, level, unit, indicator };
}

export function inAddress({ template, period, level, unit, indicator }: Asked): Query {
  return { template, periode: period, jenjang: level, unit, indikator: indicator };
}

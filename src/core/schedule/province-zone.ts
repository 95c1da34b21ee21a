/**
 * Time zones of the 38 provinces by their Kemendagri codes: Keputusan Presiden 41 of 1987; provinces founded since keep the
 * zone of the one they came from.
 */
import type { Zone } from './deadline.ts';

const PROVINCES: Record<Zone, string> = {
  'Asia/Jakarta': '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62',
  'Asia/Makassar': '51 52 53 63 64 65 71 72 73 74 75 76',
  'Asia/Jayapura': '81 82 91 92 93 94 95 96',
};

const ZONE_OF = new Map(
  Object.entries(PROVINCES).flatMap(([zone, codes]) =>
    codes.split(' ').map((code): [string, Zone] => [code, zone as Zone]),
  ),
);

/** Zone of the province that a code of Kemendagri lies in (`62.02.01` in 62); undefined for a code of another kind. */
export function zoneOfProvince(code: string): Zone | undefined {
  return /^\d{2}(\.|$)/.test(code) ? ZONE_OF.get(code.slice(0, 2)) : undefined;
}

/**
 * Codes that regions of today had before. Sheets carry them for years: in 2022 kabupaten of Papua and Papua Barat got
 * the code of a new province, their kecamatan and villages were numbered anew, and villages go with each new kecamatan.
 *
 * `old-codes.json` holds the code, the name it stood for, and what that is now; two where two fit. It was put together by
 * name within the region above, from lists of these dates:
 * - what was in Papua Barat (92): idn-area-data 3.0.0 (Kepmendagri 100.1.1-6117/2022) against 4.0.1 (Kepmendagri
 *   300.2.2-2138/2025); of what changed between 3.1.1 (UU 29/2022) and 4.0.1 also codes that were given to another village;
 * - kecamatan that were in Papua (91): the list of nik-parser 1.0.1 (MIT licence), from before 2022, against 4.0.1. Their
 *   villages are in no list at hand, and are matched by name;
 * - kabupaten of Kalimantan Utara (UU 20/2012), put down by hand, without what lies in them.
 *
 * The data are derived from idn-area-data, and like those under the Open Database License 1.0.
 */
import codes from './old-codes.json' with { type: 'json' };

export interface OldCode {
  /** Of what the code stood for. */
  name: string;
  /** Its code now; several where the lists leave open which. */
  now: readonly string[];
}

/** All that are known, by the old code. */
export const oldCodes: ReadonlyMap<string, OldCode> = new Map(
  Object.entries(codes as Record<string, string[]>).map(([code, [name = '', ...now]]): [string, OldCode] => [
    code,
    { name, now },
  ]),
);

/** What a code stood for. Undefined where it always meant what it means now, as far as is known. */
export const oldCode = (code: string): OldCode | undefined => oldCodes.get(code);

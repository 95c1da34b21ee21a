/**
 * Kabupaten whose code changed when their province was divided: their sheets still carry the old one. The codes of what
 * lies in them changed in the same first two groups.
 *
 * New codes: Permendagri 58/2021 and Kepmendagri 100.1.1-6117/2022 as idn-area-data has them. Old codes: Permendagri
 * 137/2017 (Papua and Papua Barat before the division of 2022) and 39/2015 (Kalimantan Timur before that of 2012), put
 * down by hand: each is free in the new list. Villages that were renamed or moved one by one are not in here.
 */
const MOVED: Record<string, string> = {
  // Papua → Papua Selatan
  '91.01': '93.01',
  '91.16': '93.02',
  '91.17': '93.03',
  '91.18': '93.04',
  // Papua → Papua Tengah
  '91.04': '94.01',
  '91.07': '94.02',
  '91.08': '94.03',
  '91.09': '94.04',
  '91.25': '94.05',
  '91.26': '94.06',
  '91.27': '94.07',
  '91.28': '94.08',
  // Papua → Papua Pegunungan
  '91.02': '95.01',
  '91.12': '95.02',
  '91.13': '95.03',
  '91.14': '95.04',
  '91.21': '95.05',
  '91.22': '95.06',
  '91.23': '95.07',
  '91.24': '95.08',
  // Papua Barat → Papua Barat Daya
  '92.01': '96.01',
  '92.04': '96.02',
  '92.05': '96.03',
  '92.09': '96.04',
  '92.10': '96.05',
  '92.71': '96.71',
  // Kalimantan Timur → Kalimantan Utara
  '64.04': '65.01',
  '64.06': '65.02',
  '64.05': '65.03',
  '64.10': '65.04',
  '64.73': '65.71',
};

/** Old and new code of each kabupaten that moved. */
export const movedCodes: readonly (readonly [old: string, now: string])[] = Object.entries(MOVED);

/** What a code is now; undefined where it did not change, as far as is known. */
export function movedCode(code: string): string | undefined {
  const now = MOVED[code.slice(0, 5)];
  return now === undefined ? undefined : now + code.slice(5);
}

/** Made-up values, the same at every run. */

/** A figure that looks drawn by lot: 0 to below `most`. */
export const some = (n: number, most: number): number => ((n * 7919 + 104_729) * 31) % most;

const NAMES =
  'Aulia Bintang Citra Dimas Eka Fajar Gilang Hana Indah Joko Kirana Lestari Made Nadia Oki'.split(' ');
export const person = (n: number): string => `${NAMES[n % 15]} ${NAMES[(n * 7 + 3) % 15]}`;
export const nik = (n: number): string =>
  `620206${String(1 + (n % 28) + (n % 2 ? 40 : 0)).padStart(2, '0')}${String(1 + (n % 12)).padStart(2, '0')}23${String(n + 1).padStart(4, '0')}`;
export const desa = (n: number): string =>
  'Baamang Hulu,Baamang Tengah,Tanah Mas,Tinduk,Baamang Hilir,Lampuyang,Basirih Hulu,Jaya Kelapa'.split(',')[
    n % 8
  ]!;
export const desaCode = (n: number): string => `62.02.06.20${String(1 + n).padStart(2, '0')}`;

/** Serial number of a day. */
export const day = (year: number, month: number, of: number): number =>
  (Date.UTC(year, month - 1, of) - Date.UTC(1899, 11, 30)) / 86_400_000;
export const written = (year: number, month: number, of: number): string =>
  `${String(of).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;

export const one =
  <T>(...choices: T[]) =>
  (n: number): T =>
    choices[n % choices.length]!;
export const always =
  <T>(value: T) =>
  (): T =>
    value;
export const blank = always(null);
export const running = (n: number): number => n + 1;
/** V in four of five rows. */
export const tick = (n: number): string => (n % 5 === 3 ? 'X' : 'V');

export const born = (n: number): number => day(2022, 1 + (n % 12), 3 + (n % 20));
export const measured = always(day(2025, 8, 9));
export const kilograms = (n: number): number => 5 + some(n, 120) / 10;
export const centimetres = (n: number): number => Math.round((55 + kilograms(n) * 3) * 10) / 10;
export const zScore = (n: number): number => some(n, 400) / 100 - 3;
export const classes = {
  bbu: one('Berat badan normal', 'Berat badan kurang', 'Berat badan sangat kurang'),
  tbu: one('Normal', 'Pendek', 'Sangat pendek'),
  bbtb: one('Gizi baik', 'Gizi kurang', 'Gizi baik'),
};

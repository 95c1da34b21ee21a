/** Headings as lists of words that can be compared: staff shorten, misspell, and add units in brackets. */
import { MONTH_WORDS } from '../cells/words.ts';

/** What staff write for it, and the words it stands for. Several words: the first reading is the usual one. */
const SHORT: Record<string, string> = {
  no: 'nomor',
  nmr: 'nomor',
  nama2: 'nama',
  nm: 'nama',
  tgl: 'tanggal',
  tggl: 'tanggal',
  tg: 'tanggal',
  jml: 'jumlah',
  jmlh: 'jumlah',
  jlh: 'jumlah',
  jum: 'jumlah',
  ket: 'keterangan',
  keteranga: 'keterangan',
  lhr: 'lahir',
  lahr: 'lahir',
  kelahiran: 'lahir',
  bb: 'berat badan',
  tb: 'tinggi badan',
  pb: 'panjang badan',
  jk: 'jenis kelamin',
  jenkel: 'jenis kelamin',
  kelamin: 'kelamin',
  kec: 'kecamatan',
  kab: 'kabupaten',
  kel: 'kelurahan',
  ds: 'desa',
  pkm: 'puskesmas',
  bln: 'bulan',
  thn: 'tahun',
  th: 'tahun',
  tw: 'triwulan',
  trw: 'triwulan',
  bumil: 'ibu hamil',
  bufas: 'ibu nifas',
  ortu: 'orang tua',
  persen: 'persentase',
  prosentase: 'persentase',
  presentase: 'persentase',
  pct: 'persentase',
  imun: 'imunisasi',
  reg: 'register',
  registrasi: 'register',
  rt: 'rumah tangga',
  pj: 'penanggung jawab',
  penanggungjawab: 'penanggung jawab',
  opd: 'penanggung jawab',
  hpht: 'hari pertama haid',
  ukur: 'ukur',
  pengukuran: 'ukur',
  diukur: 'ukur',
  penimbangan: 'timbang',
  ditimbang: 'timbang',
  umr: 'umur',
  usia: 'umur',
  indik: 'indikator',
  verif: 'verifikasi',
  dok: 'dokumen',
  dokumentasi: 'dokumen',
  link: 'tautan',
  url: 'tautan',
  ttg: 'tentang',
  konslg: 'konseling',
  dlm: 'dalam',
  dgn: 'dengan',
  utk: 'untuk',
};

/** Add nothing to a heading: joints, units, signs. */
const FILLERS: ReadonlySet<string> = new Set(
  'dan yang di ke dari pada untuk dengan atau dalam nya kg cm gram bulan2 rp orang buah hari ini data isi diisi v x dd mm yyyy yy hh'.split(
    ' ',
  ),
);

/** Say of whom or when a column is: with one of these too many it is another column. */
export const TELLING: ReadonlySet<string> = new Set(
  'ibu ayah suami anak bayi balita lahir ukur lalu sebelumnya target rencana desa kecamatan kabupaten posyandu puskesmas nik kk nomor nama alamat tanggal'.split(
    ' ',
  ),
);

/** A group over a column with one of these makes it another column: `Saat lahir` over `BB`. */
export const SETTING_APART: ReadonlySet<string> = new Set(
  'ibu ayah suami lahir awal lalu sebelumnya target rencana proyeksi'.split(' '),
);

/** Words of a heading in their order, without marks, units and joints; `2–<3` gives `2`, `3`. */
export function wordsOf(heading: string): string[] {
  if (/^\W*l\s*\/\s*p\W*$/i.test(heading)) return ['jenis', 'kelamin'];
  const bare = heading
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('%', ' persentase ')
    .replaceAll('&', ' dan ')
    .replace(/\bl\s*\/\s*p\b/g, ' ')
    .replace(/\bno\s*\.?\s*(?=\p{L})/gu, 'nomor ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (bare === '') return [];
  const words = bare.split(' ').flatMap((word) => (SHORT[word] ?? word).split(' '));
  const said = words.map(monthOf).filter((word) => !FILLERS.has(word));
  return said.length > 0 ? said : words;
}

/** Months have many spellings; the number is what they share. */
function monthOf(word: string): string {
  const month = MONTH_WORDS.get(word);
  return month === undefined ? word : `bulan-${month}`;
}

/** Whether a text has no word that would tell a column from another: `(kg)`, `(dd/mm/yyyy)`. */
export const isFiller = (text: string): boolean => wordsOf(text).every((word) => FILLERS.has(word));

/** Headings as lists of words that can be compared: staff shorten, misspell, and add units in brackets. */
import { MONTH_WORDS } from '../cells/words.ts';
import { ENGLISH } from './english.ts';

/** What staff write for it, and the words it stands for. Several words: the first reading is the usual one. */
const SHORT: Record<string, string> = {
  no: 'nomor',
  nmr: 'nomor',
  nokk: 'nomor kk',
  noreg: 'nomor register',
  nohp: 'nomor hp',
  nama2: 'nama',
  nm: 'nama',
  tgl: 'tanggal',
  tggl: 'tanggal',
  tg: 'tanggal',
  jml: 'jumlah',
  jmlh: 'jumlah',
  jlh: 'jumlah',
  jum: 'jumlah',
  juml: 'jumlah',
  jmlah: 'jumlah',
  ket: 'keterangan',
  keteranga: 'keterangan',
  lhr: 'lahir',
  lahr: 'lahir',
  kelahiran: 'lahir',
  brt: 'berat',
  bdn: 'badan',
  pjg: 'panjang',
  tgi: 'tinggi',
  klm: 'kelamin',
  klmn: 'kelamin',
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
  ortu: 'orangtua',
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
  yg: 'yang',
  tdk: 'tidak',
  tak: 'tidak',
  stts: 'status',
  sts: 'status',
  rmh: 'rumah',
  kunj: 'kunjungan',
  kls: 'kelas',
  klas: 'kelas',
  klp: 'kelompok',
  klmpk: 'kelompok',
  jns: 'jenis',
  kat: 'kategori',
  adm: 'administrasi',
  admin: 'administrasi',
  prev: 'prevalensi',
  kes: 'kesehatan',
  jamkes: 'jaminan kesehatan',
  wil: 'wilayah',
  sht: 'sehat',
  maks: 'maksimum',
  max: 'maksimum',
  cak: 'cakupan',
  anggt: 'anggota',
  kapan: 'tanggal',
  rank: 'peringkat',
  ranking: 'peringkat',
};

/** Add nothing to a heading: joints, units, signs. */
const FILLERS: ReadonlySet<string> = new Set(
  'dan yang di ke dari pada untuk dengan atau dalam nya kg cm gram bulan2 rp orang org jiwa buah hari ini data isi diisi isikan tulis tuliskan sebutkan apakah ada berapa silakan mohon v x dd mm yyyy yy hh of the for at in'.split(
    ' ',
  ),
);

/** Say of whom or when a column is: with one of these too many it is another column. */
export const TELLING: ReadonlySet<string> = new Set(
  'ibu ayah suami orangtua wali anak bayi balita lahir ukur lalu sebelumnya target rencana tahunlain desa kecamatan kabupaten posyandu puskesmas nik kk nomor nama alamat tanggal'.split(
    ' ',
  ),
);

/** A group over a column with one of these makes it another column: `Saat lahir` over `BB`. */
export const SETTING_APART: ReadonlySet<string> = new Set(
  'ibu ayah suami orangtua wali lahir awal lalu sebelumnya target rencana proyeksi tahunlain'.split(' '),
);

/** What is chosen in columns of many forms: `Ya/Tidak` tells none from another. */
export const ANSWERS: ReadonlySet<string> = new Set('ya tidak ada sudah belum'.split(' '));

/** Stand in the headings of many columns: one that shares nothing else with a name is not yet like it. */
export const GENERAL: ReadonlySet<string> = new Set(
  'nama nomor jumlah tanggal status jenis kode nilai skor aspek hasil persentase sumber ukur timbang'.split(
    ' ',
  ),
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
    .replace(/[∑Σσ]/g, ' jumlah ')
    .replace(/\borang\s+tua\b/g, 'orangtua')
    .replace(/(\p{L}{4})nya\b/gu, '$1')
    .replace(/\bl\s*\/\s*p\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (bare === '') return [];
  const words = bare.split(' ').flatMap((word) => (SHORT[word] ?? ENGLISH[word] ?? word).split(' '));
  const said = words.map(monthOf).filter((word) => !FILLERS.has(word));
  return said.length > 0 ? said : words;
}

/** A heading without the year that the form is of; another year is said as such, `Capaian 2023` beside `Capaian 2024`. */
export function ofYear(heading: string, year: number): string {
  const told = heading.replace(/(?:\b(?:tahun|thn|th)\b\.?\s*)?\b(20\d\d)\b/gi, (_, said) =>
    Number(said) === year ? ' ' : ` ${OTHER_YEAR} `,
  );
  return told.trim() === '' ? heading : told;
}
const OTHER_YEAR = 'tahunlain';

/** Months have many spellings; the number is what they share. */
function monthOf(word: string): string {
  const month = MONTH_WORDS.get(word);
  return month === undefined ? word : `bulan-${month}`;
}

/**
 * What stands outside of brackets, where there is both: remarks, choices and units stand inside. For whom a thing is,
 * `Kunjungan rumah bagi anak gizi buruk`, is such a remark without brackets.
 */
export function withoutBrackets(heading: string): { outside: string; inside: string } | undefined {
  const remarked = heading.replace(/\s(?:bagi|untuk|utk|kepada|kpd)\s+([^()[\]]+)$/i, ' ($1)');
  const inside = [...remarked.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, text]) => text).join(' ');
  const outside = remarked.replace(/[([][^()[\]]*[)\]]/g, ' ').trim();
  return !/[\p{L}\p{N}]/u.test(inside) || outside === '' ? undefined : { outside, inside };
}

/** Two names of one column, or of its parts, as they are written with a stroke: `Kendala/Ket`. */
export const alternatives = (heading: string): string[] => {
  const parts = heading.replace(/[([][^()[\]]*[)\]]/g, ' ').split('/');
  return parts.length > 1 && parts.every((part) => /\p{L}{3}/u.test(part)) ? parts : [];
};

/** Whether a text has no word that would tell a column from another: `(kg)`, `(dd/mm/yyyy)`. */
export const isFiller = (text: string): boolean => wordsOf(text).every((word) => FILLERS.has(word));

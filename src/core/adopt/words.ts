/** Headings as lists of words that can be compared: staff shorten, misspell, and add units in brackets. */
import { MONTH_WORDS } from '../cells/words.ts';

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
  'dan yang di ke dari pada untuk dengan atau dalam nya kg cm gram bulan2 rp orang org jiwa buah hari ini data isi diisi isikan tulis tuliskan sebutkan apakah ada berapa silakan mohon v x dd mm yyyy yy hh'.split(
    ' ',
  ),
);

/** Say of whom or when a column is: with one of these too many it is another column. */
export const TELLING: ReadonlySet<string> = new Set(
  'ibu ayah suami orangtua wali anak bayi balita lahir ukur lalu sebelumnya target rencana desa kecamatan kabupaten posyandu puskesmas nik kk nomor nama alamat tanggal'.split(
    ' ',
  ),
);

/** A group over a column with one of these makes it another column: `Saat lahir` over `BB`. */
export const SETTING_APART: ReadonlySet<string> = new Set(
  'ibu ayah suami orangtua wali lahir awal lalu sebelumnya target rencana proyeksi'.split(' '),
);

/** What is chosen in columns of many forms: `Ya/Tidak` tells none from another. */
export const ANSWERS: ReadonlySet<string> = new Set('ya tidak ada sudah belum'.split(' '));

/** Stand in the headings of many columns: one that shares nothing else with a name is not yet like it. */
export const GENERAL: ReadonlySet<string> = new Set(
  'nama nomor jumlah tanggal status jenis kode nilai hasil persentase sumber ukur timbang'.split(' '),
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
    .replace(/\borang\s+tua\b/g, 'orangtua')
    .replace(/(\p{L}{4})nya\b/gu, '$1')
    .replace(/\bl\s*\/\s*p\b/g, ' ')
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

/** What stands outside of brackets, where there is both: remarks, choices and units stand inside. */
export function withoutBrackets(heading: string): { outside: string; inside: string } | undefined {
  const inside = [...heading.matchAll(/[([]([^()[\]]*)[)\]]/g)].map(([, text]) => text).join(' ');
  const outside = heading.replace(/[([][^()[\]]*[)\]]/g, ' ').trim();
  return !/\p{L}/u.test(inside) || outside === '' ? undefined : { outside, inside };
}

/** Whether a text has no word that would tell a column from another: `(kg)`, `(dd/mm/yyyy)`. */
export const isFiller = (text: string): boolean => wordsOf(text).every((word) => FILLERS.has(word));

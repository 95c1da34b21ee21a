/**
 * Problems as sentences for the staff who can put them right: place, fault, remedy, in plain Indonesian.
 * The row number is not in the sentence: the row's own formula puts it before, so that it never ages.
 */
import type { Problem, ProblemCode } from '../checks/problem.ts';
import type { Column, Template } from '../template/schema.ts';
import { integer, percent } from './format.ts';
import { DATE_SENTENCES } from './sentences/dates.ts';
import { IDENTITY_SENTENCES } from './sentences/identities.ts';
import { NUMBER_SENTENCES } from './sentences/numbers.ts';
import { figure, type LabelOf, number, type Sentence, type Sentences, shown } from './sentences/sentence.ts';
import { TEXT_SENTENCES } from './sentences/texts.ts';

export type { Sentence } from './sentences/sentence.ts';

const rowList = (rows: readonly number[]) =>
  rows.length <= 8
    ? rows.join(', ').replace(/, (\d+)$/, ' dan $1')
    : `${rows.slice(0, 8).join(', ')} dan ${integer(rows.length - 8, 'id')} baris lain`;
/** What cells of a column should be. */
const KINDS: Record<Column['type'], string> = {
  string: 'yang dapat dibaca',
  integer: 'berupa angka',
  number: 'berupa angka',
  percent: 'berupa angka',
  date: 'berupa tanggal',
  yearmonth: 'berupa bulan',
  quarter: 'berupa triwulan',
  mark: 'berupa tanda yang dikenal',
};

const SENTENCES: Sentences<ProblemCode> = {
  ...NUMBER_SENTENCES,
  ...DATE_SENTENCES,
  ...IDENTITY_SENTENCES,
  ...TEXT_SENTENCES,
  'column-unreadable': (p, column) => ({
    message: `${column}: ${integer(p.cells, 'id')} isian di kolom ini, tidak satu pun ${KINDS[p.type]}.`,
    remedy: 'Periksa apakah isian tergeser ke kolom sebelahnya, lalu kembalikan ke tempatnya.',
  }),
  'required-missing': (_p, column) => ({ message: `${column}: belum diisi.`, remedy: 'Isi kolom ini.' }),
  'half-filled': (p, column) => ({
    message: `${column}: belum diisi, padahal pasangannya sudah.`,
    remedy:
      p.owner === undefined ? 'Lengkapi agar isian ini dihitung.' : `Mintalah angkanya kepada ${p.owner}.`,
  }),
  'not-above': (p, column, label) => ({
    message: `${column}: ${figure(p.value)} melebihi ${label(p.limitColumn)}${p.limit === undefined ? '' : ` (${number(p.limit)})`}.`,
    remedy: 'Periksa kembali kedua angka.',
  }),
  percentage: (p, column) => ({
    message:
      p.typed === undefined || p.computed === undefined
        ? `${column}: persentase ini berbeda dari hasil hitungan.`
        : `${column}: tertulis ${percent(p.typed, 'id')}, hasil hitungan ${percent(p.computed, 'id')}.`,
    remedy: 'Kosongkan persentasenya atau samakan dengan hitungan.',
  }),
  'percentage-alone': (_p, column) => ({
    message: `${column}: ada persentase, tetapi angka asalnya belum lengkap.`,
    remedy: 'Isi kedua angka asalnya.',
  }),
  'zero-target': (_p, column) => ({
    message: `${column}: terisi 0, sehingga cakupan tidak dapat dihitung.`,
    remedy: 'Bila memang tidak ada sasaran, pilih “Tidak ada sasaran”; bila ada, isi jumlahnya.',
  }),
  'not-applicable-with-value': (_p, column) => ({
    message: `${column}: berisi angka, padahal ditandai “Tidak ada sasaran”.`,
    remedy: 'Hapus angkanya atau hapus tandanya.',
  }),
  'formula-error': (p, column) => ({
    message: `${column}: rumus rusak${p.value === undefined ? '' : ` (${p.value})`}.`,
    remedy: 'Hapus rumusnya dan ketik angkanya.',
  }),
  'not-unique': (p, column) => ({
    message: `${column}: isian yang sama ada di baris ${rowList(p.rows)}.`,
    remedy: 'Setiap baris harus berbeda.',
  }),
  'key-doubled': (p, column) => ({
    message: `${column}: “${shown(p.key)}” dipakai di baris ${rowList(p.rows)}.`,
    remedy: 'Satu kunci hanya untuk satu baris; betulkan atau hapus salah satunya.',
  }),
  'key-blank': (_p, column) => ({
    message: `${column}: masih kosong.`,
    remedy: 'Isi agar baris dapat diperiksa.',
  }),
  'key-wildcard': (p, column) => ({
    message: `${column}: “${shown(p.key)}” memuat tanda * ? ~.`,
    remedy: 'Ganti dengan tulisan biasa.',
  }),
  'key-unknown': (p, column) => ({
    message: `${column}: “${shown(p.key)}” tidak ada dalam formulir ini.`,
    remedy: 'Kembalikan kunci aslinya (menu File → Histori versi).',
  }),
  'key-missing': (p, column) => ({
    message: `${column}: baris “${shown(p.key)}” tidak ditemukan.`,
    remedy: 'Kembalikan kunci aslinya (menu File → Histori versi).',
  }),
  'header-missing': (p) => ({
    message: `Judul kolom “${p.label}” tidak ditemukan${p.found === '' ? '' : ` (yang tidak dikenal: ${shown(p.found)})`}.`,
    remedy: 'Kembalikan judul kolom seperti semula. Sebelum itu isian tidak dapat diperiksa.',
  }),
  'header-doubled': (p) => ({
    message: `Judul kolom “${p.label}” ada lebih dari satu.`,
    remedy: 'Sisakan satu saja. Sebelum itu isian tidak dapat diperiksa.',
  }),
  'too-many-rows': (p) => ({
    message: `${integer(p.rows, 'id')} baris di bawah batas ${integer(p.limit, 'id')} baris tidak diperiksa.`,
    remedy: 'Hapus baris yang tidak dipakai, atau hubungi pengelola.',
  }),
  'no-rows': () => ({
    message: 'Tidak ada satu baris pun yang dapat diperiksa.',
    remedy: 'Isi formulir, atau kembalikan barisnya.',
  }),
  'merged-cells': (p) => ({
    message: `Sel ${p.range} digabungkan, sehingga isinya tidak terbaca satu per satu.`,
    remedy: 'Pisahkan kembali (menu Format → Gabungkan sel → Pisahkan).',
  }),
  'locale-not-indonesian': (p) => ({
    message: `Lokal spreadsheet ini “${p.locale}”, bukan Indonesia: angka berkoma dapat terbaca salah.`,
    remedy: 'Ubah lewat menu File → Setelan → Lokal → Indonesia, lalu periksa kembali angka-angkanya.',
  }),
  'zone-differs': (p) => ({
    message: `Zona waktu spreadsheet ini ${p.zone}, seharusnya ${p.expected}.`,
    remedy: 'Ubah lewat menu File → Setelan → Zona waktu.',
  }),
  'state-unknown': (p) => ({
    message: `Keadaan formulir “${shown(p.value)}” tidak dikenal; dianggap draft.`,
    remedy: 'Pilih dari daftar: draft, diajukan, diverifikasi, disetujui, dikembalikan.',
  }),
  'changed-after-approval': () => ({
    message: 'Isian berubah setelah disetujui; formulir kembali dianggap draft.',
    remedy: 'Ajukan dan mintakan persetujuan kembali.',
  }),
};

/** One problem in Indonesian. Column names become the labels that staff see. */
export function problemSentence(problem: Problem, template: Template): Sentence {
  const tab = template.tabs.find((candidate) => candidate.name === problem.tab);
  const label: LabelOf = (name) => tab?.columns.find((column) => column.name === name)?.label.id ?? name;
  const sentence = SENTENCES[problem.code] as (params: unknown, column: string, label: LabelOf) => Sentence;
  return sentence(problem.params, label(problem.columns[0] ?? ''), label);
}

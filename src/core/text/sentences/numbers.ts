/** Figures that cannot be read, or that their column does not allow. */
import { figure, number, type Sentences, typed } from './sentence.ts';

type Codes =
  | 'not-a-number'
  | 'ambiguous-number'
  | 'number-typo'
  | 'number-letter'
  | 'number-range'
  | 'number-bound'
  | 'number-scientific'
  | 'placeholder'
  | 'not-whole'
  | 'below-minimum'
  | 'above-maximum';

export const NUMBER_SENTENCES: Sentences<Codes> = {
  'not-a-number': (p, column) => ({
    message: `${column}: ${typed(p.value)} bukan angka.`,
    remedy:
      p.suggestion === undefined
        ? 'Ketik angkanya saja, misalnya 20, tanpa kata atau satuan.'
        : `Ketik angkanya saja: ${number(p.suggestion)}, tanpa kata atau satuan.`,
  }),
  'ambiguous-number': (p, column) => ({
    message: `${column}: ${typed(p.value)} dapat dibaca dua cara${p.read === undefined ? '' : `; kami membacanya ${number(p.read)}`}.`,
    remedy: 'Ketik ulang sebagai angka tanpa titik ribuan.',
  }),
  'number-typo': (p, column) => ({
    message: `${column}: ada titik atau koma di akhir ${typed(p.value)}${p.read === undefined ? '' : `; kami membacanya ${number(p.read)}`}.`,
    remedy: 'Hapus titik atau koma yang terakhir, misalnya 10,2.',
  }),
  'number-letter': (p, column) => ({
    message: `${column}: ${typed(p.value)} memuat huruf di antara angkanya, mungkin O untuk 0.`,
    remedy:
      p.suggestion === undefined
        ? 'Ketik ulang dengan angka saja, misalnya 10,2.'
        : `Ketik ulang dengan angka saja, misalnya ${p.suggestion}.`,
  }),
  'number-range': (p, column) => ({
    message: `${column}: ${typed(p.value)} adalah rentang, bukan satu angka.`,
    remedy: 'Isi satu angka saja, misalnya 35.',
  }),
  'number-bound': (p, column) => ({
    message: `${column}: ${typed(p.value)} memakai tanda lebih atau kurang, bukan angka yang pasti.`,
    remedy: 'Isi angka hasil pendataan, misalnya 2,5, tanpa tanda ≥, ≤, > atau <.',
  }),
  'number-scientific': (p, column) => ({
    message: `${column}: ${typed(p.value)} tampaknya nomor induk yang rusak karena diubah menjadi angka.`,
    remedy: 'Isi angka yang diminta kolom ini, misalnya 20; NIK ditulis di kolom NIK.',
  }),
  placeholder: (p, column) => ({
    message: `${column}: ${typed(p.value)} tidak jelas artinya, sehingga dianggap belum diisi.`,
    remedy: 'Bila belum ada data, kosongkan; bila datanya ada, isi datanya.',
  }),
  'not-whole': (p, column) => ({
    message: `${column}: ${figure(p.value)} bukan bilangan bulat.`,
    remedy: 'Isi jumlah orang atau kegiatan tanpa koma.',
  }),
  'below-minimum': (p, column) => ({
    message: `${column}: ${figure(p.value)} kurang dari ${number(p.minimum)}.`,
    remedy: 'Periksa kembali angkanya.',
  }),
  'above-maximum': (p, column) => ({
    message: `${column}: ${figure(p.value)} lebih dari ${number(p.maximum)}.`,
    remedy: 'Periksa kembali angkanya.',
  }),
};

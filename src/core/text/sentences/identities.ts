/** NIK and KK. No digit of them stands in a sentence. */
import { integer } from '../format.ts';
import type { Sentences } from './sentence.ts';

type Codes =
  | 'identity-length'
  | 'identity-not-digits'
  | 'identity-damaged'
  | 'identity-date'
  | 'identity-serial'
  | 'identity-region'
  | 'identity-as-number'
  | 'identity-swapped';

const FROM_CARD = "Ketik ulang 16 angkanya dari KTP atau KK, dengan tanda petik (') di depannya.";

export const IDENTITY_SENTENCES: Sentences<Codes> = {
  'identity-length': (p, column) => ({
    message: `${column}: ada ${integer(p.digits, 'id')} angka, seharusnya 16.`,
    remedy: 'Cocokkan dengan KTP atau KK, lalu lengkapi atau betulkan.',
  }),
  'identity-not-digits': (_p, column) => ({
    message: `${column}: memuat huruf atau tanda, mungkin O untuk 0.`,
    remedy: 'Ketik ulang 16 angkanya saja, tanpa huruf.',
  }),
  'identity-damaged': (p, column) => ({
    message:
      p.how === 'rounded'
        ? `${column}: angka terakhirnya hilang karena nomor ini tersimpan sebagai bilangan.`
        : `${column}: nomor ini berubah menjadi bilangan berpangkat (E+15), sehingga angka-angka akhirnya hilang.`,
    remedy: FROM_CARD,
  }),
  'identity-date': (_p, column) => ({
    message: `${column}: angka ke-7 sampai ke-12 bukan tanggal yang ada.`,
    remedy: 'Cocokkan dengan KTP atau KK; hari lahir perempuan ditambah 40.',
  }),
  'identity-serial': (_p, column) => ({
    message: `${column}: berakhir dengan 0000, padahal nomor urut dimulai dari 0001.`,
    remedy: 'Cocokkan empat angka terakhirnya dengan KTP atau KK.',
  }),
  'identity-region': (_p, column) => ({
    message: `${column}: enam angka pertamanya bukan kode wilayah yang dikenal.`,
    remedy: 'Cocokkan dengan KTP atau KK; bila memang demikian, biarkan.',
  }),
  'identity-as-number': (_p, column) => ({
    message: `${column}: tersimpan sebagai bilangan, sehingga mudah rusak.`,
    remedy: 'Ubah format kolomnya menjadi teks biasa (menu Format → Angka → Teks biasa).',
  }),
  'identity-swapped': (_p, column) => ({
    message: `${column}: tampaknya berisi NIK, bukan nomor KK.`,
    remedy: 'Periksa apakah NIK dan nomor KK tertukar kolom.',
  }),
};

/**
 * What families are told, in plain Indonesian. Sources: Permenkes 2/2020 (Standar Antropometri Anak) and the WHO Child
 * Growth Standards for what stunting is and how it is measured; Permenkes 21/2021 for visits in pregnancy; Buku Kesehatan
 * Ibu dan Anak (Kementerian Kesehatan) for what is done.
 */

export const WHAT = [
  'Stunting berarti anak lebih pendek daripada anak lain seumurnya karena kurang gizi atau sering sakit dalam waktu lama. Otaknya pun dapat kurang berkembang.',
  'Masa yang paling menentukan adalah 1.000 hari pertama: sejak dalam kandungan sampai umur dua tahun. Stunting dapat dicegah.',
];

export const SIGNS = [
  'Tinggi badan tidak dapat dinilai dengan mata saja: anak diukur di posyandu. Di bawah dua tahun anak diukur telentang, sesudahnya berdiri.',
  'Disebut pendek (stunted) bila panjang atau tinggi badan menurut umur di bawah −2 simpangan baku (SD) standar WHO, dan sangat pendek bila di bawah −3 SD.',
  'Waspadai berat badan yang tidak naik, anak yang sering sakit, dan garis pertumbuhan di Buku KIA yang mendatar atau menurun.',
];

export const DONE = [
  'Ibu hamil: periksa sedikitnya 6 kali, minum tablet tambah darah, makan lebih beragam.',
  'Bayi: inisiasi menyusu dini, ASI saja sampai 6 bulan, lalu makanan pendamping dengan telur, ikan, atau daging setiap hari dan ASI sampai 2 tahun.',
  'Balita: ditimbang dan diukur di posyandu setiap bulan, imunisasi lengkap, vitamin A setiap Februari dan Agustus.',
  'Keluarga: air bersih, jamban sehat, cuci tangan dengan sabun, tidak merokok di dekat anak.',
  'Remaja putri dan calon pengantin: tablet tambah darah dan pemeriksaan kesehatan sebelum menikah.',
];

export const SOURCES =
  'Sumber: Permenkes Nomor 2 Tahun 2020 (Standar Antropometri Anak), WHO Child Growth Standards, Permenkes Nomor 21 Tahun 2021, Buku Kesehatan Ibu dan Anak.';

export const OTHER_FIGURES =
  'Angka survei dan e-PPGBM dapat berbeda karena cara dan waktunya lain; sebutkan selalu sumber dan bulannya.';

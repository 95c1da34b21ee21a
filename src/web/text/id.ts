/** Wording of the pages in Bahasa Indonesia. Numbers and dates come in already written out. */
import type { Label } from '../../core/template/schema.ts';
import { figuresId } from './figures-id.ts';
import { upkeepId } from './upkeep-id.ts';

const label = (label: Label): string => label.id;

export const id = {
  label,
  product: 'Pantau',
  title: 'Capaian penginputan',
  skip: 'Langsung ke isi',
  navigation: {
    dashboard: 'Dasbor',
    measures: 'Ukuran',
    coverage: 'Cakupan',
    mailLog: 'Catatan surel',
    mailbox: 'Kotak surat',
    addresses: 'Alamat',
    operations: 'Keadaan sistem',
    signOut: 'Keluar',
    other: 'English',
  },
  demonstration: 'Data contoh — bukan data resmi',
  forms: 'Formulir',
  states: { filled: 'terisi', valid: 'sah', submitted: 'diajukan', approved: 'disetujui' },
  stateHelp: {
    filled: 'angka atau “tidak ada sasaran”',
    valid: 'terisi tanpa kesalahan',
    submitted: 'formulir sudah diajukan',
    approved: 'formulir sudah disetujui',
  },
  headline: (state: string) => `Capaian penginputan (${state})`,
  counts: (count: string, expected: string) => `${count} dari ${expected} isian`,
  formula: (state: string) => `Rumus: jumlah isian ${state} ÷ jumlah isian wajib seluruh unit`,
  asOf: (time: string) => `Keadaan ${time}`,
  checkedBetween: (oldest: string, newest: string) => `Lembar diperiksa antara ${oldest} dan ${newest}`,
  checkedAt: (time: string) => `Semua lembar diperiksa ${time}`,
  unchecked: (count: string) => `${count} lembar belum diperiksa; isiannya belum ikut dihitung.`,
  nothingChecked: 'Belum ada lembar yang diperiksa.',
  noForms: 'Belum ada lembar yang terdaftar.',

  deadlines: 'Batas waktu',
  deadlineKinds: { official: 'resmi', internal: 'internal' },
  daysLeft: (days: string) => `${days} hari lagi`,
  lastDay: 'hari terakhir',
  passed: (days: string) => `lewat ${days} hari`,
  passedToday: 'lewat hari ini',
  noDeadline: 'Belum ada batas waktu yang ditetapkan.',
  need: (perDay: string) => `Agar 100\u00a0%, perlu ${perDay} isian per hari`,
  needWorking: (perDay: string, knownUntil: string | null) =>
    ` (${perDay} per hari kerja${knownUntil === null ? '' : `; hari libur setelah ${knownUntil} belum diketahui`})`,

  course: 'Perjalanan capaian',
  forecast: (pace: string, date: string, share: string, range: string) =>
    `Dengan laju sekarang (${pace} isian per hari) capaian pada ${date} diperkirakan ${share} (${range}).`,
  forecastMethod: (days: string) =>
    `Laju dihitung dari pertambahan selama ${days} hari terakhir; kisaran dalam kurung memuat 80\u00a0% kemungkinan dan melebar untuk hari yang lebih jauh.`,
  forecastDone: 'Semua isian sudah lengkap.',
  forecastPast: (date: string) => `Batas waktu ${date} sudah lewat.`,
  forecastTooLittle: (days: string) =>
    `Belum dapat diperkirakan: perlu sedikitnya 3 hari catatan dengan jumlah isian wajib yang sama; baru ada ${days}.`,
  chart: {
    title: (state: string) => `Capaian penginputan (${state}) dari hari ke hari`,
    course: (first: string, firstDate: string, last: string, lastDate: string) =>
      `Dari ${first} pada ${firstDate} menjadi ${last} pada ${lastDate}.`,
    projection: (share: string, range: string, date: string) =>
      `Perkiraan pada ${date}: ${share} (${range}).`,
    target: 'Target 100 %',
    today: 'hari ini',
    measured: 'tercatat',
    projected: 'perkiraan dan kisaran 80 %',
    table: 'Tampilkan angkanya',
    date: 'Tanggal',
    share: 'Capaian',
    forecastRow: (date: string) => `${date} (perkiraan)`,
  },

  deciding: {
    title: 'Unit yang menentukan',
    about: (units: string, entries: string, date: string) =>
      `${units} unit belum akan selesai pada ${date} dengan lajunya sendiri; seluruhnya kurang ${entries} isian. Bila mereka selesai, target tercapai tanpa unit lain perlu mempercepat.`,
    pace: 'Laju per hari',
    needed: 'Perlu per hari kerja',
    shortfall: 'Diperkirakan kurang',
    others: (units: string, entries: string) =>
      `Dan ${units} unit lain, yang diperkirakan kurang ${entries} isian.`,
  },

  byLevel: 'Menurut jenjang',
  level: 'Jenjang',
  levels: {
    provinsi: 'Provinsi',
    kabupaten: 'Kabupaten',
    kecamatan: 'Kecamatan',
    puskesmas: 'Puskesmas',
    desa: 'Desa',
  },
  spreadsheets: (count: string) => `${count} lembar`,
  total: 'Jumlah',

  units: 'Unit menurut sisa isian',
  unitsNote:
    'Yang paling banyak sisanya berada paling atas. Batang menunjukkan isian yang terisi; bagian yang lebih tegas sudah sah.',
  unit: 'Unit',
  filledOf: 'Terisi / wajib',
  owed: 'Sisa',
  valid: 'Sah',
  problems: 'Masalah',
  errors: (count: string) => `${count} salah`,
  warnings: (count: string) => `${count} perlu dicek`,
  waived: (count: string, since: string) => `${count} dikecualikan (sejak ${since})`,
  none: 'tidak ada',
  formState: 'Keadaan formulir',
  formStates: {
    draft: 'draft',
    diajukan: 'diajukan',
    diverifikasi: 'diverifikasi',
    disetujui: 'disetujui',
    dikembalikan: 'dikembalikan',
  },
  checked: 'Diperiksa',
  notChecked: 'belum diperiksa',
  sheet: 'Lembar',
  open: 'Buka lembar',
  openOf: (unit: string) => `Buka lembar ${unit}`,
  withoutSheet: (units: string) => `Belum punya lembar terdaftar: ${units}.`,

  problemsByKind: 'Masalah menurut jenis',
  noProblems: 'Tidak ada masalah pada isian yang sudah diperiksa.',
  kind: 'Jenis',
  severity: 'Tingkat',
  severities: {
    error: 'perlu diperbaiki',
    warning: 'perlu dicek',
    info: 'sekadar catatan',
    waived: 'dikecualikan',
  },
  count: 'Jumlah',

  troubles: {
    'not-found': 'Lembar hilang atau tidak lagi dibagikan kepada Pantau',
    'no-access': 'Pantau tidak diberi hak membuka atau menulis lembar ini',
    trashed: 'Lembar berada di tempat sampah Drive',
    'office-file': 'Berkas masih .xlsx; simpan sebagai Google Spreadsheet',
    'range-missing': 'Rentang bernama milik Pantau atau tabnya terhapus',
    protected: 'Rentang yang dilindungi menghalangi Pantau menulis',
    'template-unknown': 'Versi formulir lembar ini tidak dikenal',
    unreadable: 'Judul kolom tidak sesuai formulir, sehingga isian tidak dapat dibaca',
    'rule-failed': 'Sebuah aturan formulir gagal dijalankan; lembar ini belum diperiksa',
    'status-formula': 'Rumus status di lembar tidak bekerja sebagaimana mestinya',
    'rate-limited': 'Jatah pemanggilan Google habis; menunggu giliran',
    unavailable: 'Google belum menjawab; akan dicoba lagi',
    auth: 'Google menolak akun layanan Pantau',
    unexpected: 'Jawaban Google tidak dikenal; akan dicoba lagi',
  },
  since: (time: string) => `Angka yang tampil berasal dari ${time}.`,

  incidents: 'Kejadian',
  incidentTitle: 'Kejadian',
  incidentTitles: {
    'status-overwritten': 'Teks di kolom status diganti kembali oleh Pantau',
    'set-aside': 'Lembar disisihkan: pemeriksaannya terus gagal. Pantau mencobanya lagi sesekali',
    'taken-back': 'Lembar yang disisihkan sudah dapat diperiksa lagi',
    'register-in-force': 'Perubahan Register diberlakukan',
    'register-waits': 'Perubahan banyak alamat di Register menunggu persetujuan',
    'register-second': 'Ada Register kedua; isinya tidak diberlakukan',
  } as Record<string, string>,
  incidentCells: (cells: string) => `jumlah sel: ${cells}`,
  time: 'Waktu',
  detail: 'Rincian',
  unregistered: 'Lembar belum terdaftar',
  unregisteredNote:
    'Lembar berikut dibagikan kepada Pantau, tetapi belum didaftarkan untuk satu unit pun. Pantau tidak membacanya. Isi berkas .xlsx hasil ekspor ditampilkan oleh perintah workbook inbox.',
  copyOf: (unit: string) => (unit === '' ? 'salinan dari lembar terdaftar' : `salinan dari lembar ${unit}`),
  fileName: 'Nama berkas',
  seen: 'Terlihat',

  queue: (due: string, leased: string) => `Antrean: ${due} lembar menunggu, ${leased} sedang diperiksa`,
  nextDue: (time: string) => `berikutnya ${time}`,
  pendingMails: (count: string) => `${count} surel menunggu dikirim`,
  templateLine: (title: string, version: string, source: string) =>
    `Formulir: ${title}, versi ${version}. Sumber: ${source}.`,

  ...upkeepId,
  figures: figuresId,
  signIn: {
    title: 'Masuk ke Pantau',
    note: 'Mohon isi alamat surel kantor yang terdaftar. Kami kirimkan tautan masuk yang berlaku 15 menit dan hanya untuk satu kali pakai.',
    address: 'Alamat surel',
    ask: 'Kirim tautan',
    notAnAddress: 'Alamat surel belum benar. Mohon tulis lengkap, misalnya nama@kantor.go.id.',
    asked: 'Permintaan diterima',
    askedNote:
      'Bila alamat itu terdaftar, surel berisi tautan masuk tiba dalam beberapa menit. Mohon periksa juga folder spam. Bila belum tiba dalam 15 menit, silakan minta lagi atau hubungi koordinator kabupaten.',
    again: 'Kembali ke halaman masuk',
    open: 'Buka dasbor',
    openNote:
      'Silakan tekan tombol berikut untuk masuk di peramban ini. Tautan hanya dapat dipakai satu kali.',
    spent: 'Tautan ini tidak dapat dipakai',
    spentNote:
      'Tautan sudah pernah dipakai, sudah lewat 15 menit, atau tidak tersalin lengkap. Mohon minta tautan yang baru.',
    tooMany: 'Terlalu banyak permintaan',
    tooManyNote: 'Terlalu banyak permintaan masuk dari jaringan ini. Mohon tunggu 15 menit, lalu coba lagi.',
  },
  roles: {
    operator: 'Operator',
    verifikator: 'Verifikator',
    koordinator: 'Koordinator',
    pimpinan: 'Pimpinan',
    pengampu: 'Pengampu data',
    sekda: 'Sekretaris Daerah',
  },
};

/** Every language has the same words to give. */
export type Text = typeof id;

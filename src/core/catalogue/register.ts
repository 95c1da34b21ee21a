/** The Register of units, officers and deadlines. */
import type { Zone } from '../schedule/deadline.ts';
import { zoneName } from '../text/format.ts';
import type { Family } from './entry.ts';

export interface RegisterProblems {
  /** No row of tab Unit has this code. */
  'unit-unknown': { value?: string };
  /** `unit` has `forms` spreadsheets, or is the topmost, and stands in no row. */
  'unit-missing': { unit: string; forms: number };
  /** Only the topmost unit, `expected`, has no parent. */
  'unit-top': { expected: string };
  /** From one parent to the next back to the first: `places` are the codes on the way. */
  'unit-cycle': { places: string[] };
  /** Two or more officers head the same unit. */
  'heads-several': { unit: string; rows: number[] };
  /** No row of tab Petugas has the code of this substitute. */
  'substitute-unknown': { value?: string };
  /** The substitute is the officer, or is away on one of the same days. */
  'substitute-away': Record<never, never>;
  /** New, outside the district's own domains, and confirmed by nobody yet. */
  'address-unconfirmed': Record<never, never>;
  /** Mail to it came back. */
  'address-refused': Record<never, never>;
  'form-unknown': { value?: string; allowed: string };
  'period-unknown': { value?: string };
  /** A deadline that is new or was changed, and has passed already. */
  'deadline-past': { day: string };
  /** The province has another zone. */
  'zone-contradicts': { found: Zone; expected: Zone };
  /** More addresses changed than take effect by themselves. */
  'register-waits': { addresses: number };
  /** Another spreadsheet, at `link`, is the Register of this installation. */
  'register-second': { link: string };
}

export const REGISTER: Family<RegisterProblems> = {
  'unit-unknown': {
    severity: 'error',
    title: { id: 'Unit tidak dikenal', en: 'Unknown unit' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan kode di tab Unit.`,
        remedy: 'Salin kodenya dari tab Unit, atau tambahkan unitnya di sana.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is no code of tab Unit.`,
        remedy: 'Copy the code from tab Unit, or add the unit there.',
      }),
    },
  },
  'unit-missing': {
    severity: 'error',
    title: { id: 'Unit yang masih dipakai hilang', en: 'Unit in use is missing' },
    sentence: {
      id: (p, say) => ({
        message:
          p.forms === 0
            ? `Unit teratas ${p.unit} tidak ada di tab ini.`
            : `Unit ${p.unit} tidak ada di tab ini, padahal memiliki ${say.whole(p.forms)} formulir.`,
        remedy: 'Kembalikan barisnya. Bila unitnya bubar, minta pengelola Pantau melepas formulirnya dahulu.',
      }),
      en: (p, say) => ({
        message:
          p.forms === 0
            ? `The topmost unit ${p.unit} is not in this tab.`
            : `The unit ${p.unit} is not in this tab, and has ${say.whole(p.forms)} ${p.forms === 1 ? 'form' : 'forms'}.`,
        remedy: 'Restore its row. If the unit is no more, have whoever runs Pantau release its forms first.',
      }),
    },
  },
  'unit-top': {
    severity: 'error',
    title: { id: 'Unit teratas keliru', en: 'Wrong topmost unit' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: hanya unit teratas, ${p.expected}, yang tanpa induk.`,
        remedy: `Isi induk pada unit lain, dan kosongkan pada ${p.expected}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: only the topmost unit, ${p.expected}, has no parent.`,
        remedy: `Give every other unit a parent, and ${p.expected} none.`,
      }),
    },
  },
  'unit-cycle': {
    severity: 'error',
    title: { id: 'Unit melapor kepada dirinya sendiri', en: 'Unit that reports to itself' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: unit ini akhirnya melapor kepada dirinya sendiri (${way(p.places)}).`,
        remedy: 'Perbaiki kode induk salah satu unit itu.',
      }),
      en: (p, say) => ({
        message: `${say.column}: this unit reports to itself in the end (${way(p.places)}).`,
        remedy: 'Correct the parent of one of these units.',
      }),
    },
  },
  'heads-several': {
    severity: 'error',
    title: { id: 'Lebih dari satu pimpinan', en: 'More than one head' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: unit ${p.unit} memiliki lebih dari satu pimpinan (baris ${say.rows(p.rows)}).`,
        remedy: 'Sisakan satu. Bila pimpinan tidak bertugas, isi tanggal dan penggantinya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: unit ${p.unit} has more than one head (rows ${say.rows(p.rows)}).`,
        remedy: 'Leave one. If the head is away, fill in the days and the substitute.',
      }),
    },
  },
  'substitute-unknown': {
    severity: 'error',
    title: { id: 'Pengganti tidak dikenal', en: 'Unknown substitute' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan kode petugas di tab ini.`,
        remedy: 'Salin kode petugas dari kolom pertama.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is no code of an officer in this tab.`,
        remedy: 'Copy the code of the officer from the first column.',
      }),
    },
  },
  'substitute-away': {
    severity: 'error',
    title: { id: 'Pengganti juga tidak bertugas', en: 'Substitute away as well' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: pengganti ini sendiri tidak bertugas pada hari yang sama.`,
        remedy: 'Pilih petugas lain yang bertugas.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: this substitute is away on one of the same days.`,
        remedy: 'Choose another officer who is there.',
      }),
    },
  },
  'address-unconfirmed': {
    severity: 'warning',
    title: { id: 'Alamat belum dipastikan', en: 'Address not confirmed yet' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: alamat ini baru dan belum dipastikan; sementara ini hanya disurati satu kali.`,
        remedy: 'Minta kode dari pemilik alamat, lalu isikan di halaman Alamat pada dasbor.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: this address is new and not confirmed yet; until then it gets one mail only.`,
        remedy:
          'Ask the holder of the address for the code, and enter it on the page Addresses of the dashboard.',
      }),
    },
  },
  'address-refused': {
    severity: 'warning',
    title: { id: 'Alamat yang menolak surel', en: 'Address that refuses mail' },
    sentence: {
      id: (_p, say) => ({
        message: `${say.column}: surel ke alamat ini ditolak oleh server penerima; petugas ini tidak disurati lagi.`,
        remedy: 'Periksa ejaannya, atau minta alamat lain yang masih dipakai.',
      }),
      en: (_p, say) => ({
        message: `${say.column}: mail to this address was refused by its server; this officer gets none any more.`,
        remedy: 'Check its spelling, or ask for another address that is in use.',
      }),
    },
  },
  'form-unknown': {
    severity: 'error',
    title: { id: 'Formulir tidak dikenal', en: 'Unknown form' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: tidak ada formulir ${say.typed(p.value)}.`,
        remedy: `Tulis salah satu: ${p.allowed}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: there is no form ${say.typed(p.value)}.`,
        remedy: `Write one of: ${p.allowed}.`,
      }),
    },
  },
  'period-unknown': {
    severity: 'error',
    title: { id: 'Periode tidak dikenal', en: 'Unknown period' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan periode.`,
        remedy: 'Tulis tahun 2025, semester 2025-S2, triwulan 2025-Q4, atau bulan 2025-11.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a period.`,
        remedy: 'Write a year 2025, a semester 2025-S2, a quarter 2025-Q4 or a month 2025-11.',
      }),
    },
  },
  'deadline-past': {
    severity: 'error',
    title: { id: 'Tenggat baru yang sudah lewat', en: 'New deadline in the past' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.day(p.day)} sudah lewat; tenggat baru atau yang diubah harus masih akan datang.`,
        remedy: 'Periksa tanggal dan tahunnya.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.day(p.day)} has passed; a deadline that is new or changed must lie ahead.`,
        remedy: 'Check day and year.',
      }),
    },
  },
  'zone-contradicts': {
    severity: 'error',
    title: { id: 'Zona bertentangan dengan provinsi', en: 'Zone contradicts the province' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${zoneName(p.found)} bertentangan dengan zona provinsi ini, ${zoneName(p.expected)}.`,
        remedy: `Pilih ${zoneName(p.expected)}. Tenggat resmi boleh WIB bila aplikasi pusat tutup menurut WIB.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${zoneName(p.found)} contradicts the zone of this province, ${zoneName(p.expected)}.`,
        remedy: `Choose ${zoneName(p.expected)}. An official deadline may be in WIB where the ministry closes by WIB.`,
      }),
    },
  },
  'register-waits': {
    severity: 'warning',
    fixed: true,
    title: { id: 'Perubahan alamat menunggu persetujuan', en: 'Change of addresses waits for approval' },
    sentence: {
      id: (p, say) => ({
        message: `${say.whole(p.addresses)} alamat petugas berubah sekaligus; perubahan ini menunggu persetujuan pengelola Pantau.`,
        remedy: 'Bila memang dimaksud, hubungi pengelola Pantau. Bila tidak, kembalikan isiannya.',
      }),
      en: (p, say) => ({
        message: `${say.whole(p.addresses)} addresses of officers changed at once; this waits for whoever runs Pantau to approve it.`,
        remedy: 'If it is meant, ask whoever runs Pantau. If not, restore the entries.',
      }),
    },
  },
  'register-second': {
    severity: 'error',
    fixed: true,
    title: { id: 'Sudah ada Register lain yang berlaku', en: 'Another Register is in force' },
    sentence: {
      id: (p) => ({
        message: `Yang berlaku adalah Register lain, ${p.link}; isian di sini tidak diberlakukan.`,
        remedy: 'Ubah isian di sana. Bila lembar ini yang seharusnya berlaku, hubungi pengelola Pantau.',
      }),
      en: (p) => ({
        message: `Another Register is in force, ${p.link}; nothing of this one takes effect.`,
        remedy: 'Make changes there. If this one is to be in force, ask whoever runs Pantau.',
      }),
    },
  },
};

const way = (codes: readonly string[]): string =>
  [...(codes.length > 4 ? [...codes.slice(0, 3), '…'] : codes), codes[0]].join(' → ');

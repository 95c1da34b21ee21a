import { wallClock } from '../../schedule/deadline.ts';
import type { RegisterProblems } from '../register.ts';
import { column, type Example, type Examples } from './example.ts';

const NAME = column('nama', 'Nama unit', 'Name');
const PARENT = column('induk', 'Kode induk', 'Parent');
const UNIT = column('unit', 'Kode unit', 'Unit code');
const ROLE = column('peran', 'Peran', 'Role');
const SUBSTITUTE = [
  column('cuti_dari', 'Tidak bertugas dari', 'Away from', { type: 'date' }),
  column('cuti_sampai', 'Tidak bertugas sampai', 'Away until', { type: 'date' }),
  column('pengganti', 'Kode pengganti', 'Substitute'),
];
const EMAIL = column('surel', 'Surel kedinasan', 'Work e-mail', { format: 'email' });
const REFUSED = {
  id: 'operator.satu',
  unit: '62.02',
  role: 'operator',
  name: 'Operator Contoh',
  address: 'petugas@contoh.example',
  language: 'id',
  addressState: 'bad',
} as const;
const KIND = column('jenis', 'Jenis', 'Kind');
const DAY = column('tanggal', 'Tanggal', 'Day', { type: 'date' });
const TIME = column('jam', 'Jam', 'Time', { format: 'time' });
const ZONE = column('zona', 'Zona', 'Zone');

const now = wallClock('2025-11-18T09:00', 'Asia/Jakarta');
const register: NonNullable<Example<unknown>['register']> = {
  now,
  top: '62.02',
  forms: ['aksi-konvergensi-2025'],
  officers: [],
  domains: [],
  daysOff: [],
  deadlines: [],
  formsOf: new Map(),
};
const units = { register, tab: { name: 'unit' }, columns: [NAME, PARENT] };
const kabupaten = ['62.02', 'Kabupaten Contoh', ''];
/** Of the other tabs, the top unit stands alone. */
const officers = { register: { ...register, others: { unit: ['62.02'] } }, tab: { name: 'petugas' } };
const deadlines = { register, tab: { name: 'tenggat' } };

export const REGISTER_EXAMPLES: Examples<RegisterProblems> = {
  'unit-unknown': {
    means: 'A parent or an officer’s unit is named by a code that stands in no row of tab Unit.',
    ...units,
    typed: [kabupaten, ['62.02.01', 'Kecamatan Contoh', '62.20']],
    at: 'C3',
    params: { value: '62.20' },
  },
  'unit-missing': {
    means: 'A unit that has forms would fall out of the tree, and with it its figures out of every sum.',
    ...units,
    register: { ...register, formsOf: new Map([['62.02.01', 1]]) },
    typed: [kabupaten],
    params: { unit: '62.02.01', forms: 1 },
  },
  'unit-top': {
    means: 'A second unit without a parent, or a parent of the unit that the installation is set up for.',
    ...units,
    typed: [kabupaten, ['62.02.01', 'Kecamatan Contoh', '']],
    at: 'C3',
    params: { expected: '62.02' },
  },
  'unit-cycle': {
    means: 'Going up from parent to parent one comes back to the same unit.',
    ...units,
    typed: [
      kabupaten,
      ['62.02.01', 'Kecamatan Contoh', '62.02.02'],
      ['62.02.02', 'Kecamatan Lain', '62.02.01'],
    ],
    at: 'C3',
    params: { places: ['62.02.01', '62.02.02'] },
  },
  'heads-several': {
    means: 'Nobody can tell which of two heads of a unit a matter goes to.',
    ...officers,
    columns: [UNIT, ROLE],
    typed: [
      ['camat.satu', '62.02', 'pimpinan'],
      ['camat.dua', '62.02', 'pimpinan'],
    ],
    at: 'C2',
    params: { unit: '62.02', rows: [2, 3] },
  },
  'substitute-unknown': {
    means: 'The officer who is to get the mails meanwhile stands in no row.',
    ...officers,
    columns: [UNIT, ...SUBSTITUTE],
    typed: [['operator.satu', '62.02', '01/12/2025', '05/12/2025', 'operator.dua']],
    at: 'E2',
    params: { value: 'operator.dua' },
  },
  'substitute-away': {
    means: 'The substitute is away on one of the days, or is the absent officer.',
    ...officers,
    columns: [UNIT, ...SUBSTITUTE],
    typed: [
      ['operator.satu', '62.02', '01/12/2025', '05/12/2025', 'operator.dua'],
      ['operator.dua', '62.02', '05/12/2025', '06/12/2025', 'operator.tiga'],
      ['operator.tiga', '62.02'],
    ],
    at: 'E2',
    params: {},
  },
  'address-unconfirmed': {
    means: 'Until another person enters the code that the mail to it brought, the address gets nothing else.',
    ...officers,
    columns: [UNIT, EMAIL],
    typed: [['operator.satu', '62.02', 'petugas@contoh.example']],
    at: 'C2',
    params: {},
  },
  'address-refused': {
    means: 'Its mail server said that there is no such mailbox.',
    ...officers,
    register: { ...officers.register, officers: [REFUSED] },
    columns: [UNIT, EMAIL],
    typed: [['operator.satu', '62.02', REFUSED.address]],
    at: 'C2',
    params: {},
  },
  'form-unknown': {
    means: 'A deadline of a form that this installation does not have.',
    ...deadlines,
    columns: [column('formulir', 'Formulir', 'Form')],
    typed: [['akhir-tahun', 'aksi-2025']],
    at: 'B2',
    params: { value: 'aksi-2025', allowed: 'aksi-konvergensi-2025' },
  },
  'period-unknown': {
    means: 'Periods are written as a year, semester, quarter or month.',
    ...deadlines,
    columns: [column('periode', 'Periode', 'Period')],
    typed: [['tw4', 'TW 4']],
    at: 'B2',
    params: { value: 'TW 4' },
  },
  'deadline-past': {
    means:
      'A deadline that is new, or whose day was changed, lies behind. Deadlines in force may pass: they are no problem.',
    ...deadlines,
    columns: [DAY, TIME, ZONE],
    typed: [['akhir-tahun', '31/12/2024', '23.59', 'WIB']],
    at: 'B2',
    params: { day: '2024-12-31' },
  },
  'zone-contradicts': {
    means:
      'By Keputusan Presiden 41 of 1987 the province lies in another zone. An official deadline may be in WIB anywhere.',
    ...deadlines,
    columns: [KIND, ZONE],
    typed: [['akhir-tahun', 'internal', 'WITA']],
    at: 'C2',
    params: { found: 'Asia/Makassar', expected: 'Asia/Jakarta' },
  },
  'register-waits': {
    means:
      'More addresses changed at once than take effect by themselves. What was in force stays so until whoever runs Pantau approves the change.',
    ...units,
    register: { ...register, waits: 12 },
    typed: [kabupaten],
    params: { addresses: 12 },
  },
  'register-second': {
    means:
      'An installation has one Register: the first that took effect, until whoever runs Pantau withdraws it (`register withdraw`).',
    ...units,
    register: { ...register, second: 'https://docs.google.com/spreadsheets/d/1AbC' },
    typed: [kabupaten],
    params: { link: 'https://docs.google.com/spreadsheets/d/1AbC' },
  },
};

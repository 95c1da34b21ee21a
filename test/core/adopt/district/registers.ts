/** Registers of cadres and of information groups: headings of three lines, two registers beside one another or below. */

import type { Fixed } from '../workbook-parts.ts';
import { always, blank, born, day, desa, desaCode, nik, one, person, running, some, tick } from './values.ts';
import { type Column, Workbook } from './workbook.ts';

const MONTHS = 'Jan Peb Mrt Apr Mei Juni Juli Agt Sept Okt Nop Des'.split(' ');
/** A person stands in three rows, one a month. */
const who = (n: number) => Math.floor(n / 3);

/** @param rowsOf Fixed rows of a tab of a template. */
export const registers = (rowsOf: (template: string, tab: string) => Fixed): Workbook[] => [
  new Workbook(
    'a heading of three lines, months as Agt-25, columns that no form asks for',
    'kpm-bulanan-2025',
  )
    .sheet('Bumil', [['FORMULIR 2A PEMANTAUAN BULANAN IBU HAMIL'], ['Desa : Tinduk   Kec. : Baamang']])
    .table('f2a_ibu', { row: 4, rows: 24, numbered: true }, [
      ['No', 'no', running],
      ['Bln', 'bulan', one('Jul-25', 'Agt-25', 'Sept-25')],
      ['No. Reg KIA', 'no_kia', (n) => `KIA-${100 + who(n)}`],
      ['NIK', null, nik],
      ['Nama Bumil/Bufas', 'nama', (n) => person(who(n))],
      ['Dusun', null, always('Dusun II')],
      ['RT/RW', null, (n) => `00${1 + (n % 4)}/001`],
      ['Stts Kehamilan (Normal/KEK/RISTI)', 'status', (n) => ['Normal', 'KEK', 'RISTI'][who(n) % 3]!],
      ['HPL', 'hpl', (n) => (n % 5 === 4 ? null : day(2025, 10 + (n % 3), 3 + (n % 20)))],
      ['UK (bln)', 'usia_kehamilan', (n) => (n % 5 === 4 ? null : 3 + (n % 6))],
      ['Tgl Persalinan', 'tanggal_melahirkan', (n) => (n % 5 === 4 ? day(2025, 7, 5 + n) : null)],
      [['LAYANAN YANG DITERIMA', 'Kesehatan', 'Periksa Hamil (ANC)'], 'anc', tick],
      [['LAYANAN YANG DITERIMA', 'Kesehatan', 'Pil Fe / TTD'], 'fe', tick],
      [['LAYANAN YANG DITERIMA', 'Kesehatan', 'Periksa Nifas (KF)'], 'nifas', one('TS', 'V', 'TS')],
      [['LAYANAN YANG DITERIMA', 'Kesehatan', 'Kls Ibu Hamil'], 'konseling', tick],
      [['LAYANAN YANG DITERIMA', 'Lainnya', 'Kunj. Rumah'], 'kunjungan', tick],
      [['LAYANAN YANG DITERIMA', 'Lainnya', 'Air Bersih'], 'air', tick],
      [['LAYANAN YANG DITERIMA', 'Lainnya', 'Jamban'], 'jamban', tick],
      [['LAYANAN YANG DITERIMA', 'Lainnya', 'JKN/BPJS'], 'jaminan', tick],
      ['Ket (Pindah/Meninggal)', 'keluar', (n) => (n === 7 ? 'Pindah' : null)],
    ]),
  new Workbook('L/P for the sex, L and P below for who was counselled, slips of the pen', 'kpm-bulanan-2025')
    .sheet('Anak 0-23', [[], [null, 'PEMANTAUAN LAYANAN ANAK 0 - 23 BLN']])
    .table('f2b_anak', { row: 4, column: 2, rows: 30 }, [
      ['No', 'no', running],
      ['Periode (Bulan)', 'bulan', (n) => day(2025, 7 + (n % 3), 1)],
      ['No KIA', 'no_kia', (n) => `A-${200 + who(n)}`],
      ['Nama Balita', 'nama', (n) => person(who(n))],
      ['Nama Ibu', null, (n) => person(who(n) + 9)],
      ['L/P', 'jenis_kelamin', (n) => 'LP'[who(n) % 2]!],
      ['Tgl Lhr', 'tanggal_lahir', (n) => born(who(n)) + 730],
      ['Usia (bln)', 'umur', (n) => 10 + (n % 12)],
      ['Stts Gizi (N/GK/GB/S)', 'status_gizi', one('N', 'GK', 'S', 'N')],
      ['Tikar Pertumbuhan', 'tikar', one('H', 'K', 'M')],
      [['Layanan', 'Imunisai'], 'imunisasi', tick],
      [['Layanan', 'Timbang BB'], 'bb', tick],
      [['Layanan', 'Ukur TB/PB'], 'tb', tick],
      [['Konseling Gizi Ortu', 'L'], 'konseling_l', tick],
      [['Konseling Gizi Ortu', 'P'], 'konseling_p', tick],
      [['Layanan', 'Kunjungan Rmh'], 'kunjungan', tick],
      [['Layanan', 'Akses Air Brsih'], 'air', tick],
      [['Layanan', 'Jamban Sht'], 'jamban', tick],
      [['Layanan', 'Akte Kelahiran'], 'akta', tick],
      [['Layanan', 'Jamkes'], 'jaminan', tick],
      [['Layanan', 'PAUD/Parenting'], 'pengasuhan', tick],
    ]),
  new Workbook(
    'what is there and who gives it on one tab, services under whom they are for',
    'kpm-bulanan-2025',
  )
    .sheet('F1', [['FORMULIR 1: PENDATAAN SASARAN & LAYANAN']])
    .table('f1_sasaran', { row: 3, rows: 12 }, [
      ['No', 'no', running],
      ['Uraian Sasaran', 'uraian', (n) => String(rowsOf('kpm-bulanan-2025', 'f1_sasaran')[n]!.cells.uraian)],
      ['Jml (org/RT)', 'jumlah', (n) => some(n, 80)],
      ['Ket', 'keterangan', blank],
    ])
    .table('f1_layanan', { row: 20, rows: 8 }, [
      ['No', 'no', running],
      ['Nama Faskes / Penyedia Layanan', 'nama_layanan', (n) => `Posyandu ${n + 1}`],
      ['Jns Layanan', 'jenis', one('Posyandu', 'Polindes', 'PAUD')],
      [['Ibu Hamil', 'Periksa Bumil'], 'ada_anc', tick],
      [['Ibu Hamil', 'Beri Pil Fe'], 'ada_fe', tick],
      [['Ibu Hamil', 'Periksa Nifas'], 'ada_nifas', tick],
      [['Baduta', 'Imunisasi'], 'ada_imunisasi', tick],
      [['Baduta', 'Timbang BB'], 'ada_bb', tick],
      [['Baduta', 'Ukur PB/TB'], 'ada_tb', tick],
      [['Baduta', 'Konseling'], 'ada_konseling', tick],
      [['PAUD', 'Parenting (0-3 th)'], 'ada_parenting', tick],
      [['PAUD', 'Layanan 3-6 th'], 'ada_paud', tick],
    ]),
  new Workbook('months in the spellings of an office', 'kpm-bulanan-2025')
    .sheet('PAUD')
    .table('f2c_paud', { row: 5, column: 2, rows: 20 }, [
      ['No', 'no', running],
      ['No. RT (Rmh Tangga)', 'no_rumah_tangga', (n) => `RT-${n + 1}`],
      ['Nama', 'nama', person],
      ['JK', 'jenis_kelamin', one('L', 'P')],
      [['Usia Anak', '2 - <3 th'], 'usia_2_3', one('V', null)],
      [['Usia Anak', '3 - 6 th'], 'usia_3_6', one(null, 'V')],
      ...MONTHS.map(
        (month, n): Column => [['Mengikuti Layanan PAUD', month], `b${String(n + 1).padStart(2, '0')}`, tick],
      ),
    ]),
  new Workbook('groups and what they publish side by side', 'kim')
    .sheet('DATA KIM', [['DATA KELOMPOK INFORMASI MASYARAKAT (KIM)']])
    .table('kelompok', { row: 3, rows: 12 }, [
      ['No', 'no', running],
      ['Nama Kelompok', 'nama_kim', (n) => `KIM ${desa(n)}`],
      ['Kode Wil.', 'kode_desa', desaCode],
      ['Alamat (Desa/Kel)', 'desa', desa],
      ['SK Pembentukan', 'dasar_hukum', (n) => `188.45/${n + 1}/2023`],
      ['Masih aktif?', 'aktif', one('Ya', 'Tidak')],
      ['Jml Anggt', 'anggota', (n) => 7 + n],
      ['Tgl Publikasi Trakhir', 'terakhir', (n) => day(2025, 1 + (n % 10), 5)],
    ])
    .table('publikasi', { row: 3, column: 11, rows: 18 }, [
      ['No.', 'no', running],
      ['KIM', 'nama_kim', (n) => `KIM ${desa(n % 5)}`],
      ['Judul Konten', 'judul', (n) => `Cegah stunting bagian ${n + 1}`],
      ['Tgl Tayang', 'tanggal', (n) => day(2025, 2 + (n % 8), 8)],
      ['Media', 'jenis', one('Artikel', 'Video', 'Infografis')],
      ['URL', 'tautan', (n) => `https://kim.example.go.id/${n}`],
    ]),
];

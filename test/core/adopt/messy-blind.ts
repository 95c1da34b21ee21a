/**
 * Six more workbooks, of eighteen that were written before the matcher was looked at, to see whether it does what the
 * twelve show: those that told most. All names and figures are made up.
 */
import type { Messy } from './messy.ts';

type Value = string | number | null;
type Fixed = readonly { readonly cells: Record<string, string | number> }[];

const days = (iso: string) => (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;
const times = <One>(count: number, make: (n: number) => One): One[] =>
  Array.from({ length: count }, (_, n) => make(n));
const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  startRow,
  startCol,
  endRow,
  endCol,
});
const MOTHERS = 'Sulastri Marlina Norhayati Rusmini Yuliana Herlina Mariani Ratna Fitri'.split(' ');
const CHILDREN = 'Rafi Alya Zaki Nabila Gibran Salsa Kenzo Putri Rizky Humaira Azka'.split(' ');
const mother = (n: number) => MOTHERS[n % MOTHERS.length]!;
const child = (n: number) => CHILDREN[n % CHILDREN.length]!;
const nik = (n: number) =>
  `62020${1 + (n % 9)}${String(41 + (n % 28)).padStart(2, '0')}0${1 + (n % 9)}24000${1 + (n % 8)}`;
const answer = (n: number) => ['Y', 'T', 'Y', 'TS', 'Y'][n % 5]!;

/** @param rows Fixed rows of a tab of a template. */
export const blindWorkbooks = (rows: (template: string, tab: string) => Fixed): Messy[] => [
  {
    kind: 'measurement: English headers with units, birth weight beside',
    template: 'pengukuran-balita',
    sheets: [
      {
        name: 'Sheet1',
        rows: [
          ['Child Growth Monitoring - August 2025'],
          [],
          [
            'No',
            'Village',
            'Posyandu',
            'ID Number (NIK)',
            'Child Name',
            'Mother Name',
            'Sex (M/F)',
            'Date of Birth',
            'Birth Weight (kg)',
            'Birth Length (cm)',
            'Age (months)',
            'Date of Measurement',
            'Weight (kg)',
            'Height/Length (cm)',
            'MUAC (cm)',
            'Position',
            'Oedema',
            'WAZ',
            'HAZ',
            'WHZ',
            'Remarks',
            'Measured by',
          ],
          ...times(18, (n) => [
            n + 1,
            'Contoh',
            'Melati',
            nik(n),
            child(n),
            mother(n),
            n % 2 ? 'F' : 'M',
            days(`2023-0${1 + (n % 9)}-1${n % 9}`),
            2.9 + n / 20,
            48 + (n % 4),
            23 + (n % 9),
            days(`2025-08-1${n % 9}`),
            10.2 + n / 5,
            80 + n,
            13.5 + n / 10,
            n % 3 ? 'Standing' : 'Lying',
            'No',
            -1.1 + n / 10,
            -2.1 + n / 10,
            -0.4,
            '',
            mother(n + 2),
          ]),
        ],
      },
    ],
    truth: {
      pengukuran: {
        sheet: 'Sheet1',
        header: 3,
        columns: {
          no: 'A',
          nik: 'D',
          nama: 'E',
          jenis_kelamin: 'G',
          tanggal_lahir: 'H',
          tanggal_ukur: 'L',
          berat: 'M',
          tinggi: 'N',
          cara_ukur: 'P',
          edema: 'Q',
          z_bbu: 'R',
          z_tbu: 'S',
          z_bbtb: 'T',
        },
      },
    },
  },
  {
    kind: 'indicators: Roman group rows and subtotals between, CAPAIAN merged over pembilang/penyebut/%',
    template: 'aksi-konvergensi-2025',
    sheets: [
      {
        name: 'Rekap TW III',
        rows: [
          ['CAPAIAN 31 INDIKATOR LAYANAN'],
          ['KECAMATAN CONTOH'],
          ['s.d. Triwulan III Tahun 2025'],
          [],
          [
            'NO',
            'KELOMPOK SASARAN / INDIKATOR LAYANAN',
            'CAPAIAN',
            null,
            null,
            'SUMBER DATA',
            'OPD PENGAMPU',
            'KENDALA/KET',
          ],
          [null, null, 'PEMBILANG (yg dilayani)', 'PENYEBUT (sasaran)', '%'],
          ['1', '2', '3', '4', '5=3/4x100', '6', '7', '8'],
          ...(() => {
            const out: Value[][] = [];
            let k = '';
            let g = 0;
            for (const { cells } of rows('aksi-konvergensi-2025', 'indikator')) {
              if (cells.kelompok !== k) {
                if (k) out.push([null, `Jumlah ${k}`, 100 * g, 200 * g, 50]);
                k = String(cells.kelompok);
                g++;
                out.push([['I', 'II', 'III', 'IV', 'V', 'VI'][g - 1]!, k.toUpperCase()]);
              }
              const n = Number(cells.no);
              out.push([
                n,
                String(cells.indikator),
                10 + n,
                40 + n,
                ((100 * (10 + n)) / (40 + n)).toFixed(2).replace('.', ','),
                ['e-PPGBM', 'Kohort', 'SIGA'][n % 3]!,
                ['Dinkes', 'DPPKB', 'Dinsos'][n % 3]!,
                n % 7 ? '' : 'data blm lengkap',
              ]);
            }
            return out;
          })(),
          [],
          [null, null, null, null, null, 'Sampit, 30 September 2025'],
          [null, null, null, null, null, 'Camat'],
        ],
        merges: [
          merge(4, 0, 5, 0),
          merge(4, 1, 5, 1),
          merge(4, 2, 4, 4),
          merge(4, 5, 5, 5),
          merge(4, 6, 5, 6),
          merge(4, 7, 5, 7),
        ],
      },
    ],
    truth: {
      indikator: {
        sheet: 'Rekap TW III',
        header: 7,
        columns: {
          no: 'A',
          indikator: 'B',
          dilayani: 'C',
          sasaran: 'D',
          persentase: 'E',
          penanggung_jawab: 'G',
          keterangan: 'H',
        },
      },
    },
  },
  {
    kind: 'villages: typos, codes as numbers without dots, totals per kecamatan, notes',
    template: 'desa-berkinerja-baik',
    sheets: [
      {
        name: 'PENILAIAN',
        rows: [
          ['REKAPITULASI PENILAIAN DESA BERKINERJA BAIK TH. 2025'],
          ['*) diisi oleh tim penilai kecmatan'],
          [],
          [
            'Urut',
            'Kecmatan',
            'Kd. Wil',
            'Nm Desa',
            'Nilai Adminstrasi',
            'Nilai Inofasi',
            'Konvergnsi (%)',
            'Kelengkpan Lap. (%)',
            'Prefalensi Stunting (%)',
            'Sumber Prefalensi',
            'Lokus (Ya/Tdk)',
            'Thn Penetapan Lokus',
            'Rangking',
            'Catatn Tim',
          ],
          ...times(3, (k) => [
            ...times(
              5,
              (n) =>
                [
                  k * 5 + n + 1,
                  ['Contoh Hulu', 'Contoh Hilir', 'Muara Contoh'][k]!,
                  6202010001 + k * 10000 + 1000 + n + 1000,
                  `${mother(n)} Jaya`,
                  70 + n,
                  60 + n * 2,
                  40 + n * 3,
                  80 + n,
                  12.5 + n,
                  'e-PPGBM',
                  n % 2 ? 'Ya' : 'Tdk',
                  n % 2 ? 2024 : '',
                  k * 5 + n + 1,
                  n % 3 ? '' : 'perlu verifikasi',
                ] as Value[],
            ),
            [null, `Rata-rata ${k + 1}`, null, null, 72, 64, 46, 82, 14.5] as Value[],
          ]).flat(),
        ],
      },
    ],
    truth: {
      desa: {
        sheet: 'PENILAIAN',
        header: 4,
        columns: {
          kecamatan: 'B',
          kode_desa: 'C',
          nama_desa: 'D',
          administrasi: 'E',
          inovasi: 'F',
          konvergensi: 'G',
          kelengkapan: 'H',
          prevalensi: 'I',
          sumber_prevalensi: 'J',
          lokus: 'K',
          tahun_lokus: 'L',
          peringkat: 'M',
          catatan: 'N',
        },
      },
    },
  },
  {
    kind: 'KPM 3B: whole questions as headings, letters row, Jlh columns',
    template: 'kpm-triwulan-2025',
    sheets: [
      {
        name: 'Form 3B',
        rows: [
          ['FORMULIR 3.B REKAPITULASI TIGA BULANAN BAGI ANAK 0 - 2 TAHUN'],
          ['Triwulan : III 2025'],
          [],
          [
            'No',
            'Triwulan',
            'No Register (KIA)',
            'Nama Anak',
            'Jenis Kelamin (L/P)',
            'Umur dan Status Gizi',
            null,
            'Indikator Layanan (Y / T / TS)',
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            'Tingkat Konvergensi Indikator',
          ],
          [
            null,
            null,
            null,
            null,
            null,
            'Umur (Bulan)',
            'Status Gizi (Gizi Buruk/Gizi Kurang/Stunting/Normal)',
            'Pemberian Imunisasi Dasar',
            'Penimbangan BB',
            'Pengukuran TB',
            'Orang tua/pengasuh mengikuti konseling gizi',
            'Kunjungan rumah bagi anak gizi buruk',
            'Akses air minum yang aman',
            'Kepemilikan jamban layak',
            'Memiliki akta lahir',
            'Memiliki jaminan kesehatan',
            'Orang tua mengikuti parenting bulanan',
            'Jlh Diterima Lengkap',
            'Jlh Seharusnya',
            '%',
          ],
          ['', '', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r'],
          ...times(14, (n) => [
            n + 1,
            'TW III 2025',
            `KIA${200 + n}`,
            child(n),
            n % 2 ? 'P' : 'L',
            n % 24,
            ['N', 'GK', 'S', 'GB'][n % 4]!,
            ...times(10, (k) => answer(n + k)),
            6 + (n % 3),
            9,
            ((6 + (n % 3)) / 9) * 100,
          ]),
          [null, null, 'Jumlah', null, null, null, null, ...times(10, () => 9), 90, 126, 71.4],
        ],
        merges: [
          ...[0, 1, 2, 3, 4].map((c) => merge(3, c, 4, c)),
          merge(3, 5, 3, 6),
          merge(3, 7, 3, 16),
          merge(3, 17, 3, 19),
        ],
      },
    ],
    truth: {
      f3b_anak: {
        sheet: 'Form 3B',
        header: 6,
        columns: {
          no: 'A',
          triwulan: 'B',
          no_kia: 'C',
          nama: 'D',
          jenis_kelamin: 'E',
          umur: 'F',
          status_gizi: 'G',
          imunisasi: 'H',
          bb: 'I',
          tb: 'J',
          konseling: 'K',
          kunjungan: 'L',
          air: 'M',
          jamban: 'N',
          akta: 'O',
          jaminan: 'P',
          pengasuhan: 'Q',
          diterima: 'R',
          seharusnya: 'S',
          persentase: 'T',
        },
      },
    },
  },
  {
    kind: 'Master Ansit: last year beside this year, Σ in headings, two owners',
    template: 'delapan-aksi-2024',
    sheets: [
      {
        name: 'MASTER ANSIT',
        rows: [
          ['DATA CAKUPAN LAYANAN INTERVENSI ESENSIAL'],
          [],
          [
            'No.',
            'Kode',
            'Target Sasaran',
            'Indikator Esensial',
            'OPD Penyedia Data',
            null,
            'Capaian Th. 2023 (%)',
            'Tahun 2024',
            null,
            null,
            'Ket.',
          ],
          [null, null, null, null, 'Pembilang', 'Penyebut', null, 'Σ Sasaran', 'Σ Terlayani', 'Cakupan (%)'],
          ...rows('delapan-aksi-2024', 'esensial').map(({ cells }, n) => [
            n + 1,
            String(cells.kode),
            String(cells.kelompok),
            String(cells.indikator),
            ['Dinkes', 'Kemenag', 'Dinsos'][n % 3]!,
            ['DPPKB', 'Dinkes'][n % 2]!,
            50 + n,
            120 + n * 3,
            80 + n,
            `${(((80 + n) / (120 + n * 3)) * 100).toFixed(1)}%`,
            '',
          ]),
        ],
        merges: [
          merge(2, 0, 3, 0),
          merge(2, 1, 3, 1),
          merge(2, 2, 3, 2),
          merge(2, 3, 3, 3),
          merge(2, 4, 2, 5),
          merge(2, 6, 3, 6),
          merge(2, 7, 2, 9),
          merge(2, 10, 3, 10),
        ],
      },
    ],
    truth: {
      esensial: {
        sheet: 'MASTER ANSIT',
        header: 4,
        columns: {
          no: 'A',
          kode: 'B',
          kelompok: 'C',
          indikator: 'D',
          pemilik_pembilang: 'E',
          pemilik_penyebut: 'F',
          sasaran: 'H',
          dilayani: 'I',
          persentase: 'J',
          keterangan: 'K',
        },
      },
    },
  },
  {
    kind: 'supply indicators: question, sector, last year target beside, yes/no',
    template: 'delapan-aksi-2024',
    sheets: [
      {
        name: 'Supply',
        rows: [
          ['INDIKATOR SUPPLY KAB. CONTOH'],
          [],
          [
            'No',
            'Lvl',
            'Pertanyaan/Indikator',
            'Bentuk Isian',
            'Sektor/OPD',
            'Target 2023',
            'Target 2024',
            'Jawaban (Ya/Tdk)',
            'Realisasi 2024',
            'Keterangan',
          ],
          ...rows('delapan-aksi-2024', 'pendukung').map(({ cells }, n) => [
            n + 1,
            String(cells.tingkat),
            String(cells.indikator),
            String(cells.jawaban_berupa),
            ['Dinkes', 'DPMD', 'Dinsos'][n % 3]!,
            10 + n,
            12 + n,
            String(cells.jawaban_berupa).startsWith('Ya') ? ['Ya', 'Tidak'][n % 2]! : '',
            String(cells.jawaban_berupa).startsWith('Ya') ? '' : 11 + n,
            '',
          ]),
        ],
      },
    ],
    truth: {
      pendukung: {
        sheet: 'Supply',
        header: 3,
        columns: {
          no: 'A',
          tingkat: 'B',
          indikator: 'C',
          jawaban_berupa: 'D',
          penanggung_jawab: 'E',
          target: 'G',
          jawaban: 'H',
          jumlah: 'I',
          keterangan: 'J',
        },
      },
    },
  },
];

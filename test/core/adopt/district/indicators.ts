/** Sheets of indicators and of actions: an office's letterhead, English words, two forms on one tab, quarters side by side. */
import type { Fixed } from '../workbook-parts.ts';
import { always, blank, day, desa, desaCode, one, running, some } from './values.ts';
import { LIE, Workbook } from './workbook.ts';

const target = (n: number) => 40 + some(n, 400);
const served = (n: number) => Math.floor(target(n) * (0.3 + some(n, 60) / 100));
const share = (n: number) => Math.round((served(n) / target(n)) * 1e4) / 100;
const dotted = (value: (n: number) => number) => (n: number) => (value(n) * 10).toLocaleString('id-ID');

/** @param rowsOf Fixed rows of a tab of a template. */
export function indicators(rowsOf: (template: string, tab: string) => Fixed): Workbook[] {
  const text = (template: string, tab: string, column: string) => {
    const rows = rowsOf(template, tab);
    return (n: number) => String(rows[n]!.cells[column]);
  };
  const ak = (column: string) => text('aksi-konvergensi-2025', 'indikator', column);
  const action = (column: string) => text('aksi-konvergensi-2025', 'aksi', column);
  const essential = (column: string) => text('delapan-aksi-2024', 'esensial', column);
  const supply = (column: string) => text('delapan-aksi-2024', 'pendukung', column);
  const item = (column: string) => text('penilaian-kinerja', 'penilaian', column);
  const group = ak('kelompok');
  const supplies = rowsOf('delapan-aksi-2024', 'pendukung').length;
  return [
    new Workbook('letterhead, groups as sections, column numbers, names cut short', 'aksi-konvergensi-2025')
      .sheet('Form AK 2025', [
        [null, null, 'PEMERINTAH KABUPATEN KOTAWARINGIN TIMUR'],
        [null, null, 'DINAS KESEHATAN'],
        [],
        ['LAPORAN CAPAIAN 31 INDIKATOR LAYANAN'],
        ['Kecamatan', ': Baamang'],
      ])
      .table(
        'indikator',
        {
          row: 9,
          rows: 31,
          numbered: true,
          section: (n) => (n === 0 || group(n) !== group(n - 1)) && group(n).toUpperCase(),
          sum: (n) => n === 30 && ['RATA-RATA CAPAIAN', null, null, null, 61.2],
        },
        [
          ['NO', 'no', running],
          [
            'INDIKATOR LAYANAN',
            'indikator',
            (n) => (n === 3 ? 'Pemeriksaan kehamilan 6x selama hamil' : ak('indikator')(n)),
          ],
          [['CAPAIAN', 'Jml Sasaran'], 'sasaran', target],
          [['CAPAIAN', 'Jml yg Dilayani'], 'dilayani', served],
          [['CAPAIAN', '%'], 'persentase', share],
          ['OPD PENGAMPU', 'penanggung_jawab', ak('penanggung_jawab')],
          ['KET.', 'keterangan', (n) => (n % 9 === 4 ? 'menunggu data KUA' : null)],
        ],
      ),
    new Workbook(
      'English words, target before served, figures of other years, actions in a second tab',
      'aksi-konvergensi-2025',
    )
      .sheet('Petunjuk', [['Isilah kolom Numerator dan Denominator; jangan mengubah Kode.']])
      .sheet('Rekap 31 Indikator')
      .table('indikator', { row: 2, column: 2, rows: 31 }, [
        ['Kode Indikator', 'kode', ak('kode')],
        ['Kelompok Sasaran', 'kelompok', group],
        ['Nama Indikator', 'indikator', ak('indikator')],
        ['Baseline 2024 (%)', null, (n) => some(n, 100)],
        ['Target 2025 (%)', null, always(90)],
        ['Denominator', 'sasaran', target],
        ['Numerator', 'dilayani', served],
        ['Coverage (%)', 'persentase', share],
        ['Remarks', 'keterangan', (n) => (n % 7 === 0 ? 'cek ulang' : null)],
        ['Def. Numerator', 'pembilang', ak('pembilang')],
        ['Def. Denominator', 'penyebut', ak('penyebut')],
      ])
      .sheet('Sheet2')
      .table('aksi', { row: 3, rows: 10 }, [
        ['No.', 'no', running],
        ['Tahapan Aksi', 'aksi', action('aksi')],
        ['Dokumen yg diminta', 'bukti', action('bukti')],
        ['OPD PJ', 'penanggung_jawab', action('penanggung_jawab')],
        ['Uraian Kegiatan', 'kegiatan', (n) => (n < 7 ? `Rapat ${n + 1} di aula` : null)],
        ['Tgl Pelaksanaan', 'tanggal', (n) => (n < 7 ? day(2025, 2 + n, 11) : null)],
        [
          'Link Data Dukung (GDrive)',
          'tautan',
          (n) => (n < 7 ? `https://drive.google.com/drive/folders/a${n}` : null),
        ],
        ['Verifikator', 'diverifikasi_oleh', (n) => (n < 5 ? 'Bidang PPM' : null)],
      ]),
    new Workbook(
      'two forms one below the other, a spacer between any two columns, figures as text',
      'delapan-aksi-2024',
    )
      .sheet('MASTER ANSIT', [['MASTER ANSIT DESA TINDUK TAHUN 2024'], [], ['Form 1. Indikator Esensial']])
      .table('esensial', { row: 4, rows: 29, every: 2 }, [
        ['No', 'no', running],
        ['Klp Sasaran', 'kelompok', essential('kelompok')],
        ['Indikator Esensial', 'indikator', essential('indikator')],
        ['Jumlah mendapat layanan', 'dilayani', dotted(served)],
        ['Jumlah seluruhnya (sasaran)', 'sasaran', dotted(target)],
        ['Cakupan (%)', 'persentase', (n) => `${String(share(n)).replace('.', ',')} %`],
        ['Sumber data pembilang', 'pemilik_pembilang', essential('pemilik_pembilang')],
        ['Sumber data penyebut', 'pemilik_penyebut', essential('pemilik_penyebut')],
        ['Catatan', 'keterangan', (n) => (n === 4 ? 'data DPPKB' : null)],
      ])
      .table('pendukung', { row: 40, rows: supplies }, [
        ['No', 'no', running],
        ['Indikator', 'indikator', supply('indikator')],
        ['Tingkatan', 'tingkat', supply('tingkat')],
        ['Target 2024', 'target', always(100)],
        ['Ya/Tidak', 'jawaban', (n) => (supply('jawaban_berupa')(n).startsWith('Ya') ? 'Ya' : null)],
        ['Jumlah', 'jumlah', (n) => (supply('jawaban_berupa')(n).startsWith('Ya') ? null : some(n, 50))],
        ['OPD', 'penanggung_jawab', supply('penanggung_jawab')],
        ['Ket', 'keterangan', blank],
      ]),
    new Workbook('four quarters side by side: which of them is meant must be asked', 'aksi-konvergensi-2025')
      .sheet('TW')
      .table('indikator', { row: 3, rows: 31 }, [
        ['No', 'no', running],
        ['Indikator', 'indikator', ak('indikator')],
        ...['TW I', 'TW II', 'TW III', 'TW IV'].flatMap(
          (quarter) =>
            [
              [[quarter, 'Capaian'], LIE, served],
              [[quarter, 'Sasaran'], LIE, target],
              [[quarter, '%'], LIE, share],
            ] as const,
        ),
        ['Ket', 'keterangan', blank],
      ]),
    new Workbook('items without their codes, a weighted figure beside the score', 'penilaian-kinerja')
      .sheet('PK 2025', [['BERITA ACARA PENILAIAN KINERJA'], ['Kab. Kotawaringin Timur']])
      .table(
        'penilaian',
        { row: 4, rows: 8, sum: (n) => n === 7 && [null, 'TOTAL NILAI', 700, null, null, 88.1] },
        [
          ['No', 'no', running],
          ['Komponen Penilaian', 'unsur', item('unsur')],
          ['Skor Diperoleh', 'nilai', (n) => 60 + some(n, 40)],
          ['Skor Maks', 'maksimum', always(100)],
          ['Bobot (%)', 'bobot', item('bobot')],
          ['Nilai Tertimbang', null, (n) => 10 + n],
          ['Kategori (A/B/C)', 'pita', one('A', 'B')],
          ['Catatan Tim Penilai', 'catatan', (n) => (n === 2 ? 'dokumen lengkap' : null)],
          ['Link Eviden', 'bukti', (n) => `https://drive.google.com/file/d/x${n}`],
        ],
      ),
    new Workbook('ranking of villages: sums by kecamatan, shares from 0 to 100', 'desa-berkinerja-baik')
      .sheet('REKAP NILAI', [['REKAPITULASI PENILAIAN DESA BERKINERJA BAIK'], ['TAHUN 2025']])
      .table('desa', { row: 4, rows: 16, sum: (n) => n % 6 === 5 && [null, 'Jumlah', null, null, 3000] }, [
        ['No', null, running],
        ['Kec.', 'kecamatan', (n) => (n < 6 ? 'Baamang' : 'Pulau Hanaut')],
        ['Kode Wilayah', 'kode_desa', desaCode],
        ['Desa / Kel', 'nama_desa', (n) => `${desa(n)} ${n}`],
        ['Jml KK', null, (n) => 200 + some(n, 800)],
        [['SKOR', 'Adm.'], 'administrasi', (n) => 40 + some(n, 60)],
        [['SKOR', 'Inovasi'], 'inovasi', (n) => 40 + some(n, 60)],
        [['SKOR', 'Total'], null, (n) => 100 + some(n, 90)],
        ['% Konvergensi', 'konvergensi', share],
        ['% Kelengkapan Data', 'kelengkapan', share],
        ['Prev. Stunting (%)', 'prevalensi', (n) => 8 + some(n, 200) / 10],
        ['Sumber Data Prev.', 'sumber_prevalensi', one('e-PPGBM', 'SSGI')],
        ['Rank', 'peringkat', running],
        ['Lokus (Ya/Tdk)', 'lokus', one('Ya', 'Tidak')],
        ['Th. Lokus', 'tahun_lokus', one(2024, null)],
        ['Ket.', 'catatan', blank],
      ]),
  ];
}

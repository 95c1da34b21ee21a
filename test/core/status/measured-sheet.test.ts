/** Pantau's own tab of made-up villages, line for line. */
import { describe, expect, it } from 'vitest';
import type { FormMeasure } from '../../../src/core/form-measures/form-measure.ts';
import { sheetRows } from '../../../src/core/status/sheet.ts';
import { templates } from '../../google/provision/plans.ts';
import { filled, type TypedForm } from '../../support/filled.ts';

function linesOf(id: string, typed: TypedForm, measures?: FormMeasure[]): string[] {
  const template = templates.find((one) => one.id === id)!;
  const { form, measured } = filled(template, typed);
  const context = {
    template,
    unitName: 'Desa Contoh',
    zone: 'Asia/Jakarta' as const,
    nextDeadline: undefined,
    demonstration: true,
    measured: measures === undefined ? measured : { measures, explanations: [] },
  };
  return sheetRows(form, context, '18 Nov 2025, 09.02 WIB').map((row) =>
    row.join(' | ').replace(/( \| )+$/, ''),
  );
}

const child = (no: string, cells: object) => ({
  ...{ no, jenis_kelamin: 'P', tanggal_lahir: '15/01/2024', tanggal_ukur: '14/08/2025' },
  ...{ berat: 9.6, tinggi: 79.8, cara_ukur: 'Telentang', edema: 'Tidak' },
  ...cells,
});

describe("measures in Pantau's own tab", () => {
  it('of a weighing', () => {
    const lines = linesOf('pengukuran-balita', {
      pengukuran: [
        child('1', {}),
        child('2', { tinggi: 72.5, kelas_tbu: 'Pendek', z_tbu: -2.9 }),
        child('3', { tinggi: 130 }),
      ],
    });
    expect(lines.slice(10).join('\n')).toMatchInlineSnapshot(`
      "Stunting (pendek dan sangat pendek), Agustus 2025 | 50,00 % | 1 dari 2 anak yang diukur; selang kepercayaan 95 % (Wilson) 9,45 % sampai 90,55 %; sumber: pengukuran ini; tidak dihitung: 1 hasil ukur tidak wajar
      Sangat pendek, Agustus 2025 | 50,00 % | 1 dari 2 anak yang diukur; selang kepercayaan 95 % (Wilson) 9,45 % sampai 90,55 %; sumber: pengukuran ini; tidak dihitung: 1 hasil ukur tidak wajar
      Berat badan kurang dan sangat kurang, Agustus 2025 | 0,00 % | 0 dari 3 anak yang diukur; selang kepercayaan 95 % (Wilson) 0,00 % sampai 56,15 %; sumber: pengukuran ini
      Gizi kurang dan gizi buruk, Agustus 2025 | 0,00 % | 0 dari 2 anak yang diukur; selang kepercayaan 95 % (Wilson) 0,00 % sampai 65,76 %; sumber: pengukuran ini; tidak dihitung: 1 panjang atau tinggi badan di luar tabel
      Gizi buruk, Agustus 2025 | 0,00 % | 0 dari 2 anak yang diukur; selang kepercayaan 95 % (Wilson) 0,00 % sampai 65,76 %; sumber: pengukuran ini; tidak dihitung: 1 panjang atau tinggi badan di luar tabel
      Gizi lebih dan obesitas, Agustus 2025 | 0,00 % | 0 dari 2 anak yang diukur; selang kepercayaan 95 % (Wilson) 0,00 % sampai 65,76 %; sumber: pengukuran ini; tidak dihitung: 1 panjang atau tinggi badan di luar tabel
      Masalah |  | 0 harus diperbaiki, 3 perlu dicek
      Tenggat berikutnya | –

      Kunci | Status | Pesan | Kolom | Saran
      pengukuran|1 | Benar
      pengukuran|2 | Perlu dicek | PB/U atau TB/U: tertulis -2,9, menurut standar WHO -3,10 (sangat pendek), selisih 0,2. PB/U atau TB/U: tertulis “Pendek”, menurut standar WHO -3,10 (sangat pendek). | ;w:z_tbu;w:kelas_tbu; | Periksa jenis kelamin, tanggal lahir, berat, dan panjang badan; tidak ada cara hitung lazim yang menghasilkan isian ini. Sesuai cara: umur dalam bulan penuh. Hitung menurut WHO, umur dalam hari.
      pengukuran|3 | Perlu dicek | Z-score PB/U atau TB/U, IMT/U di luar batas wajar, sehingga tidak ikut dihitung. | ;w:tinggi;w:berat;w:tanggal_lahir;w:tanggal_ukur; | Periksa satuan, koma, tanggal, dan jenis kelamin; bila semua benar, ukur ulang.

      Status gizi di luar normal | Agustus 2025 | Menurut standar WHO dan kelas Permenkes 2/2020, umur dalam hari; hanya ada di spreadsheet ini.
      Baris 2 | sangat pendek, berisiko gizi lebih | PB/U atau TB/U -3,10 (sangat pendek); BB/U -0,68 (berat badan normal); BB/PB atau BB/TB 1,11 (berisiko gizi lebih)."
    `);
  });

  it('of a cadre’s months: services, Formulir 3A and 3B, why T and TS, and Formulir 4 of the year', () => {
    const mother = (no: string, bulan: string, cells: object = {}) => ({
      ...{
        no,
        bulan,
        no_kia: 'B-01',
        status: 'Normal',
        usia_kehamilan: 5,
        anc: 'V',
        fe: 'V',
        konseling: 'V',
      },
      ...{ kunjungan: 'X', air: 'V', jamban: 'V', jaminan: 'X' },
      ...cells,
    });
    const young = (no: string, bulan: string) => ({
      ...{
        no,
        bulan,
        no_kia: 'A-01',
        tanggal_lahir: '10/05/2025',
        status_gizi: 'N',
        tb: 'V',
        kunjungan: 'V',
      },
      ...{ air: 'V', jamban: 'V', akta: 'V' },
    });
    const lines = linesOf('kpm-bulanan-2025', {
      f2a_ibu: [mother('1', 'Jun 2025'), mother('2', 'Jul 2025'), mother('3', 'Agu 2025', { jaminan: 'V' })],
      f2b_anak: [young('1', 'Jul 2025'), young('2', 'Agu 2025'), young('3', 'Sep 2025')],
    });
    const told = lines.filter((line) => !/^f[12]/.test(line));
    expect(
      told.slice(told.findIndex((line) => line.startsWith('Konvergensi desa'))).join('\n'),
    ).toMatchInlineSnapshot(`
      "Konvergensi desa, rumus A (layanan), TW II 2025 | 83,33 % | 5 dari 6 layanan; tidak dihitung: 2 tidak berlaku (TS)
      Konvergensi desa, rumus B (orang), TW II 2025 | 0,00 % | 0 dari 1 orang
      Kelengkapan isian layanan, TW II 2025 | 100,00 % | 6 dari 6 isian layanan; tidak dihitung: 2 tidak berlaku (TS)
      Sasaran terpantau, TW II 2025 | 100,00 % | 1 dari 1 orang
      Konvergensi desa, rumus A (layanan), TW III 2025 | 100,00 % | 11 dari 11 layanan; tidak dihitung: 6 tidak berlaku (TS), 1 belum diisi; bila terisi semua: 91,67 % sampai 100,00 %
      Konvergensi desa, rumus B (orang), TW III 2025 | 100,00 % | 1 dari 1 orang; tidak dihitung: 1 belum diisi
      Kelengkapan isian layanan, TW III 2025 | 91,67 % | 11 dari 12 isian layanan; tidak dihitung: 6 tidak berlaku (TS)
      Sasaran terpantau, TW III 2025 | 100,00 % | 2 dari 2 orang
      Masalah |  | 3 harus diperbaiki, 6 perlu dicek
      Tenggat berikutnya | –

      Kunci | Status | Pesan | Kolom | Saran

      Konvergensi menurut layanan | TW III 2025 | Y dibagi Y dan T; yang tidak berlaku (TS) dan yang belum diisi tidak dihitung.
      Ibu: Pemeriksaan kehamilan | 100,00 % | 1 dari 1
      Ibu: Tablet tambah darah | 100,00 % | 1 dari 1
      Ibu: Konseling gizi | 100,00 % | 1 dari 1
      Ibu: Air bersih | 100,00 % | 1 dari 1
      Ibu: Jamban layak | 100,00 % | 1 dari 1
      Ibu: Jaminan kesehatan | 100,00 % | 1 dari 1
      Anak: Pengukuran panjang atau tinggi | 100,00 % | 1 dari 1
      Anak: Kunjungan rumah | 100,00 % | 1 dari 1
      Anak: Air bersih | 100,00 % | 1 dari 1
      Anak: Jamban layak | 100,00 % | 1 dari 1
      Anak: Akta lahir | 100,00 % | 1 dari 1
      Anak: Jaminan kesehatan | tidak ada data | 0 dari 0; 1 belum diisi

      Formulir 3A (ibu) | TW III 2025 | Dari bulan-bulan, sebagai bahan salinan; urutan: Pemeriksaan kehamilan, Tablet tambah darah, Pemeriksaan nifas, Konseling gizi, Kunjungan rumah, Air bersih, Jamban layak, Jaminan kesehatan.
      Ibu B-01 | 100,00 % | Y Y TS Y TS Y Y Y

      Formulir 3B (anak 0–23 bulan) | TW III 2025 | Dari bulan-bulan, sebagai bahan salinan; urutan: Imunisasi dasar, Penimbangan, Pengukuran panjang atau tinggi, Konseling gizi, Kunjungan rumah, Air bersih, Jamban layak, Akta lahir, Jaminan kesehatan, Kelas pengasuhan.
      Anak A-01 | 100,00 % | TS TS Y TS Y Y Y Y – TS

      Layanan yang tidak berlaku | TW III 2025 | Mengapa dihitung TS: tidak menambah dan tidak mengurangi konvergensi.
      Ibu B-01 | TS | Pemeriksaan nifas – masih hamil, layanan ini untuk masa nifas; Kunjungan rumah – kehamilan normal, kunjungan rumah hanya untuk ibu KEK atau RISTI.
      Anak A-01 | TS | Imunisasi dasar – umur 4 bulan, layanan ini mulai umur 6 bulan; Penimbangan – umur 4 bulan, layanan ini mulai umur 6 bulan; Konseling gizi – umur 4 bulan, layanan ini mulai umur 6 bulan; Kelas pengasuhan – umur 4 bulan, layanan ini mulai umur 6 bulan.

      Formulir 4 (laporan konvergensi desa) | 2025 | Dari 2 triwulan: diterima dan seharusnya dijumlahkan, orang dihitung sekali.
      Rumah tangga 1.000 HPK | 2
      Ibu | 1
      Anak 0–23 bulan | 1
      Ibu: Pemeriksaan kehamilan | 100,00 % | 2 dari 2
      Ibu: Tablet tambah darah | 100,00 % | 2 dari 2
      Ibu: Konseling gizi | 100,00 % | 2 dari 2
      Ibu: Air bersih | 100,00 % | 2 dari 2
      Ibu: Jamban layak | 100,00 % | 2 dari 2
      Ibu: Jaminan kesehatan | 50,00 % | 1 dari 2
      Anak: Pengukuran panjang atau tinggi | 100,00 % | 1 dari 1
      Anak: Kunjungan rumah | 100,00 % | 1 dari 1
      Anak: Air bersih | 100,00 % | 1 dari 1
      Anak: Jamban layak | 100,00 % | 1 dari 1
      Anak: Akta lahir | 100,00 % | 1 dari 1
      Anak: Jaminan kesehatan | tidak ada data | 0 dari 0; 1 belum diisi
      Konvergensi ibu, rumus A (layanan) | 91,67 % | 11 dari 12
      Konvergensi ibu, rumus B (orang) | 50,00 % | 1 dari 2
      Konvergensi anak 0–23 bulan, rumus A (layanan) | 100,00 % | 5 dari 5
      Konvergensi anak 0–23 bulan, rumus B (orang) | tidak ada data | 0 dari 0
      Konvergensi desa, rumus A (layanan) | 94,12 % | 16 dari 17
      Konvergensi desa, rumus B (orang) | 50,00 % | 1 dari 2"
    `);
  });

  it('of a typed report: what is wrong with it, and with what it should agree', () => {
    const mother = (no_kia: string, jaminan: string) => ({
      ...{
        triwulan: 'TW III 2025',
        no_kia,
        status: 'Normal',
        anc: 'Y',
        fe: 'Y',
        nifas: 'TS',
        konseling: 'Y',
      },
      ...{ kunjungan: 'TS', air: 'Y', jamban: 'Y', jaminan },
    });
    const told = (rows: object[]) => {
      const typed = rows as Record<string, string | number>[];
      const registers = { f3a_ibu: [mother('1', 'Y'), mother('2', 'T')], f3b_anak: [] };
      const lines = linesOf('kpm-triwulan-2025', { ...registers, f4_layanan: typed });
      const from = lines.findIndex((line) => line.startsWith('Formulir 4'));
      return from < 0 ? [] : lines.slice(from + 1);
    };
    const line = (kode: string, diterima: number, seharusnya: number, persentase: number) => ({
      ...{ kode, diterima, seharusnya, persentase },
    });
    expect(told([])).toEqual([]);
    expect(
      told([line('T3-ibu-08', 1, 2, 0.5), line('T4-ibu', 11, 12, 0.9167), line('T4-desa', 1, 2, 0.5)]),
    ).toEqual(['Semua baris | Sesuai | Persentase sesuai dengan jumlahnya.']);
    expect(
      told([line('T3-ibu-01', 2, 2, 1), line('T3-ibu-08', 2, 2, 1), line('T4-ibu', 12, 12, 0.9)]),
    ).toEqual([
      'Jaminan kesehatan (T3-ibu-08) | Perlu dicek | Tertulis 2 dari 2, menurut Formulir 3A dan 3B TW III 2025 1 dari 2.',
      'Tingkat konvergensi ibu hamil (T4-ibu) | Perlu dicek | Tertulis 90 %, hitungannya 100,00 % (12 dari 12).',
      'Tingkat konvergensi ibu hamil (T4-ibu) | Perlu dicek | Tertulis 12 dari 12, menurut Formulir 3A dan 3B TW III 2025 11 dari 12.',
    ]);
  });

  it('of a competition with priority villages', () => {
    const scores = { nama_desa: 'Desa Contoh', sumber_prevalensi: 'Contoh' };
    const village = (kode_desa: string, nilai: number, peringkat: number, kelengkapan: number) => ({
      ...scores,
      ...{ kode_desa, administrasi: nilai, inovasi: nilai, konvergensi: nilai / 100, kelengkapan, peringkat },
      prevalensi: 0.2,
    });
    const lines = linesOf('desa-berkinerja-baik', {
      desa: [
        village('62.02.05.D01', 80, 1, 0.95),
        village('62.02.05.D02', 84, 2, 0.9),
        village('62.02.05.D03', 99, 3, 0.4),
      ],
    });
    expect(lines.slice(10).join('\n')).toMatchInlineSnapshot(`
      "Desa yang diperingkat, 2025 | 66,67 % | 2 dari 3 desa
      Masalah |  | 0 harus diperbaiki, 0 perlu dicek
      Tenggat berikutnya | –

      Kunci | Status | Pesan | Kolom | Saran
      desa|62.02.05.D01 | Benar
      desa|62.02.05.D02 | Benar
      desa|62.02.05.D03 | Benar

      Peringkat desa menurut nilai | 2025 | Dihitung ulang dari kriteria dan bobot formulir ini; nilai sama berbagi peringkat.
      Desa 62.02.05.D02 | Peringkat 1 | Nilai 84 dari 100: Nilai administrasi 84,00 % dari nilai tertinggi (bobot 1); Nilai inovasi 84,00 % dari nilai tertinggi (bobot 1); Konvergensi desa (rumus A) 84,00 % dari nilai tertinggi (bobot 1). Diumumkan peringkat 2, menurut nilai peringkat 1.
      Desa 62.02.05.D01 | Peringkat 2 | Nilai 80 dari 100: Nilai administrasi 80,00 % dari nilai tertinggi (bobot 1); Nilai inovasi 80,00 % dari nilai tertinggi (bobot 1); Konvergensi desa (rumus A) 80,00 % dari nilai tertinggi (bobot 1). Diumumkan peringkat 1, menurut nilai peringkat 2.
      Desa 62.02.05.D03 | Tidak diperingkat | Tidak diperingkat: kelengkapan isian laporan desa 40,00 %, di bawah 80,00 %. Padahal diumumkan peringkat 3.

      Desa lokus | 2025 | Dipilih 2025 untuk tahun yang tertulis. Bobot kebutuhan ditetapkan daerah; bukan nilai resmi.
      Desa 62.02.05.D01 | – | Urutan kebutuhan 1 dari 3, kebutuhan 20,00 %: Prevalensi stunting 20,00 % (bobot 2); Konvergensi desa (rumus A) 80,00 % (bobot 1).
      Desa 62.02.05.D02 | – | Urutan kebutuhan 2 dari 3, kebutuhan 18,67 %: Prevalensi stunting 20,00 % (bobot 2); Konvergensi desa (rumus A) 84,00 % (bobot 1).
      Desa 62.02.05.D03 | – | Urutan kebutuhan 3 dari 3, kebutuhan 13,67 %: Prevalensi stunting 20,00 % (bobot 2); Konvergensi desa (rumus A) 99,00 % (bobot 1)."
    `);
  });

  it('of an assessment', () => {
    const score = (kode: string, nilai: number, pita: string) => ({ kode, nilai, pita });
    const lines = linesOf('penilaian-kinerja', {
      penilaian: [score('PK-01', 100, 'A'), score('PK-02', 90, 'C'), score('PK-03', 60, 'D')],
    });
    expect(
      lines
        .slice(10)
        .filter((line) => !line.startsWith('penilaian|'))
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "Nilai penilaian kinerja, 2025 | tidak ada data | 0 dari 0 nilai; tidak dihitung: 5 belum diisi
      Unsur yang sudah dinilai, 2025 | 37,50 % | 3 dari 8 unsur; tidak dihitung: 5 belum diisi
      Masalah |  | 0 harus diperbaiki, 0 perlu dicek
      Tenggat berikutnya | –

      Kunci | Status | Pesan | Kolom | Saran

      Penilaian menurut unsur | 2025 | Skala 100. Bobot, nilai tertinggi, dan pita berasal dari formulir ini.
      Unsur PK-01 | A | 100 dari 100 (100,00 %), bobot 15: menyumbang 15 dari 15.
      Unsur PK-02 | B | 90 dari 100 (90,00 %), bobot 15: menyumbang 13,5 dari 15. Pita tertulis C, menurut nilai B.
      Unsur PK-03 | – | 60 dari 100 (60,00 %), bobot 15: menyumbang 9 dari 15.
      Unsur PK-04 | – | Belum dinilai, sehingga nilai total belum ada.
      Unsur PK-05 | – | Belum dinilai, sehingga nilai total belum ada.
      Unsur PK-06 | – | Belum dinilai, sehingga nilai total belum ada.
      Unsur PK-07 | – | Belum dinilai, sehingga nilai total belum ada.
      Unsur PK-08 | – | Belum dinilai, sehingga nilai total belum ada."
    `);
  });

  it('of many months: the last four of each, and how many there are beside', () => {
    const measure = (month: number): FormMeasure => ({
      name: 'stunted',
      period: `2025-0${month}-01`,
      numerator: 1,
      denominator: 4,
      leftOut: [],
    });
    const lines = linesOf('pengukuran-balita', { pengukuran: [] }, [1, 2, 3, 4, 5, 6].map(measure));
    expect(
      lines.filter((line) => /^(Stunting|Periode)/.test(line)).map((line) => line.split(' | ').slice(0, 3)),
    ).toEqual([
      ...['Maret', 'April', 'Mei', 'Juni'].map((month) => [
        `Stunting (pendek dan sangat pendek), ${month} 2025`,
        '25,00 %',
        expect.stringContaining('1 dari 4 anak'),
      ]),
      ['Periode sebelumnya', '', '2 hasil tidak ditampilkan.'],
    ]);
  });
});

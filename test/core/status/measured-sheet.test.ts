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

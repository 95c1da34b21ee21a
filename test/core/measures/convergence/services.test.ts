import { expect, test } from 'vitest';
import { type Group, SERVICES, serviceNamed } from '../../../../src/core/measures/convergence/services.ts';

/** Headers of Formulir 3A and 3B and lines of Formulir 4, as printed. */
const PRINTED: Record<Group, [string, string][]> = {
  mothers: [
    ['antenatal', 'Pemeriksaan Kehamilan'],
    ['antenatal', 'Ibu hamil periksa kehamilan paling sedikit 4 kali selama kehamilan'],
    ['antenatal', '1 periksa 4 kali'],
    ['iron', 'Mendapat & minum pil Fe setiap hari minimal 90 hari'],
    ['iron', 'TTD'],
    ['postnatal', 'Pemeriksaan Nifas'],
    ['postnatal', '3 nifas 3 kali'],
    ['counselling', 'Konseling Gizi (Kelas IH)'],
    ['counselling', 'Mengikuti kelas ibu hamil'],
    ['home-visit', 'Kunjungan rumah bagi ibu hamil KEK/RISTI'],
    ['water', 'Kepemilikan Akses Air Bersih'],
    ['water', '6 air minum aman'],
    ['latrine', 'JAMBAN  layak'],
    ['insurance', 'Jaminan Kesehatan'],
  ],
  children: [
    ['immunisation', 'Pemberian Imunisasi Dasar'],
    ['weighing', '2 ditimbang tiap bulan'],
    ['weighing', 'Pengukuran Berat Badan'],
    ['length', 'Pengukuran Tinggi Badan'],
    ['length', '3 diukur panjang 2x'],
    ['counselling', 'Konseling Gizi Bagi Orang Tua'],
    ['home-visit', 'Kunjungan Rumah'],
    ['water', 'Akses air bersih'],
    ['latrine', 'Kepemilikan Jamban Sehat'],
    ['birth-certificate', '8. Akta lahir'],
    ['birth-certificate', '9. Akta lahir'],
    ['insurance', '9. Jaminan kesehatan'],
    ['insurance', '8. Jaminan kesehatan'],
    ['parenting', 'Pengasuhan (PAUD)'],
  ],
};

test.each(
  Object.entries(PRINTED).flatMap(([group, lines]) =>
    lines.map(([service, text]): [Group, string, string] => [group as Group, text, service]),
  ),
)('%s: %s', (group, text, service) => {
  expect(serviceNamed(group, text)).toBe(service);
});

test('every service is printed somewhere, and what names none is none', () => {
  for (const group of ['mothers', 'children'] as const) {
    expect(new Set(PRINTED[group].map(([service]) => service))).toEqual(new Set(SERVICES[group]));
    expect(serviceNamed(group, 'Jumlah Diterima Lengkap')).toBeUndefined();
    expect(serviceNamed(group, '8')).toBeUndefined();
  }
});

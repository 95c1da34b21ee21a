/** The yearly assessment and the village competition, with one published rank that its scores contradict. */
import type { Unit } from '../../core/units.ts';
import type { FormContext, TypedTabs } from './forms.ts';

export function assessment(_unit: Unit, { template, random }: FormContext): TypedTabs {
  const rows = template.tabs[0]?.fixedRows.slice(0, 6).map((row) => {
    const nilai = random.between(60, 100);
    return {
      key: String(row.cells.kode),
      cells: { nilai, pita: nilai === 100 ? 'A' : nilai >= 75 ? 'B' : 'C' },
    };
  });
  return { penilaian: rows ?? [] };
}

export function competition(_unit: Unit, { villages, random }: FormContext): TypedTabs {
  const rows = villages.map(({ code, name }, index) => ({
    key: code,
    cells: {
      kode_desa: code,
      nama_desa: name,
      administrasi: 90 - index * 6,
      inovasi: random.between(60, 95),
      // Of the first village left blank, for Pantau to fill from its report.
      ...(index > 0 && { konvergensi: 0.8 - index * 0.07 }),
      // Reports that are not complete enough for a rank.
      ...(index > 0 && { kelengkapan: index === 2 ? 0.62 : 0.95 }),
      prevalensi: 0.15 + index * 0.06,
      sumber_prevalensi: 'Penimbangan Agustus 2025 (data contoh)',
      // The first two were published the wrong way round.
      peringkat: [2, 1, 3][index] ?? index + 1,
      lokus: index === 2 ? 'Ya' : 'Tidak',
      ...(index === 2 && { tahun_lokus: 2026 }),
    },
  }));
  return { desa: rows };
}

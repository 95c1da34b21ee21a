/** Community information groups: one a village, one of them without legal standing and silent. */
import type { Unit } from '../../core/units.ts';
import type { FormContext, TypedTabs } from './forms.ts';
import { numbered } from './numbered.ts';

export function groups(_unit: Unit, { villages, random }: FormContext): TypedTabs {
  const kelompok = villages.map(({ name }, index) => ({
    nama_kim: `KIM Contoh ${index + 1}`,
    desa: name,
    aktif: index === 2 ? 'Tidak' : 'Ya',
    anggota: random.between(5, 15),
    ...(index < 2 && {
      dasar_hukum: `SK Kepala Desa Contoh Nomor ${index + 3}/2025`,
      terakhir: `0${3 + index}/11/2025`,
    }),
  }));
  const publikasi = [
    {
      nama_kim: 'KIM Contoh 1',
      judul: 'Kenali stunting sejak dini',
      tanggal: '03/11/2025',
      jenis: 'Artikel',
    },
    {
      nama_kim: 'KIM Contoh 2',
      judul: 'Isi piring makan balita',
      tanggal: '04/11/2025',
      jenis: 'Infografis',
    },
    { nama_kim: 'KIM Contoh 1', judul: 'Jadwal posyandu November', jenis: 'selebaran' },
  ].map((row, index) => ({ ...row, tautan: `https://kim.example/terbitan/${index + 1}` }));
  return { kelompok: numbered(kelompok), publikasi: numbered(publikasi) };
}

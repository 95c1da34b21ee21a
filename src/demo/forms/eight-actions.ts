/** The eight actions of 2024 for a village: base data mostly in, evidence of the first actions. */
import type { Unit } from '../../core/units.ts';
import type { FormContext, TabEntries, TypedTabs } from './forms.ts';

/** A folder that does not exist. */
export const EVIDENCE = 'https://drive.google.com/drive/folders/contoh-bukti';

export function eightActions(_unit: Unit, { template, random }: FormContext): TypedTabs {
  const keysOf = (name: string) => {
    const tab = template.tabs.find((one) => one.name === name);
    return tab === undefined ? [] : tab.fixedRows.map((row) => String(row.cells[tab.key]));
  };
  const essential = keysOf('esensial').flatMap((key, index): TabEntries['rows'] => {
    if (random.next() < 0.15) return [];
    const sasaran = random.between(12, 320);
    const dilayani = Math.floor(sasaran * (0.4 + random.next() * 0.6));
    // Figures of one office are in, those of the other are not.
    if (index === 2 || index === 21) return [{ key, cells: { dilayani } }];
    if (index === 14) return [{ key, cells: { keterangan: 'Tidak ada sasaran' } }];
    return [{ key, cells: { dilayani, sasaran } }];
  });
  const supply = keysOf('pendukung').flatMap((key) =>
    random.next() < 0.35 ? [] : [{ key, cells: { jawaban: random.next() < 0.7 ? 'Ya' : 'Tidak' } }],
  );
  const actions = keysOf('aksi')
    .slice(0, 4)
    .map((key, index) => ({
      key,
      cells: {
        kegiatan: `Kegiatan contoh ${index + 1}`,
        tanggal: `${10 + index}/0${2 + index}/2024`,
        tautan: index === 3 ? 'ada di lemari' : EVIDENCE,
        ...(index < 2 && { diverifikasi_oleh: 'Verifikator Contoh' }),
      },
    }));
  return { esensial: essential, pendukung: supply, aksi: actions };
}

import { describe, expect, it } from 'vitest';
import { compileNames, headingWords, likeness } from '../../../src/core/adopt/likeness.ts';

const names = compileNames(
  new Map([
    ['no', ['No']],
    ['berat', ['Berat (kg)', 'Berat badan']],
    ['terakhir', ['Publikasi terakhir']],
    ['dasar_hukum', ['Nomor SK']],
    ['fe', ['Pemberian pil Fe']],
    ['nifas', ['Pemeriksaan nifas']],
    ['air', ['Air bersih']],
    ['keluar', ['Keluar']],
    ['november', ['November']],
  ]),
  new Map([['keluar', ['Meninggal', 'Pindah']]]),
);
const like = (heading: string, column: string, last?: string) =>
  likeness(headingWords(heading, last), names.get(column)!);

describe('headings and names', () => {
  it('another form of the word is like it, and never enough to be sure', () => {
    const { share, exact } = like('Beri Pil Fe', 'fe');
    expect(exact).toBe(false);
    expect(share).toBeGreaterThan(like('Periksa Nifas', 'fe').share);
    expect(share).toBeLessThan(0.85);
  });

  it('vowels may be left out', () => expect(like('Publikasi trkhr', 'terakhir').share).toBeGreaterThan(0.8));

  it('what stands in brackets may be left away, unless it sets the column apart', () => {
    expect(like('Berat badan (saat ini)', 'berat').share).toBeGreaterThan(0.8);
    expect(like('Berat badan (lahir)', 'berat').share).toBeLessThan(0.6);
  });

  it('choices in brackets tell a column whose name is not said', () => {
    expect(like('Ket. (Pindah/Meninggal)', 'keluar').share).toBeGreaterThan(0.6);
    expect(like('Ket. (Ya/Tidak)', 'keluar').share).toBe(0);
  });

  it('a name within a sentence is found', () =>
    expect(like('Rumah tangga punya air bersih', 'air').share).toBeGreaterThanOrEqual(0.5));

  it('the number of a row is no other number', () => {
    expect(like('No. HP', 'no').share).toBeLessThan(0.35);
    expect(like('No', 'dasar_hukum').share).toBeLessThan(0.35);
  });

  it('Nop is a month and no number', () => expect(like('Nop', 'november').exact).toBe(true));
});

import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { openForm } from '../../support/open-form.ts';

const { readHeader } = compileTemplate(openForm).tabs[0]!;
const told = (...cells: string[]) =>
  readHeader(cells).problems.map(({ code, columns, params }) => [code, columns[0], params]);

describe('headings', () => {
  it('may stand anywhere, in either language', () => {
    expect(told('Undangan', 'Present', 'Kode', '', 'Nama kegiatan')).toEqual([]);
  });

  it.each([
    [
      'in its place under other words',
      ['Kode', 'Nama kegiatan', 'Jumlah peserta', 'Undangan'],
      'Jumlah peserta',
    ],
    ['misspelt, elsewhere', ['Kode', 'Undangan', 'Nama kegiatan', 'Catatan', 'Hadirr'], 'Hadirr'],
    ['before the status columns', ['Kode', 'Undangan', 'Nama kegiatan', 'Hadr', 'Status'], 'Hadr'],
  ])('%s is told as renamed', (_, cells, found) => {
    expect(told(...cells)).toEqual([['header-renamed', 'hadir', { label: 'Hadir', found }]]);
    expect(readHeader(cells).readable).toBe(false);
  });

  it('are told each by what was found for it', () => {
    expect(told('Kode', 'Kegiatan', 'Datang', 'Undangan')).toEqual([
      ['header-renamed', 'nama', { label: 'Nama kegiatan', found: 'Kegiatan' }],
      ['header-renamed', 'hadir', { label: 'Hadir', found: 'Datang' }],
    ]);
    expect(told('Nomor', 'Nama kegiatan', 'Hadir', 'Diundang', 'Status')).toEqual([
      ['header-renamed', 'kode', { label: 'Kode', found: 'Nomor' }],
      ['header-renamed', 'undangan', { label: 'Undangan', found: 'Diundang' }],
    ]);
  });

  it('are missing where nothing stands in their place', () => {
    expect(told('Kode', 'Nama kegiatan', '', 'Undangan', 'Catatan')).toEqual([
      ['header-missing', 'hadir', { label: 'Hadir', found: 'Catatan' }],
    ]);
  });
});

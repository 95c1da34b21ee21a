import { expect, it } from 'vitest';
import { unitOf } from '../../../src/cli/adopt/unit-of.ts';
import { unitLine } from '../../../src/cli/adopt/words.ts';
import type { Proposal } from '../../../src/core/adopt/propose.ts';
import type { Unit } from '../../../src/core/units.ts';

const units: Unit[] = [
  { code: '96.01', name: 'Kabupaten Sorong', level: 'kabupaten', parent: null },
  { code: '96.01.02', name: 'Distrik Beraur', level: 'kecamatan', parent: '96.01' },
  { code: '96.03.05', name: 'Distrik Ayau', level: 'kecamatan', parent: '96.01' },
  { code: '96.03.23', name: 'Distrik Kepulauan Ayau', level: 'kecamatan', parent: '96.01' },
];
const NOTHING: Proposal = { tables: [], hindrances: [], remarks: [] } as unknown as Proposal;
const meant = (unit: string | undefined, title = '') => unitLine(unitOf({ unit }, title, [], NOTHING, units));

it('shows an old code beside what it is now', () => {
  const line = 'Unit: Distrik Beraur (96.01.02) (kode lama 92.01.04 Beraur, kini 96.01.02)';
  expect(meant('92.01.04')).toBe(line);
  expect(meant(undefined, 'Rekap stunting 92.01.04 2021')).toBe(line);
  expect(meant('Beraur')).toBe('Unit: Distrik Beraur (96.01.02)');
});

it('asks where two fit, and takes code and name together for an answer', () => {
  expect(() => meant('92.05.05')).toThrow(
    'Unitnya tidak jelas: bisa Distrik Ayau (96.03.05), Distrik Kepulauan Ayau (96.03.23). Tulis kode dan namanya, misalnya --unit "96.03.05 Distrik Ayau".',
  );
  expect(meant('96.03.05 Distrik Ayau')).toBe('Unit: Distrik Ayau (96.03.05)');
  expect(() => meant('9601021')).toThrow('adalah kode BPS');
});

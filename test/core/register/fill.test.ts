import { describe, expect, it } from 'vitest';
import type { RegisterContent } from '../../../src/core/register/content.ts';
import { isNoChange, registerChange } from '../../../src/core/register/difference.ts';
import { registerCells } from '../../../src/core/register/fill.ts';
import type { Deadline } from '../../../src/core/schedule/deadline.ts';
import { EscalationSchema, escalationOf } from '../../../src/core/schedule/escalation.ts';
import configuration from '../../../src/demo/district.json' with { type: 'json' };
import { contentOf, type Filled, judged } from './register.ts';

const deadline = (id: string, more: Partial<Deadline> = {}): Deadline => ({
  id,
  template: 'aksi-konvergensi-2025',
  title: { id: 'Tutup input', en: 'Closing' },
  at: '2025-12-31T23:59',
  zone: 'Asia/Jakarta',
  kind: 'official',
  ...more,
});

describe('a new Register', () => {
  it('says what is in force, and changes nothing of it', () => {
    const inForce: RegisterContent = {
      units: [
        { code: '62.02', name: 'Kabupaten Contoh', level: 'kabupaten', parent: null },
        { code: '62.02.P01', name: 'Puskesmas Contoh', level: 'puskesmas', parent: '62.02' },
      ],
      officers: [
        {
          id: 'satu',
          unit: '62.02.P01',
          role: 'pengampu',
          office: 'Kemenag',
          name: 'Petugas Satu',
          address: 'Satu@rumah.example',
          language: 'en',
          absence: { from: '2025-12-01', until: '2025-12-05', substitute: 'dua' },
          addressState: 'bad',
        },
        {
          id: 'dua',
          unit: '62.02',
          role: 'sekda',
          name: 'Petugas Dua',
          address: 'dua@rumah.example',
          language: 'id',
        },
      ],
      deadlines: [
        deadline('a', { level: 'desa', period: '2025-Q4', holidays: 'next', source: 'Surat Edaran' }),
        deadline('b', {
          at: '2026-01-05T12:00',
          history: [
            { at: '2025-12-20T23:59', changedOn: '2025-12-10', letter: { number: '5', date: '2025-12-09' } },
            { at: '2025-12-31T23:59', changedOn: '2025-12-21', letter: { number: '7', date: '2025-12-20' } },
          ],
        }),
      ],
      steps: [
        { daysBefore: 7, told: ['pimpinan', 'sekda'] },
        { daysBefore: 0, told: [] },
        { daysBefore: -3, told: ['koordinator'] },
      ],
    };
    const filled = registerCells(inForce) as Filled;
    expect(judged(filled, inForce).codes).toEqual(['petugas 6 address-refused']);
    expect(registerChange(inForce, contentOf(filled, inForce))).toEqual({
      units: { saved: [], gone: [] },
      officers: { saved: [], gone: [] },
      deadlines: { saved: [], gone: [] },
      steps: { saved: [], gone: [] },
    });
  });

  it('takes the district of the demonstration', () => {
    const { units, officers } = configuration as unknown as RegisterContent;
    const inForce = {
      units,
      officers: officers.map((each) => ({ ...each, language: 'id' as const })),
      deadlines: [],
      steps: escalationOf(EscalationSchema.parse({}), undefined),
    };
    const filled = registerCells(inForce) as Filled;
    expect(judged(filled, inForce).codes).toEqual([]);
    expect(isNoChange(registerChange(inForce, contentOf(filled, inForce)))).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { roundingsOf } from '../../../../src/core/measures/attainable.ts';
import {
  checkScorecard,
  type PrintedLine,
  type Scorecard,
} from '../../../../src/core/measures/convergence/scorecard.ts';
import type { Group } from '../../../../src/core/measures/convergence/services.ts';

const line = (
  group: Group,
  name: string,
  received: number,
  printed: number | null,
  due?: number,
): PrintedLine => ({
  group,
  name,
  received,
  printed,
  decimals: 0,
  ...(due !== undefined && { due }),
});

/** Published sample of a village's "Laporan Konvergensi Pencegahan Stunting" (Format Administrasi Desa, about 2021). */
const REPORT: Scorecard = {
  households: 491,
  people: { mothers: 34, children: 147 },
  highRisk: 2,
  malnourished: 50,
  mats: { green: 108, yellow: 0, red: 39 },
  lines: [
    line('mothers', '1 periksa 4 kali', 27, 1),
    line('mothers', '2 pil Fe 90 hari', 27, 7),
    line('mothers', '3 nifas 3 kali', 7, 1),
    line('mothers', '4 konseling gizi/kelas ibu 4 kali', 8, 0.3),
    line('mothers', '5 kunjungan rumah KEK/RESTI', 0, 0),
    line('mothers', '6 air minum aman', 34, 1),
    line('mothers', '7 jamban layak', 34, 1),
    line('mothers', '8 jaminan kesehatan', 31, 0.91),
    line('children', '1 imunisasi dasar lengkap', 120, 1),
    line('children', '2 ditimbang tiap bulan', 120, 1),
    line('children', '3 diukur panjang 2x', 120, 1),
    line('children', '4 konseling gizi: jml', 120, 1),
  ],
};
const SETTINGS = { childHomeVisit: 'every-child' } as const;
const check = (card: Partial<Scorecard>) => checkScorecard({ ...REPORT, ...card }, SETTINGS);

describe('a real village report', () => {
  const { lines, findings } = check({});

  test('every percentage that is right is reproduced, with the due that its own rules give', () => {
    expect(lines.map(({ measure, due }) => [measure?.numerator, measure?.denominator, due])).toEqual([
      [27, 27, 'inferred'],
      [27, 27, 'inferred'],
      [7, 7, 'inferred'],
      [8, 27, 'inferred'],
      [0, 2, 'people'],
      [34, 34, 'people'],
      [34, 34, 'people'],
      [31, 34, 'people'],
      [120, 120, 'inferred'],
      [120, 120, 'inferred'],
      [120, 120, 'inferred'],
      [120, 120, 'inferred'],
    ]);
    for (const { line, measure, roundings } of lines.filter((each) => each.findings.length === 0)) {
      expect(roundings).toContain('half-up');
      expect(Math.round(measure!.value! * 100) / 100).toBe(line.printed);
    }
  });

  test('the one that is wrong is reported: 700 % of 27 is 100 %', () => {
    expect(
      lines.filter((each) => each.findings.length > 0).map(({ service, findings }) => [service, findings]),
    ).toEqual([['iron', [{ code: 'above-100', computed: 1 }]]]);
  });

  test('more households than mothers and children together', () => {
    expect(findings).toEqual([{ code: 'households-above-people', households: 491, people: 181 }]);
  });
});

describe('other reports', () => {
  test('received above due, a wrong percentage, a percentage of nobody', () => {
    const { lines } = check({
      highRisk: 0,
      lines: [
        line('children', 'Akta lahir', 150, 1),
        line('children', 'Jaminan kesehatan', 100, 0.9),
        line('mothers', 'Kunjungan rumah', 0, 0),
        line('children', 'Imunisasi', 50, 0.5, 100),
      ],
    });
    expect(lines.map(({ findings }) => findings)).toEqual([
      [
        { code: 'received-above-due', due: 147 },
        { code: 'percentage', computed: 150 / 147 },
      ],
      [{ code: 'percentage', computed: 100 / 147 }],
      [{ code: 'percentage-of-nobody' }],
      [],
    ]);
    expect(lines[2]!.measure!.value).toBeNull();
    expect(lines[3]!.due).toBe('printed');
  });

  test('lines are known by name: birth certificate and insurance may change their numbers', () => {
    const numbered = (certificate: number, insurance: number) =>
      check({
        lines: [
          line('children', `${certificate}. Akta lahir`, 147, 1),
          line('children', `${insurance}. Jaminan kesehatan`, 100, 0.68),
        ],
      }).lines.map(({ service, measure }) => [service, measure]);
    expect(numbered(8, 9)).toEqual(numbered(9, 8));
  });

  test('a line that names no service, and a service that stands twice', () => {
    const { lines } = check({
      lines: [
        line('mothers', '9. Lain-lain', 1, 1),
        line('mothers', 'Jamban', 34, 1),
        line('mothers', 'Jamban sehat', 34, 1),
      ],
    });
    expect(lines.map(({ findings }) => findings.map(({ code }) => code))).toEqual([
      ['unknown-service'],
      [],
      ['doubled-service'],
    ]);
  });

  test('a due that several numbers explain is not made up', () => {
    const { lines } = check({
      lines: [line('children', 'Imunisasi', 0, 0), line('mothers', 'Pil Fe', 5, null)],
    });
    expect(lines.map(({ measure, due, findings }) => [measure, due, findings])).toEqual([
      [null, null, []],
      [null, null, []],
    ]);
    expect(check({ people: { mothers: null, children: null } }).lines[5]!.measure).toBeNull();
  });

  test('parts above their whole', () => {
    const { findings } = check({
      households: 100,
      highRisk: 35,
      malnourished: 148,
      mats: { green: 100, yellow: 40, red: 10 },
    });
    expect(findings).toEqual([
      { code: 'part-above-whole', part: 'high-risk', count: 35, whole: 34 },
      { code: 'part-above-whole', part: 'malnourished', count: 148, whole: 147 },
      { code: 'part-above-whole', part: 'mats', count: 150, whole: 147 },
    ]);
  });

  test('the home visit of children is due as the district set it', () => {
    const lines = [line('children', 'Kunjungan rumah', 25, 0.5)];
    const malnourished = checkScorecard({ ...REPORT, lines }, { childHomeVisit: 'malnourished' });
    expect(malnourished.lines[0]).toMatchObject({ measure: { denominator: 50 }, findings: [] });
    expect(checkScorecard({ ...REPORT, lines }, SETTINGS).lines[0]!.findings[0]!.code).toBe('percentage');
  });

  test('a newspaper’s 69 % for 146.291 children of about 3,5 million was the percentage of something else', () => {
    expect(roundingsOf(0.69, 0, 146_291, 3_541_272)).toEqual([]);
    expect(roundingsOf(0.04, 0, 146_291, 3_541_272)).not.toEqual([]);
  });
});

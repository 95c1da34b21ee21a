/** From cells to what is compared, and from what was found back to the rows. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFigures } from '../../../src/core/across/figures.ts';
import { basisOf, type FigureFinding, type Finding } from '../../../src/core/across/finding.ts';
import { identityRows, sameIdentity } from '../../../src/core/across/same-identity.ts';
import { tellFindings } from '../../../src/core/across/tell.ts';
import type { CellValue } from '../../../src/core/cells/text.ts';
import { type CompiledTab, compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTabs } from '../../../src/core/checks/form.ts';
import type { TabResult } from '../../../src/core/checks/tab.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { Template } from '../../../src/core/template/schema.ts';
import { nik, registerForm } from '../../support/register-form.ts';
import { templateWith } from './forms.ts';

const fixed = templateWith(
  { check: 'jump', columns: ['dilayani', 'sasaran'] },
  { check: 'parent-sum', columns: ['sasaran'], severity: 'error' },
);
const HEADER = ['kode', 'dilayani', 'sasaran'];
const WITHIN = { scheme: 'uji', period: '2025', level: 'desa' } as const;

function read(template: Template, rows: CellValue[][]) {
  const compiled = compileTemplate(template);
  const blocks = [{ firstRow: 5, rows }];
  const results = checkTabs(compiled, blocks);
  return { compiled, blocks, results, figures: readFigures(compiled, results, blocks) };
}

const tell = (form: ReturnType<typeof read>, findings: Finding[], identities = new Map()) => {
  tellFindings(form.compiled, form.results, form.blocks, findings, { figures: form.figures, identities });
  return form.results[0] as TabResult;
};

describe('figures of fixed rows', () => {
  const rows = [
    ['A', 10, 40],
    ['B', '', 20],
    ['C', 'dua puluh', 30],
    ['D', '1.250', 2000],
    ['E', 1, 5],
    ['e ', 2, 6],
    ['Z', 3, 7],
  ];

  it('leave out what is blank, wrong, doubled or unknown', () => {
    expect(read(fixed, [HEADER, ...rows]).figures).toEqual({
      isian: { dilayani: { A: 10, D: 1250 }, sasaran: { A: 40, B: 20, C: 30, D: 2000 } },
    });
  });

  it('are the same text whatever the order of rows and columns', () => {
    const first = JSON.stringify(read(fixed, [HEADER, ...rows]).figures);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const turned = [HEADER, ...shuffled].map((row) => [...row].reverse());
        expect(JSON.stringify(read(fixed, turned).figures)).toBe(first);
      }),
    );
  });

  it('are none at all where the template compares nothing', () => {
    expect(read(templateWith(), [HEADER, ...rows]).figures).toEqual({});
  });
});

describe('figures of a register', () => {
  it('are sums only', () => {
    const form = read(registerForm, [
      ['No', 'Nama', 'NIK', 'Kunjungan'],
      ['1', 'Ani', nik(1), 3],
      ['2', 'Budi', nik(2), ''],
      ['3', 'Citra', nik(3), 4],
      ['4', 'Dewi', nik(4), 'tiga'],
    ]);
    expect(form.figures).toEqual({ baduta: { kunjungan: { '': 7 } } });
  });
});

describe('a finding', () => {
  const about = (key: string | undefined, columns: string[], values: unknown): FigureFinding => ({
    code: 'parent-sum',
    tab: 'isian',
    ...(key !== undefined && { key }),
    columns,
    params: { value: 40, sum: 39, units: 2 },
    severity: 'error',
    basis: JSON.stringify(values),
  });
  const rows = [HEADER, ['A', 10, 40], ['B', 5, 20], ['C', '', '']];

  it('stands beside its row, which is no longer valid where it is an error', () => {
    const before = read(fixed, rows);
    expect(before.results[0]).toMatchObject({ filled: 2, valid: 2 });
    const result = tell(before, [about('A', ['sasaran'], [40])]);
    expect(result).toMatchObject({ filled: 2, valid: 1, problems: [{ code: 'key-missing' }, {}, {}] });
    expect(result.lines.map(({ key, status, problems }) => [key, status, problems.length])).toEqual([
      ['A', 'error', 1],
      ['B', 'valid', 0],
      ['C', 'blank', 0],
    ]);
    expect(result.lines[0]?.problems[0]).toEqual({
      code: 'parent-sum',
      severity: 'error',
      params: { value: 40, sum: 39, units: 2 },
      tab: 'isian',
      key: 'A',
      row: 6,
      columns: ['sasaran'],
    });
  });

  it('of the tab as a whole stands with the tab', () => {
    const form = read(fixed, rows);
    const finding = about(undefined, ['sasaran'], [{ A: 40, B: 20 }]);
    expect(basisOf(form.figures, finding)).toBe(finding.basis);
    expect(tell(form, [finding]).problems.at(-1)).toMatchObject({ code: 'parent-sum', tab: 'isian' });
  });

  it.each<[string, Finding]>([
    ['was changed since', about('A', ['sasaran'], [41])],
    ['was emptied since', about('C', ['sasaran'], [12])],
    ['is of a row that is gone', about('F', ['sasaran'], [12])],
    ['is of a tab that is not in the form', { ...about('A', ['sasaran'], [40]), tab: 'lain' }],
  ])('is left out where its figure %s', (_, finding) => {
    const result = tell(read(fixed, rows), [finding]);
    expect(result.valid).toBe(2);
    expect(result.lines.flatMap(({ problems }) => problems)).toEqual([]);
  });
});

describe('identity numbers', () => {
  const HEAD = ['No', 'Nama', 'NIK', 'Kunjungan'];
  const of = (rows: CellValue[][], within: Parameters<typeof identityRows>[3] = WITHIN) => {
    const form = read(registerForm, [HEAD, ...rows]);
    const [tab] = form.compiled.tabs as [CompiledTab];
    return identityRows(tab, form.results[0] as TabResult, { firstRow: 5, rows: [HEAD, ...rows] }, within);
  };

  it('are compared however they are written, and not where they cannot be right', () => {
    const rows = of([
      ['1', 'Ani', nik(1), 1],
      ['2', 'Ani', `${nik(1).slice(0, 6)} ${nik(1).slice(6)}`, 1],
      ['3', 'Budi', nik(2).slice(1), 1],
      ['4', 'Citra', '', 1],
      ['5', 'Dewi', 6.2e15, 1],
      ['6', 'Eko', true, 1],
    ]);
    expect(rows.map(({ line, text }) => [line.key, text === rows[0]?.text])).toEqual([
      ['1', true],
      ['2', true],
    ]);
  });

  it.each([
    { ...WITHIN, period: '2024' },
    { ...WITHIN, scheme: 'lain' },
    { ...WITHIN, level: 'puskesmas' as const },
    { ...WITHIN, level: undefined },
  ])('have nothing in common within %o', (within) => {
    const row = [['1', 'Ani', nik(1), 1]];
    expect(of(row, within)[0]?.text).not.toBe(of(row)[0]?.text);
  });

  it('are told by unit, the same whatever the order, and a list alone never', () => {
    const shared = [
      { mark: 'm1', unit: 'Desa B', spreadsheetId: 'b' },
      { mark: 'm2', unit: 'Desa C', spreadsheetId: 'c' },
      { mark: 'm2', unit: 'Desa B', spreadsheetId: 'b' },
      { mark: 'm3', unit: 'Desa B', spreadsheetId: 'b' },
      { mark: 'm4', unit: 'Desa D', spreadsheetId: 'd' },
      { mark: 'm4', unit: 'Desa C', spreadsheetId: 'c' },
      { mark: 'm4', unit: 'Desa B', spreadsheetId: 'b' },
    ];
    expect(sameIdentity([])).toEqual([]);
    fc.assert(
      fc.property(fc.shuffledSubarray(shared, { minLength: shared.length }), (list) => {
        expect(sameIdentity(list).map(({ marks, params }) => [marks, params])).toEqual([
          [['m2'], { units: ['Desa B', 'Desa C'], places: 2 }],
          [['m4'], { units: ['Desa B', 'Desa C'], places: 3 }],
          [['m1', 'm3'], { units: ['Desa B'], places: 1 }],
        ]);
      }),
    );
  });

  it('carry no digit into the problem beside their row', () => {
    const form = read(registerForm, [HEAD, ['1', 'Ani', nik(1), 1]]);
    const [tab] = form.compiled.tabs as [CompiledTab];
    const [row] = identityRows(tab, form.results[0] as TabResult, form.blocks[0] as never, WITHIN);
    const params = { units: ['Desa B'], places: 1 };
    const finding: Finding = { code: 'same-identity-elsewhere', marks: ['m1', 'gone'], params };
    const result = tell(form, [finding], new Map([['m1', [row]]]));
    expect(result.lines[0]).toMatchObject({ status: 'warning', problems: [{ columns: ['nik'], params }] });
    expect(JSON.stringify(result.lines)).not.toContain(nik(1).slice(6));
  });
});

it('a severity is the template’s, and the district has the last word', () => {
  const form = read(
    parseTemplate({ ...registerForm, severities: { 'same-identity-elsewhere': 'info' } }, 'told.test'),
    [
      ['No', 'Nama', 'NIK', 'Kunjungan'],
      ['1', 'Ani', nik(1), 1],
    ],
  );
  const [tab] = form.compiled.tabs as [CompiledTab];
  const rows = identityRows(tab, form.results[0] as TabResult, form.blocks[0] as never, WITHIN);
  const params = { units: ['Desa B'], places: 1 };
  const result = tell(
    form,
    [{ code: 'same-identity-elsewhere', marks: ['m'], params }],
    new Map([['m', rows]]),
  );
  expect(result.lines[0]).toMatchObject({ status: 'valid', problems: [{ severity: 'info' }] });
});

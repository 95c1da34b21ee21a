/** What shows only over a whole column, and what must show nowhere: the values of personal columns. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../src/core/cells/text.ts';
import type { TabResult } from '../../../src/core/checks/tab.ts';
import type { Column } from '../../../src/core/template/schema.ts';
import { problemSentence } from '../../../src/core/text/problem-sentences.ts';
import { COLUMNS, column } from './columns.ts';
import { check, list, told } from './list.ts';

describe('dates in a column', () => {
  const day = list([column('tanggal', { type: 'date' })]);
  const one = (...cells: CellValue[]) =>
    check(
      day,
      cells.map((cell) => [cell]),
    );

  it('are day first where nothing speaks against it', () => {
    const result = one('08/07/2025', '17/08/2025', 45886, '17 Agt 2025', '');
    expect(result.problems).toEqual([]);
    expect(told(result)).toEqual([]);
  });

  it('are month first where one of them can be nothing else, and it is said', () => {
    const result = one('08/17/2025', '08/07/2025', '09/09/2025', 45886);
    expect(result.problems).toMatchObject([
      { code: 'date-month-first', columns: ['tanggal'], params: { cells: 1, mixed: false } },
    ]);
    expect(told(result)).toEqual([['K1', 'date-ambiguous', { value: '08/07/2025', read: '2025-08-07' }]]);
  });

  it('follow the majority where both stand, and all that may be either is asked about', () => {
    const result = one('08/17/2025', '17/08/2025', '18/08/2025', '08/07/2025');
    expect(result.problems).toMatchObject([{ code: 'date-month-first', params: { cells: 1, mixed: true } }]);
    expect(told(result)).toEqual([['K3', 'date-ambiguous', { value: '08/07/2025', read: '2025-07-08' }]]);
  });

  it('say the same whatever their order', () => {
    const cell = fc.constantFrom<CellValue>(
      '08/17/2025',
      '17/08/2025',
      '08/07/2025',
      '9/9/25',
      45886,
      '',
      'x',
    );
    const kinds = (result: TabResult) => [
      result.problems.map((problem) => [problem.code, problem.params]),
      told(result)
        .map(([, code, params]) => JSON.stringify([code, params]))
        .sort(),
    ];
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), fc.nat(), (cells, turn) => {
        const at = turn % cells.length;
        expect(kinds(one(...cells.slice(at), ...cells.slice(0, at)))).toEqual(kinds(one(...cells)));
      }),
    );
  });
});

describe('a column of the wrong type', () => {
  const both = list([COLUMNS.whole, COLUMNS.date]);
  const names = ['Ani', 'Budi', 'Citra', 'Dewi', 'Eko'];

  it('is told once, beside its cells', () => {
    const result = check(both, [...names.map((name) => [name, 45886]), ['', 45886], ['-', '']]);
    expect(result.problems).toMatchObject([
      { code: 'column-unreadable', columns: ['whole'], params: { cells: 5, type: 'integer' } },
    ]);
    expect(told(result).filter(([, code]) => code === 'not-a-number')).toHaveLength(5);
  });

  it('is none while one of its cells can be read, or while there are few', () => {
    expect(check(both, [...names.map((name) => [name, 45886]), [7, 45886]]).problems).toEqual([]);
    expect(
      check(
        both,
        names.slice(1).map((name) => [name, 45886]),
      ).problems,
    ).toEqual([]);
  });
});

describe('personal columns', () => {
  const columns = Object.values(COLUMNS).map(
    (one): Column => ({ ...one, personal: true, owner: 'Puskesmas' }),
  );
  const rules = [
    { rule: 'not-above', column: 'whole', limit: 'money' },
    { rule: 'percentage', column: 'share', numerator: 'whole', denominator: 'money' },
    { rule: 'attainable', column: 'share', denominator: 'whole' },
    { rule: 'compare', column: 'weight', is: 'below', to: 'money' },
    { rule: 'sum', column: 'money', parts: ['whole', 'weight'] },
    { rule: 'date-order', columns: ['date', 'month', 'quarter'] },
    { rule: 'exclusive', columns: ['received', 'monthly'] },
    { rule: 'exclusive', columns: ['free', 'choice'], yes: ['Normal'], exactly: true },
    { rule: 'required-when', column: 'free', when: { column: 'choice', oneOf: ['KEK', 'Risti'] } },
    { rule: 'identity-birth', nik: 'nik', birth: 'date', sex: 'free' },
  ];
  const secret = list(columns, rules);
  const everything = ({ problems, keyless, lines }: TabResult) => {
    const all = [...problems, ...keyless, ...lines.flatMap((line) => line.problems)];
    const sentences = all.flatMap((problem) =>
      (['id', 'en'] as const).map((language) => problemSentence(problem, secret.template, language)),
    );
    return JSON.stringify([all.map(({ code, params }) => [code, params]), sentences]);
  };

  it('never show what was typed, in no problem and in no sentence', () => {
    // Signs that stand in no sentence, label or number of ours.
    const typed = fc.tuple(
      fc.constantFrom('', '74.', '62020412', '17/13/', '≥ ', 'https://', '1O', 'AK25-', 'ops@', '8,'),
      fc.string({ unit: fc.constantFrom(...'§¤¶7345689'), minLength: 6, maxLength: 10 }),
    );
    const cell = fc.oneof(
      typed.map((parts) => parts.join('')),
      fc.integer({ min: 345_678_901, max: 987_654_321 }),
      fc.double({ min: 3456.789, max: 98765.4321, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), (row) => {
        const text = everything(check(secret, [row]));
        for (const value of row) {
          expect(text).not.toContain(String(value));
          expect(text).not.toContain(String(value).replace('.', ','));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('still say what is wrong, and what is allowed', () => {
    const row = columns.map(({ name }) => ({ whole: -5, choice: 'Nromal', weight: 99 })[name] ?? '');
    const result = check(secret, [row]);
    expect(told(result)).toEqual([
      ['K0', 'below-minimum', { minimum: 0 }],
      ['K0', 'above-maximum', { maximum: 30 }],
      ['K0', 'required-missing', {}],
      ['K0', 'not-in-list', { allowed: 'Normal, KEK, Risti' }],
    ]);
    const said = result.lines[0]?.problems.map(
      (problem) => problemSentence(problem, secret.template).message,
    );
    expect(said).toEqual([
      'whole: angka ini kurang dari 0.',
      'weight: angka ini lebih dari 30.',
      'kk: belum diisi.',
      'choice: isian ini tidak ada dalam pilihan.',
    ]);
  });

  it('are those of NIK, KK, telephone and e-mail without being called so', () => {
    const plain = list([COLUMNS.nik, COLUMNS.phone, COLUMNS.email]);
    expect([...plain.tab.personal]).toEqual(['nik', 'phone', 'email']);
    const result = check(plain, [['menyusul 6202', 'telp 0812345', 'x@y']]);
    expect(told(result).map(([, , params]) => params)).toEqual([{}, {}, {}]);
  });
});

describe('values that must differ', () => {
  const unique = (one: Column): Column => ({ ...one, constraints: { ...one.constraints, unique: true } });
  const rowsTold = (name: keyof typeof COLUMNS, ...cells: CellValue[]) =>
    check(
      list([unique(COLUMNS[name])]),
      cells.map((cell) => [cell]),
    ).lines.flatMap(({ problems }) =>
      problems.flatMap(({ code, params, row }) => (code === 'not-unique' ? [[row, params]] : [])),
    );

  it.each<[keyof typeof COLUMNS, CellValue, CellValue]>([
    ['nik', '6202041204220011', "'6202 0412 0422 0011"],
    ['nik', '6202041204220011', 6202041204220011],
    ['kk', '6202041503180007', '6202.0415.0318.0007'],
    ['phone', '0812-0000-1111', '+62 812 0000 1111'],
    ['email', 'Operator@gmail.com', 'operator@gmail.com '],
    ['desa', '62.02.01.2001', '6202012001'],
    ['date', '17/08/2025', 45886],
    ['whole', '12 orang', 12],
    ['choice', 'kek', 'KEK'],
    ['free', 'Ani', ' ani'],
  ])('are compared as they are read: %s %j and %j are one', (name, one, other) => {
    expect(rowsTold(name, one, 'x', other)).toEqual([
      [2, { rows: [2, 4] }],
      [4, { rows: [2, 4] }],
    ]);
  });

  it('are compared as typed where they cannot be read, and not where nothing is said', () => {
    expect(rowsTold('nik', '620204', '620204')).toHaveLength(2);
    expect(rowsTold('nik', '-', '-', '', '', 'belum ada', 'belum ada')).toEqual([]);
    expect(rowsTold('nik', '6202041204220011', '6202041204220012')).toEqual([]);
  });
});

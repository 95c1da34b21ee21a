import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../../src/core/approval/cells.ts';
import type { CellValue } from '../../../../src/core/cells/text.ts';
import { compileTemplate } from '../../../../src/core/checks/compile.ts';
import { allProblems, checkForm, checkTabs } from '../../../../src/core/checks/form.ts';
import { problemOf } from '../../../../src/core/checks/make-problem.ts';
import { addProblem } from '../../../../src/core/checks/row-status.ts';
import { settleWaivers, type WaiverVerdict } from '../../../../src/core/checks/waiver/settle.ts';
import { sheetRows } from '../../../../src/core/status/sheet.ts';
import type { Tab } from '../../../../src/core/template/schema.ts';
import { WAIVER_HEADER, waiverForm } from '../../../support/waiver-form.ts';

const compiled = compileTemplate(waiverForm);

function form(rows: CellValue[][], verdict?: WaiverVerdict) {
  const results = checkTabs(compiled, [{ firstRow: 5, rows: [[...WAIVER_HEADER], ...rows] }]);
  settleWaivers(compiled, results, () => verdict);
  return checkForm(compiled, results, {
    said: readApproval({ state: '' }),
    standing: 'none',
    structural: [],
  });
}

const IN_FORCE: WaiverVerdict = { inForce: true, since: '2025-08-17' };
const FALLEN: WaiverVerdict = { inForce: false, since: '2025-08-17' };
const WARNED = ['A1', 'Rembuk', 45, 40, 'Tamu datang', 'Sari'];
const weights = (...rows: CellValue[][]) =>
  allProblems(form(rows, IN_FORCE)).map(({ code, severity }) => [code, severity]);

const tabRows = (rows: CellValue[][], verdict?: WaiverVerdict) =>
  sheetRows(
    form(rows, verdict),
    {
      template: waiverForm,
      unitName: 'Kecamatan Contoh',
      zone: 'Asia/Jakarta',
      nextDeadline: undefined,
      demonstration: false,
      measured: { measures: [], explanations: [] },
    },
    'now',
  );
const line = (rows: CellValue[][], verdict?: WaiverVerdict) =>
  tabRows(rows, verdict).find(([key]) => key === 'kegiatan|A1');

describe('a waiver in force', () => {
  it('takes the weight from warnings; the row is waived, its cells are not coloured', () => {
    expect(line([WARNED], IN_FORCE)).toEqual([
      'kegiatan|A1',
      'Dikecualikan',
      'Dikecualikan: Hadir: 45 melebihi Undangan (40).',
      '',
      'Tidak perlu diubah. Bila isiannya berubah, pengecualian ini gugur.',
    ]);
  });

  it('is counted apart in the summary, with the day since which the oldest stands', () => {
    const by = new Map(tabRows([WARNED], IN_FORCE).map((row) => [row[0], row[2]]));
    expect(by.get('Masalah')).toBe('0 harus diperbaiki, 0 perlu dicek, 1 dikecualikan');
    expect(by.get('Pengecualian')).toBe('Yang terlama sejak 17 Agustus 2025.');
    expect(tabRows([WARNED]).some(([label]) => label === 'Pengecualian')).toBe(false);
  });

  it('takes the weight from warnings too that show only beside other forms', () => {
    const right = ['A1', 'Rembuk', 30, 40, 'Tamu datang', 'Sari'];
    const [result] = checkTabs(compiled, [{ firstRow: 5, rows: [[...WAIVER_HEADER], right] }]);
    const [line] = result?.lines ?? [];
    if (result === undefined || line === undefined) throw new Error('no line');
    addProblem(line, problemOf('copied-values', ['hadir'], { cells: 8, unit: 'Desa Contoh' }));
    expect(line.status).toBe('warning');
    settleWaivers(compiled, [result], () => IN_FORCE);
    expect(line).toMatchObject({
      status: 'waived',
      problems: [{ code: 'copied-values', severity: 'waived' }],
    });
  });

  it('leaves errors, and a row with an error stays to be corrected', () => {
    expect(weights(['A1', 'Rembuk', 45.5, 40, 'x', 'y'])).toContainEqual(['not-whole', 'error']);
    expect(form([['A1', 'Rembuk', 45.5, 40, 'x', 'y']], IN_FORCE).lines[0]?.status).toBe('error');
  });

  it('makes no entry complete: half filled stays half filled, blank stays blank', () => {
    expect(form([['A1', 'Rembuk', 45, '', 'x', 'y']], IN_FORCE).lines[0]?.status).toBe('half');
    expect(form([['A1', 'Rembuk', '-', '', 'x', 'y']], IN_FORCE).lines[0]?.status).toBe('blank');
  });

  it('says nothing where there is nothing to waive', () => {
    expect(weights(['A1', 'Rembuk', 30, 40, 'x', 'y'])).toEqual([]);
    expect(form([['A1', 'Rembuk', 30, 40, 'x', 'y']], IN_FORCE)).toMatchObject({
      lines: [{ status: 'valid' }],
    });
    expect(form([['A1', 'Rembuk', 30, 40, 'x', 'y']], IN_FORCE).waivedSince).toBeUndefined();
  });
});

describe('a fallen waiver', () => {
  it('is told beside the warnings, which count again', () => {
    const [, status, message, columns, remedy] = line([WARNED], FALLEN) as string[];
    expect(status).toBe('Perlu dicek');
    expect(message).toBe(
      'Hadir: 45 melebihi Undangan (40). Isian berubah setelah pengecualian ditulis pada 17 Agustus 2025.',
    );
    expect(columns).toBe(';w:hadir;w:undangan;w:alasan;w:penanggung;');
    expect(remedy).toContain('Tulis kembali alasannya bila masih berlaku.');
  });
});

describe('whatever is typed', () => {
  const cell = fc.constantFrom<CellValue>(
    '',
    7,
    45,
    '45',
    '1.871',
    '10,2.',
    '-',
    'x',
    -1,
    0.5,
    '#REF!',
    true,
  );
  const word = fc.constantFrom<CellValue>('', 'ada alasannya', '-', '#N/A');
  const row = fc.tuple(fc.constantFrom<CellValue>('A1', 'a1', 'B2', 'C*', ''), cell, cell, cell, word, word);
  const rows = fc.array(row, { maxLength: 6 });
  const verdict = fc.constantFrom(IN_FORCE, FALLEN, undefined);
  const errors = (one: ReturnType<typeof form>) =>
    allProblems(one).filter(({ severity }) => severity === 'error');

  it('no waiver changes an error, a count, or a row that is wrong', () => {
    fc.assert(
      fc.property(rows, verdict, (typed, told) => {
        const [plain, settled] = [form(typed), form(typed, told)];
        expect(errors(settled)).toEqual(errors(plain));
        expect(settled.counts).toEqual(plain.counts);
        const wrong = (one: typeof plain) =>
          one.lines.filter(({ status }) => /error|doubled|half/.test(status));
        expect(wrong(settled).map(({ key }) => key)).toEqual(wrong(plain).map(({ key }) => key));
        const warned = (one: typeof plain) =>
          allProblems(one).filter(({ severity, code }) => severity !== 'error' && code !== 'waiver-fallen');
        expect(warned(settled).map(({ code }) => code)).toEqual(warned(plain).map(({ code }) => code));
      }),
    );
  });

  it('a form without columns to waive finds the same problems', () => {
    const tab = waiverForm.tabs[0] as Tab;
    const { waiver: _, ...without } = tab;
    const other = compileTemplate({ ...waiverForm, tabs: [without] });
    fc.assert(
      fc.property(rows, (typed) => {
        const block = [{ firstRow: 5, rows: [[...WAIVER_HEADER], ...typed] }];
        const codes = (of: typeof compiled) =>
          checkTabs(of, block)
            .flatMap(({ lines, keyless, problems }) => [
              ...lines.flatMap((line) => line.problems),
              ...keyless,
              ...problems,
            ])
            .map(({ code, severity, row, columns }) => ({ code, severity, row, columns }))
            .filter(({ code }) => code !== 'waiver-incomplete');
        expect(checkTabs(other, block)[0]?.waivers).toEqual([]);
        expect(codes(other)).toEqual(codes(compiled));
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { CellValue } from '../../../../src/core/cells/text.ts';
import { type CompiledTab, compileTemplate } from '../../../../src/core/checks/compile.ts';
import { checkTab, typedEntries } from '../../../../src/core/checks/tab.ts';
import { isWarned } from '../../../../src/core/checks/waiver/request.ts';
import { WAIVER_HEADER, waiverForm } from '../../../support/waiver-form.ts';

const compiled = compileTemplate(waiverForm).tabs[0] as CompiledTab;
const check = (...rows: CellValue[][]) =>
  checkTab(compiled, { firstRow: 5, rows: [[...WAIVER_HEADER], ...rows] });
const told = ({ lines }: ReturnType<typeof check>) =>
  lines.flatMap(({ problems }) =>
    problems.map(({ code, severity, row, columns }) => [code, severity, row, columns]),
  );

describe('a row with a reason and a name', () => {
  it('asks for its warnings to be waived, and tells what it holds besides', () => {
    const result = check(['A1', 'Rembuk', 45, 40, 'Tamu datang', 'Sari']);
    expect(result.waivers).toEqual([
      {
        line: result.lines[0],
        values: ['Rembuk', '45', '40'],
        words: ['Tamu datang', 'Sari'],
      },
    ]);
    expect(result.waivers.map(isWarned)).toEqual([true]);
    expect(result.lines[0]?.status).toBe('warning');
  });

  it('has nothing to waive without a warning: neither in order, nor with an error alone', () => {
    const result = check(['A1', 'Rembuk', 30, 40, 'x', 'y'], ['A2', 'Rapat', -1, 40, 'x', 'y']);
    expect(result.waivers.map(isWarned)).toEqual([false, false]);
    expect(told(result)).toEqual([['below-minimum', 'error', 7, ['hadir']]]);
  });

  it('has the same values whatever stands where', () => {
    const moved = checkTab(compiled, {
      firstRow: 9,
      rows: [[...WAIVER_HEADER].toReversed(), ['Sari', 'Tamu datang', 40, 45, 'Rembuk', 'A1']],
    });
    const said = ({ waivers }: ReturnType<typeof check>) =>
      waivers.map(({ values, words }) => ({ values, words }));
    expect(said(moved)).toEqual(said(check(['A1', 'Rembuk', 45, 40, 'Tamu datang', 'Sari'])));
  });
});

describe('a row with one of the two', () => {
  it.each([
    ['', 'Sari', 'alasan'],
    ['Tamu datang', '', 'penanggung'],
    ['  ', 'Sari', 'alasan'],
    ['-', 'Sari', 'alasan'],
    ['#REF!', 'Sari', 'alasan'],
  ])('“%s” and “%s”: %s is missing', (reason, name, missing) => {
    const result = check(['A1', 'Rembuk', 45, 40, reason, name]);
    expect(result.waivers).toEqual([]);
    expect(told(result)).toContainEqual(['waiver-incomplete', 'info', 6, [missing]]);
    expect(told(result)).toContainEqual(['not-above', 'warning', 6, ['hadir', 'undangan']]);
  });

  it('has no name or reason in any problem', () => {
    const result = check(['A1', 'Rembuk', 45, 40, 'Rahasia', '#REF!']);
    expect(JSON.stringify(result.lines)).not.toContain('Rahasia');
  });
});

it('a doubled key asks for nothing: nobody can tell which of its rows is meant', () => {
  const row = ['A1', 'Rembuk', 45, 40, 'x', 'y'];
  expect(check(row, ['a1', ...row.slice(1)]).waivers).toEqual([]);
});

it('what waives a warning is no value of the form', () => {
  const block = (reason: string) => ({
    firstRow: 5,
    rows: [[...WAIVER_HEADER], ['A1', 'Rembuk', 45, 40, reason, 'Sari']],
  });
  const entries = (reason: string) =>
    typedEntries(compiled, checkTab(compiled, block(reason)), block(reason));
  expect(entries('lain')).toEqual(entries('Tamu datang'));
});

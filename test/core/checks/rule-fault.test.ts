import { describe, expect, it } from 'vitest';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { RuleFault } from '../../../src/core/checks/rule-fault.ts';
import { checkTab } from '../../../src/core/checks/tab.ts';
import { openForm } from '../../support/open-form.ts';

const header = ['Kode', 'Nama kegiatan', 'Hadir', 'Undangan'];
const rows = [header, ['A1', 'Rembuk', 1, 2], ['A2', 'Rapat', 66613, 2]];

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('a rule that throws', () => {
  const cause = new RangeError('66613 is too many');
  const tab = compileTemplate(openForm).tabs[0]!;
  const broken = {
    ...tab,
    rowChecks: tab.rowChecks.map(({ name, check }) => ({
      name,
      check: (...[cells, report, row]: Parameters<typeof check>) => {
        if (cells.numbers[1] === 66613) throw cause;
        check(cells, report, row);
      },
    })),
  };

  it('stops the check, naming template, tab, rule and row, and nothing that was typed', () => {
    const error = caught(() => checkTab(broken, { firstRow: 5, rows })) as RuleFault;
    expect(error).toBeInstanceOf(RuleFault);
    expect(error.message).toBe('daftar-kegiatan@1, tab kegiatan, rules[0] not-above, row 7: RangeError');
    expect(error.cause).toBe(cause);
  });

  it('is told from a cell that cannot be read at all', () => {
    const strange = [header, ['A1', 'Rembuk', Symbol('x') as never, 2]];
    const error = caught(() => checkTab(tab, { firstRow: 5, rows: strange })) as RuleFault;
    expect(error.message).toBe('daftar-kegiatan@1, tab kegiatan, reading, row 6: TypeError');
  });
});

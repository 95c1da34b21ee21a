import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../src/core/approval/cells.ts';
import { approvalOf } from '../../../src/core/approval/form-state.ts';
import type { Standing } from '../../../src/core/approval/standing.ts';
import { problemOf } from '../../../src/core/checks/make-problem.ts';

function judge(state: string, decision: string, standing: Standing, note = 'Baris 3') {
  const said = readApproval({ state, verifier: { decision, note, name: '', date: '' } });
  const approval = approvalOf(said, standing, problemOf);
  return [approval.state, ...approval.problems.map(({ code }) => code)];
}

describe('the state of a form', () => {
  it.each<[string, string, Standing, string[]]>([
    ['draft', '', 'none', ['draft']],
    ['diajukan', '', 'none', ['diajukan']],
    ['diajukan', 'diverifikasi', 'stands', ['diverifikasi']],
    ['diajukan', 'disetujui', 'stands', ['disetujui']],
    ['diajukan', 'dikembalikan', 'stands', ['dikembalikan']],
    ['diajukan', 'diverifikasi', 'changed', ['diajukan', 'changed-after-verification']],
    ['diajukan', 'disetujui', 'changed', ['draft', 'changed-after-approval']],
    ['diajukan', 'dikembalikan', 'changed', ['diajukan']],
    ['diajukan', 'diverifikasi', 'spent', ['diajukan']],
    ['diajukan', 'disetujui', 'spent', ['diajukan']],
    ['diajukan', 'dikembalikan', 'spent', ['diajukan']],
    ['diajukan', 'disetujui', 'unknown', ['diajukan']],
    ['draft', 'diverifikasi', 'spent', ['draft', 'decision-without-hand-in']],
    ['draft', 'disetujui', 'spent', ['draft', 'decision-without-hand-in']],
    ['draft', 'dikembalikan', 'spent', ['draft']],
    ['diajukan', 'oke', 'none', ['diajukan', 'decision-unknown']],
    ['beres', '', 'none', ['draft', 'state-unknown']],
    ['disetujui', '', 'none', ['diajukan', 'decision-in-state-cell']],
    ['disetujui', 'disetujui', 'stands', ['disetujui', 'decision-in-state-cell']],
    ['dikembalikan', 'disetujui', 'spent', ['draft', 'decision-in-state-cell', 'decision-without-hand-in']],
  ])('%s, decision “%s” that %s', (state, decision, standing, expected) => {
    expect(judge(state, decision, standing)).toEqual(expected);
  });

  it('asks why a form is sent back, until it is handed in again', () => {
    expect(judge('diajukan', 'dikembalikan', 'stands', ' ')).toEqual(['dikembalikan', 'return-without-note']);
    expect(judge('draft', 'dikembalikan', 'spent', '')).toEqual(['draft', 'return-without-note']);
    expect(judge('diajukan', 'dikembalikan', 'changed', '')).toEqual(['diajukan']);
  });

  it('nobody approves it in the cell that is open to everybody', () => {
    for (const word of ['diverifikasi', 'disetujui', 'dikembalikan']) {
      const approval = approvalOf(readApproval({ state: word }), 'none', problemOf);
      expect(['draft', 'diajukan']).toContain(approval.state);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { type DecisionCells, decisionText, readApproval } from '../../../src/core/approval/cells.ts';
import { serialOf } from '../../../src/core/cells/calendar.ts';

const cells = (more: Partial<DecisionCells> = {}): DecisionCells => ({
  decision: 'disetujui',
  note: '',
  name: 'Camat Contoh',
  date: serialOf(2025, 11, 18) + 14.5 / 24,
  ...more,
});
const decided = (more: Partial<DecisionCells> = {}) => {
  const { decision } = readApproval({ state: 'diajukan', verifier: cells(more) });
  if (decision === undefined) throw new Error('no decision');
  return decision;
};

describe('what operators say', () => {
  it.each([
    ['', { operator: 'draft' }],
    [null, { operator: 'draft' }],
    ['draft', { operator: 'draft' }],
    [' Diajukan ', { operator: 'diajukan' }],
    ['sudah beres', { operator: 'draft', unknownState: 'sudah beres' }],
    [7, { operator: 'draft', unknownState: '7' }],
  ])('%j', (state, said) => {
    expect(readApproval({ state })).toEqual(said);
  });

  it.each([
    ['diverifikasi', 'diajukan'],
    ['DISETUJUI', 'diajukan'],
    ['dikembalikan', 'draft'],
  ])('%s is not theirs to say', (state, operator) => {
    expect(readApproval({ state })).toEqual({ operator, misplaced: state.toLowerCase() });
  });
});

describe('what the verifikator says', () => {
  it('is no decision while the cell is blank, or holds another word', () => {
    expect(readApproval({ state: 'diajukan', verifier: cells({ decision: ' ' }) })).toEqual({
      operator: 'diajukan',
    });
    expect(readApproval({ state: 'diajukan', verifier: cells({ decision: 'oke' }) })).toEqual({
      operator: 'diajukan',
      unknownDecision: 'oke',
    });
    expect(readApproval({ state: 'diajukan', verifier: cells({ decision: 'draft' }) })).toMatchObject({
      unknownDecision: 'draft',
    });
  });

  it('has a word, a note, a name and a time', () => {
    expect(decided({ decision: 'Dikembalikan', note: ' Sasaran\nbelum sama ' })).toEqual({
      word: 'dikembalikan',
      note: 'Sasaran belum sama',
      name: 'Camat Contoh',
      at: '18 November 2025, 14.30',
    });
  });

  it.each([
    [serialOf(2025, 11, 18), '18 November 2025'],
    [serialOf(2025, 11, 18) + 0.99999, '19 November 2025'],
    [serialOf(2025, 12, 31) + (23 * 60 + 59) / 1440, '31 Desember 2025, 23.59'],
    ['kemarin sore', 'kemarin sore'],
    [2025, '2025'],
    ['', ''],
  ])('time %j', (date, at) => {
    expect(decided({ date }).at).toBe(at);
  });

  it('repeats at most 500 characters of a note', () => {
    expect(decided({ note: 'x'.repeat(501) }).note).toBe(`${'x'.repeat(499)}…`);
    expect(decided({ note: 'x'.repeat(500) }).note).toHaveLength(500);
  });
});

describe('one decision and another', () => {
  const text = (more: Partial<DecisionCells>) => decisionText(decided(more));

  it('differ by word and by time', () => {
    expect(text({ decision: 'diverifikasi' })).not.toBe(text({}));
    expect(text({ date: serialOf(2025, 11, 18) + 0.7 })).not.toBe(text({}));
  });

  it('are the same when only a name is corrected, or the note of an approval', () => {
    expect(text({ name: 'Camat' })).toBe(text({}));
    expect(text({ note: 'baik' })).toBe(text({}));
  });

  it('differ by the note where a form is sent back', () => {
    const back = (note: string) => text({ decision: 'dikembalikan', note });
    expect(back('Baris 3')).not.toBe(back('Baris 4'));
  });
});

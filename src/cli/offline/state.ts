/** The one cell in which operators say that a form is handed in, beside what it said when the file was made. */
import { readApproval } from '../../core/approval/cells.ts';
import { type CellValue, cellText, plainWord } from '../../core/cells/text.ts';
import { STATE_RANGE } from '../../core/template/names.ts';
import type { OperatorState } from '../../core/template/schema.ts';

export interface StateVersions {
  /** When the file was made; undefined where it did not carry any. */
  base: string | null | undefined;
  /** In the workbook as it comes back, by the names of its cells. */
  named: ReadonlyMap<string, CellValue>;
  /** In the sheet now. */
  now: CellValue;
}

export type StateMerge =
  /** There are but two words: where the file has another than the sheet, nobody else changed it. */
  | { kind: 'change'; file: OperatorState; now: OperatorState }
  | { kind: 'same' }
  /** Neither draft nor diajukan: what comes after is the verifikator's to say, in the sheet. */
  | { kind: 'fault' }
  /** The name of the cell is gone from the file. */
  | { kind: 'lost' };

export function mergeState({ base, named, now }: StateVersions): StateMerge {
  if (base === undefined) return { kind: 'same' };
  if (!named.has(STATE_RANGE)) return { kind: 'lost' };
  const cell = named.get(STATE_RANGE);
  if (plainWord(cellText(cell)) === plainWord(base ?? '')) return { kind: 'same' };
  const { operator: file, misplaced, unknownState } = readApproval({ state: cell });
  if (misplaced !== undefined || unknownState !== undefined) return { kind: 'fault' };
  const is = readApproval({ state: now }).operator;
  return file === is ? { kind: 'same' } : { kind: 'change', file, now: is };
}

/** The table of escalation as the Register has it: a stage a row, and who is told of others' open work then. */
import {
  type Escalation,
  type EscalationStep,
  inOrder,
  readStageText,
  SUPERIORS,
} from '../schedule/escalation.ts';
import type { RegisterRow } from './rows.ts';

export function judgeSteps(rows: readonly RegisterRow[]): void {
  for (const row of rows)
    if (readStageText(row.key) === undefined) row.tell('pattern-mismatch', ['tahap'], { value: row.key });
}

/** Rows whose stage cannot be read are none. */
export function stepsOf(rows: readonly RegisterRow[]): Escalation {
  return inOrder(
    rows.flatMap(({ key, marked }): EscalationStep[] => {
      const daysBefore = readStageText(key);
      return daysBefore === undefined ? [] : [{ daysBefore, told: SUPERIORS.filter(marked) }];
    }),
  );
}

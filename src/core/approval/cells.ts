/** What operators and the verifikator wrote about a form as a whole, read into words. */
import { dayOf, isPlausibleSerial } from '../cells/calendar.ts';
import { type CellValue, cellText, isBlank, plainWord } from '../cells/text.ts';
import {
  DECISIONS,
  type Decision,
  FORM_STATES,
  type FormState,
  OPERATOR_STATES,
  type OperatorState,
} from '../template/schema.ts';
import { isoDay } from '../text/format.ts';

/** The verifikator's cells in tab Persetujuan. */
export interface DecisionCells {
  decision: CellValue;
  note: CellValue;
  name: CellValue;
  /** Day and time; a serial number where Sheets took it for one. */
  date: CellValue;
}

export interface ApprovalCells {
  /** The form-state cell. */
  state: CellValue;
  /** Absent where the spreadsheet has no tab for them. */
  verifier?: DecisionCells;
}

/** Who decided what, why and when, as it may be shown in the spreadsheet it stands in, and nowhere else. */
export interface MadeDecision {
  word: Decision;
  /** '' where there is none. */
  note: string;
  name: string;
  /** `18 November 2025, 14.30`, or what was typed instead. */
  at: string;
}

export interface Said {
  /** The operators' word; what is none of theirs, and blank, is a draft. */
  operator: OperatorState;
  /** In the operators' cell: a word that is the verifikator's to say, or no form state at all. */
  misplaced?: FormState;
  unknownState?: string;
  decision?: MadeDecision;
  unknownDecision?: string;
}

export function readApproval({ state, verifier }: ApprovalCells): Said {
  const said: Said = readState(state);
  if (verifier === undefined || isBlank(verifier.decision)) return said;
  const word = oneOf(DECISIONS, verifier.decision);
  if (word === undefined) return { ...said, unknownDecision: cellText(verifier.decision) };
  return {
    ...said,
    decision: { word, note: line(verifier.note), name: line(verifier.name), at: moment(verifier.date) },
  };
}

/**
 * Tells one decision from another: a new one has another word, day or time, or sends the form back with another note.
 * A name or note that is only corrected makes no new decision of an old approval.
 */
export function decisionText({ word, note, at }: MadeDecision): string {
  return [word, at, ...(word === 'dikembalikan' ? [note] : [])].join('\u001f');
}

function readState(cell: CellValue): Pick<Said, 'operator' | 'misplaced' | 'unknownState'> {
  if (isBlank(cell)) return { operator: 'draft' };
  const operator = oneOf(OPERATOR_STATES, cell);
  if (operator !== undefined) return { operator };
  const misplaced = oneOf(FORM_STATES, cell);
  if (misplaced === undefined) return { operator: 'draft', unknownState: cellText(cell) };
  // Whoever writes that a form was verified or approved says that it was handed in.
  return { operator: misplaced === 'dikembalikan' ? 'draft' : 'diajukan', misplaced };
}

function oneOf<T extends string>(words: readonly T[], cell: CellValue): T | undefined {
  const typed = plainWord(cellText(cell));
  return words.find((word) => word === typed);
}

/** At most so much of a note is repeated. */
const LONGEST = 500;

function line(cell: CellValue): string {
  const text = cellText(cell).replace(/\s+/g, ' ').trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function moment(cell: CellValue): string {
  if (typeof cell !== 'number' || !isPlausibleSerial(cell)) return line(cell);
  // A minute is the smallest part of a day that anybody means here.
  const minutes = Math.round(cell * 1440);
  const { year, month, day } = dayOf(Math.floor(minutes / 1440));
  const date = isoDay(`${year}-${month}-${day}`, 'id');
  const two = (part: number) => String(part).padStart(2, '0');
  const time = minutes % 1440;
  return time === 0 ? date : `${date}, ${two(Math.floor(time / 60))}.${two(time % 60)}`;
}

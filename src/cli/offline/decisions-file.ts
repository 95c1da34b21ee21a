/**
 * Decisions in a file, for where nobody sits at a terminal: a dry run writes a line for every difference, a person fills
 * in `take`, and the import reads it. A difference that has changed meanwhile has another mark: its line fits no more.
 */
import Papa from 'papaparse';
import { parseDelimited } from '../delimited.ts';
import type { Choice, Take } from './choices.ts';

const COLUMNS = [
  'take',
  'kind',
  'tab',
  'cell',
  'key',
  'column',
  'exported',
  'file',
  'sheet',
  'mark',
] as const;

/** CSV. What only the file changed is taken unless told; of a conflict nothing is said. */
export function writeDecisions(choices: readonly Choice[]): string {
  const rows = choices.map((choice) =>
    COLUMNS.map((column) =>
      column === 'take' ? (choice.kind === 'conflict' ? '' : 'file') : String(choice[column] ?? ''),
    ),
  );
  // What people typed is never to begin a formula in whoever opens it.
  return `${Papa.unparse({ fields: [...COLUMNS], data: rows }, { escapeFormulae: true, newline: '\n' })}\n`;
}

/**
 * By mark; a choice without any word is in none.
 * @throws Error with one line a fault: file, line, fault, remedy.
 */
export function readDecisions(
  bytes: Uint8Array,
  file: string,
  choices: readonly Choice[],
): Map<string, Take> {
  const { header, rows } = parsed(bytes, file);
  const [takeAt, markAt] = [header.indexOf('take'), header.indexOf('mark')];
  if (takeAt < 0 || markAt < 0)
    throw new Error(`${file}: line 1: no column take or mark; let --dry-run --decisions write it anew`);
  const known = new Set(choices.map(({ mark }) => mark));
  const decisions = new Map<string, Take>();
  const faults: string[] = [];
  for (const { cells, line } of rows) {
    const word = (cells[takeAt] ?? '').trim().toLowerCase();
    const mark = (cells[markAt] ?? '').trim();
    if (!known.has(mark))
      faults.push(
        `${file}:${line}: what is decided there is no difference of this workbook now; let --dry-run --decisions write it anew`,
      );
    else if (word === 'file' || word === 'sheet') decisions.set(mark, word);
    else if (word !== '') faults.push(`${file}:${line}: take "${word}" is neither file nor sheet`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return decisions;
}

function parsed(bytes: Uint8Array, file: string) {
  try {
    return parseDelimited(bytes);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/** Columns of marks: received, not received, not yet, not applicable, each in the column's own alphabet. */
import { nearest } from '../../cells/nearest.ts';
import { isPlaceholder } from '../../cells/placeholder.ts';
import { cellText, plainWord } from '../../cells/text.ts';
import { alphabetOf, type Column } from '../../template/schema.ts';
import { MARK, type Mark } from '../row.ts';
import { compileMissing, type ValueReader } from './reader.ts';

export function markReader(column: Column): ValueReader {
  const meanings = marksOf(column);
  const words = [...new Set([...meanings.keys()].map(plainWord))];
  const allowed = alphabetOf(column).join(', ');
  const own = [column.name];
  const missing = compileMissing(column);

  return (raw, reading, report) => {
    const text = cellText(raw);
    const word = plainWord(text);
    reading.number = meanings.get(text) ?? meanings.get(word);
    if (reading.number !== undefined) return;
    if (isPlaceholder(word)) {
      missing(text, reading, report);
      return;
    }
    const suggestion = nearest(word, words);
    report('not-a-mark', own, { value: text, allowed, ...(suggestion !== undefined && { suggestion }) });
  };
}

/** Meanings by text: as the template writes it, and made plain. */
export function marksOf({ name, type, marks }: Column): ReadonlyMap<string, Mark> {
  const meanings = new Map<string, Mark>();
  if (type !== 'mark') return meanings;
  // Templates are refused without it: a fault of ours, and a loud one.
  if (marks === undefined) throw new Error(`column "${name}" of marks names none`);
  for (const mark of ['yes', 'no', 'notYet', 'notApplicable'] as const) {
    for (const text of marks[mark] ?? []) meanings.set(text, MARK[mark]).set(plainWord(text), MARK[mark]);
  }
  return meanings;
}

/** Columns of text: choices from a list, texts of a shape, anything. */
import { nearest } from '../../cells/nearest.ts';
import { cellText, plainWord } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { LONGEST_MATCHED, wholePattern } from '../pattern.ts';
import type { ValueReader } from './reader.ts';

export function textReader(column: Column): ValueReader {
  const { enum: choices, pattern } = column.constraints;
  const own = [column.name];
  const choose = choices && compileChoices(choices);
  const allowed = choices?.join(', ') ?? '';
  const shape = wholePattern(pattern);

  return (raw, reading, report) => {
    const value = cellText(raw).trim();
    const choice = choose?.(value);
    if (choose === undefined || choice?.known) reading.text = choice?.text ?? value;
    else {
      const suggestion = choice?.text;
      const params = suggestion === undefined ? { value, allowed } : { value, allowed, suggestion };
      report('not-in-list', own, params);
    }
    if (shape && !shape.test(value.slice(0, LONGEST_MATCHED))) report('pattern-mismatch', own, { value });
  };
}

interface Choice {
  known: boolean;
  text?: string | undefined;
}

const UNKNOWN: Choice = Object.freeze({ known: false });

/** The choice as the template writes it; where none is meant for sure, the one that is probably meant. */
function compileChoices(choices: readonly string[]): (value: string) => Choice {
  const known = new Map(choices.map((text) => [text, { known: true, text }]));
  const plain = new Map(choices.map((text) => [plainWord(text), { known: true, text }]));
  const words = [...plain.keys()];
  return (value) => {
    const word = plainWord(value);
    const exact = known.get(value) ?? plain.get(word);
    if (exact !== undefined) return exact;
    const meant = nearest(word, words);
    return meant === undefined ? UNKNOWN : { known: false, text: plain.get(meant)?.text };
  };
}

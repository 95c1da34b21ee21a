/** What stands in a sentence beside its words: labels, values as typed, figures, days, rows. */
import { decimal, integer, isoDay, type Language, percent } from '../text/format.ts';

/** Label of a column in the tab at hand. */
export type LabelOf = (column: string) => string;

const NOTHING_SHOWN = {
  typed: { id: 'isian ini', en: 'this entry' },
  figure: { id: 'angka ini', en: 'this figure' },
} as const;

/** Rows listed by number; the others are counted. */
const LISTED_ROWS = 8;
/** Labels are long, and a sentence short. */
const LISTED_LABELS = 3;

export class Words {
  /** Label of the column to blame. */
  readonly column: string;
  readonly label: LabelOf;
  readonly #language: Language;

  constructor(language: Language, column: string, label: LabelOf) {
    this.#language = language;
    this.column = column;
    this.label = label;
  }

  /** What was typed, in quotes; of a personal column only that something was. */
  typed(value: string | undefined): string {
    return value === undefined ? NOTHING_SHOWN.typed[this.#language] : `“${shown(value)}”`;
  }

  /** The same for a figure. */
  figure(value: number | undefined): string {
    return value === undefined ? NOTHING_SHOWN.figure[this.#language] : this.number(value);
  }

  /** `Laki-laki, Perempuan dan Tidak diketahui`: labels of columns, the first three of many. */
  labels(columns: readonly string[]): string {
    const id = this.#language === 'id';
    const labels = columns.slice(0, LISTED_LABELS).map((column) => shown(this.label(column)));
    if (columns.length > LISTED_LABELS) labels.push(id ? 'kolom lain' : 'others');
    const last = labels.pop() ?? '';
    return labels.length === 0 ? last : `${labels.join(', ')} ${id ? 'dan' : 'and'} ${last}`;
  }

  number(value: number): string {
    return decimal(value, this.#language, 6);
  }

  /** A figure as it is best typed into the sheet, in every language: decimal comma, thousands not parted. */
  toType(value: number): string {
    return decimal(value, 'id', 6).replaceAll('.', '');
  }

  whole(value: number): string {
    return integer(value, this.#language);
  }

  percent(share: number): string {
    return percent(share, this.#language);
  }

  day(iso: string): string {
    return isoDay(iso, this.#language);
  }

  /** `6, 9 dan 12`. */
  rows(rows: readonly number[]): string {
    const id = this.#language === 'id';
    const rest = rows.length - LISTED_ROWS;
    if (rest > 0)
      return `${rows.slice(0, LISTED_ROWS).join(', ')} ${id ? 'dan' : 'and'} ${this.whole(rest)} ${id ? 'baris lain' : rest === 1 ? 'other row' : 'other rows'}`;
    return rows.join(', ').replace(/, (\d+)$/, id ? ' dan $1' : ' and $1');
  }
}

/** What was typed, short enough for a cell and on one line. */
export function shown(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}

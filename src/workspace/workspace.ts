/**
 * The local Google: Sheets v4 and Drive v3 over HTTP, kept in one SQLite file. It stands on the other side of HTTP
 * and knows nothing of Pantau.
 */
import { type ServiceAccount, Tokens } from './auth.ts';
import { VirtualClock } from './clock.ts';
import { permissionId, type Role } from './drive/access.ts';
import { keepContent } from './drive/content.ts';
import { FOLDER, OFFICE } from './drive/file.ts';
import { fileJson } from './drive/file-json.ts';
import { startNotifier } from './drive/notify.ts';
import { startEvents } from './events/delivery.ts';
import { controlHandler } from './faults/control.ts';
import { Faults } from './faults/faults.ts';
import { meddleWith } from './faults/notifications.ts';
import { loadEngine } from './formulas/engine.ts';
import type { Outgoing } from './gmail/send.ts';
import { makeDesk } from './grid/desk.ts';
import { gridHandler } from './grid/handler.ts';
import { newFileId } from './ids.ts';
import { type Counts, type Limits, Quota } from './quota.ts';
import type { Payload } from './requests/change.ts';
import { type Hooks, makeRouter } from './router.ts';
import { listen } from './server.ts';
import { Services } from './services.ts';
import { spreadsheetJson } from './sheets/spreadsheets.ts';
import { openDatabase } from './storage/database.ts';

export type { Counts } from './quota.ts';
export type { CallInfo, Hooks } from './router.ts';

export interface WorkspaceOptions {
  /** Path of the data file, or `:memory:`. */
  dataFile: string;
  /** Epoch milliseconds: created and modified times, `Date` header, quota windows, `NOW()`. */
  now: () => number;
  /** Sheets calls an account in any 60 s of `now`; the project has five times as much. null: no limit. */
  quota?: Limits | null | undefined;
  /** 0 lets the system choose. */
  port?: number;
  host?: string;
  serviceAccounts: ServiceAccount[];
  /** E-mail addresses of people with accounts. */
  people: string[];
  /** No token is checked: any bearer token is this account, which must be one of the people. */
  soleOwner?: string;
  /** Epoch milliseconds by which access tokens expire; real time unless given. */
  tokenNow?: () => number;
  /** Faults can be laid, in process and at `/_control/`; without it nothing answers there. */
  faults?: boolean;
  /**
   * Milliseconds after which Drive shows an edit (Google: up to 180,000), together with those that came in between. None
   * unless given.
   */
  modifiedTimeLag?: number;
  /** Takes what is sent through Gmail and gives its number, as `Mailbox.take` does; without it Gmail is switched off. */
  mail?: (message: Outgoing) => Promise<number>;
  /** Run around every API call, so that tests can put a person's edit between a read and a write. */
  hooks?: Hooks;
  /** Pages on the same origin; undefined passes the request on. */
  extraRoutes?: (request: Request) => Response | Promise<Response> | undefined;
}

export interface Workspace {
  origin: string;
  port: number;
  close(): Promise<void>;
  /** Bearer token of a person or service account that has an account here; it does not expire. */
  tokenFor(email: string): string;
  /** Calls answered and refused (429) since the start or the last reset, by account. */
  calls(): Record<string, Counts>;
  resetCalls(): void;
  /**
   * A shared drive; its id is a parent for files. The first member manages it and passes every protected range; the
   * others may write. A role can be given to each.
   */
  createSharedDrive(name: string, members: (string | { email: string; role: Role })[]): string;
  /** Gives an account access to a file. */
  share(id: string, email: string, role?: Role): void;
  /** Takes a file away from an account; access by a shared drive stays. */
  unshare(id: string, email: string): void;
  /** Keeps a spreadsheet as an `.xlsx` in Office mode, which the Sheets API refuses. */
  toOfficeFile(id: string): void;
  /** A person lays an `.xlsx` into a shared drive or a folder, as it is; or writes over it, by its id. Gives the id. */
  dropFile(email: string, file: { name: string; parent: string; bytes: Uint8Array; id?: string }): string;
  /** As `spreadsheets.get` with grid data, seen by a manager; undefined when there is no such spreadsheet. */
  spreadsheet(id: string): Payload | undefined;
  /** Every file, the most recently changed first, with the fields of `files.get`. */
  files(): Payload[];
  /** Sends what is due by the clock (notifications, retries, pushes) and resolves when nothing more is. */
  settle(): Promise<void>;
  /** Undefined unless asked for. */
  faults: Faults | undefined;
}

const DEFAULT_QUOTA: Limits = { read: 60, write: 60 };

function layFaults(services: Services, clock: VirtualClock, tokens: Tokens): Faults {
  const { schedule, channels, access } = services;
  const faults = new Faults({
    clock,
    expireTokens: () => tokens.expireAll(),
    expireChannels: () => {
      for (const channel of channels.all()) channels.expire(channel, clock.now());
    },
    settle: () => schedule.settle(),
  });
  access.denied = (fileId, account) => faults.revoked(fileId, account);
  return faults;
}

/** Starts the workspace and resolves when it listens. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  await loadEngine();
  const db = openDatabase(options.dataFile);
  const accounts = new Set(options.serviceAccounts.map(({ email }) => email));
  const people = new Set(options.people);
  const clock = new VirtualClock(options.now);
  const { now } = clock;
  const tokens = new Tokens(db, {
    accounts: options.serviceAccounts,
    people,
    soleOwner: options.soleOwner,
    now: options.tokenNow,
  });
  const quota = new Quota(options.quota === undefined ? DEFAULT_QUOTA : options.quota, now);
  let origin = '';
  const services = new Services({
    db,
    tokens,
    now,
    origin: () => origin,
    isServiceAccount: (email) => accounts.has(email),
  });
  const faults = options.faults ? layFaults(services, clock, tokens) : undefined;
  services.mail = options.mail;
  services.lag.standing = options.modifiedTimeLag ?? 0;
  const meddle = meddleWith(faults);
  services.notifier = startNotifier(services, meddle);
  startEvents(services, meddle);
  const control = controlHandler(faults);
  const route = makeRouter({
    services,
    tokens,
    quota,
    hooks: options.hooks ?? {},
    faults,
    open: options.soleOwner !== undefined,
  });
  const grid = gridHandler(
    makeDesk({
      services,
      everybody: options.people,
      route: makeRouter({ services, tokens, quota: new Quota(null, now), hooks: {} }),
      tokenFor: tokens.forPerson,
    }),
  );
  const host = options.host ?? '127.0.0.1';
  const server = await listen(
    async (request) =>
      (await control(request)) ??
      (await route(request)) ??
      (await grid(request)) ??
      (await options.extraRoutes?.(request)) ??
      new Response('Not found', { status: 404 }),
    { port: options.port ?? 0, host, now },
  );
  origin = `http://${host}:${server.port}`;

  return {
    origin,
    port: server.port,
    async close() {
      await server.close();
      await services.schedule.close();
      services.close();
    },
    tokenFor(email) {
      if (!people.has(email) && !accounts.has(email)) throw new Error(`no account: ${email}`);
      return tokens.forPerson(email);
    },
    settle: () => services.schedule.settle(),
    faults,
    calls: quota.counts,
    resetCalls: () => quota.reset(),
    createSharedDrive(name, members) {
      const roles = members.map((member, at) =>
        typeof member === 'string'
          ? { email: member, role: at === 0 ? ('organizer' as const) : ('writer' as const) }
          : member,
      );
      return services.access.createDrive(name, roles, now());
    },
    share: (id, email, role = 'writer') => void services.access.grant(id, email, role),
    unshare: (id, email) => void services.access.revoke(id, permissionId(email)),
    toOfficeFile(id) {
      const file = services.files.get(id);
      if (!file) throw new Error(`no file: ${id}`);
      services.files.set(id, { mime_type: OFFICE });
      services.files.touch(id, file.modified_by);
    },
    dropFile(email, { name, parent, bytes, id = newFileId() }) {
      const driveId = services.access.drive(parent) ? parent : (services.files.get(parent)?.drive_id ?? null);
      if (services.files.get(id)) services.files.touch(id, email);
      else services.createFile({ id, name, mimeType: OFFICE, parent, drive_id: driveId, account: email });
      keepContent(db, id, bytes);
      return id;
    },
    spreadsheet(id) {
      const file = services.files.get(id);
      if (!file || file.mime_type === FOLDER || file.mime_type === OFFICE) return undefined;
      return spreadsheetJson(
        services,
        services.books.open(id),
        { email: '', master: true },
        { ranges: [], grid: true },
      );
    },
    files: () =>
      services.files
        .all()
        .reverse()
        .map((file) => fileJson(file, file.owner ?? '', services)),
  };
}

/**
 * Pantau on one machine: the local workspace in Google's place, the Worker in Miniflare, a mailbox instead of the
 * world. `npm start` and the end-to-end tests run this very composition.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { District } from '../../core/district.ts';
import type { Template } from '../../core/template/schema.ts';
import type { Unit } from '../../core/units.ts';
import type { GoogleApis } from '../../google/clients.ts';
import type { Store } from '../../ports/store/store.ts';
import { WEBHOOK_PATH } from '../../web/webhook.ts';
import { type Mailbox, startMailbox } from '../../workspace/mailbox/mailbox.ts';
import { pagesHandler } from '../../workspace/pages/handler.ts';
import { startWorkspace, type Workspace, type WorkspaceOptions } from '../../workspace/workspace.ts';
import { type Applied, type ApplyOptions, applyProvision } from '../provision/apply.ts';
import type { ProvisionContext } from '../provision/context.ts';
import { planProvision } from '../provision/plan.ts';
import { saveRegister } from '../save-register.ts';
import { bundleWorker } from './bundle.ts';
import { countCalls, type SheetsCalls } from './calls.ts';
import { SimulatedClock } from './clock.ts';
import { databaseFolder } from './database.ts';
import { personApis, serviceAccountApis } from './google.ts';
import { freePort, sameAgain } from './port.ts';
import { passOnce, type Settling, settle } from './settle.ts';
import { type LocalState, loadState, newState, saveState } from './state.ts';
import { type LocalRuntime, type LocalWorker, startWorker, type WorkerOptions } from './worker.ts';

export interface LocalOptions {
  district: District;
  templates: readonly Template[];
  /** Epoch milliseconds at which a new installation begins. */
  now: number;
  /** Everything is kept there between runs; in memory only when absent. */
  dataDir?: string;
  ports?: { pages: number; workspace: number };
  hooks?: WorkspaceOptions['hooks'];
  /** People come in by mailed links, as they would from elsewhere; else everyone on this machine sees everything. */
  byMail?: { operators: readonly string[] };
  /** Service accounts in the pool of a new installation; 1 unless told. */
  accounts?: number;
  /** The workspace tells the Worker of changes. */
  push?: boolean;
  /** The workspace lets faults be laid. */
  faults?: boolean;
  /** Told of every line that the Worker logs. */
  heard?: WorkerOptions['heard'];
  /** Ports at which the Worker finds the workspace and the mailbox; their own unless something stands in between. */
  wires?: { google: number; smtp: number };
}

/** Starts what runs Pantau on a workspace that stands already, for its service accounts. */
export type StartRuntime<Runtime> = (options: WorkerOptions, workspace: Workspace) => Promise<Runtime>;

export interface Local<Runtime extends LocalRuntime = LocalWorker> {
  clock: SimulatedClock;
  store: Store;
  workspace: Workspace;
  mailbox: Mailbox;
  worker: Runtime;
  state: LocalState;
  /** Pantau's own account, the first of its pool. */
  google: GoogleApis;
  /** Owner of the shared drive: may change protected cells. */
  organiser: GoogleApis;
  /** A person with an account in the workspace. */
  person(address: string): GoogleApis;
  addresses: { dashboard: string; spreadsheets: string; mailbox: string; spreadsheet(id: string): string };
  /**
   * Creates, lays out and registers one spreadsheet, of the template's year or of a period of its own, and shares it
   * with the unit's officers and its verifikators. One that stands already gives its id.
   */
  provision(template: Template, unit: Unit, period?: string): Promise<string>;
  /** Makes all that the configuration asks for and that does not stand yet. */
  apply(options?: ApplyOptions): Promise<Applied>;
  /** Calls of Pantau's own account since the last reset. */
  calls: SheetsCalls;
  /** Those about these spreadsheets alone. */
  callsOf(spreadsheetIds: readonly string[]): SheetsCalls;
  resetCalls(): void;
  pass(): Promise<void>;
  settle(progress?: Settling['progress']): Promise<{ minutes: number }>;
  /** Writes down the time it stands at. */
  save(): Promise<void>;
  close(): Promise<void>;
}

/** The made-up person who set up the shared drive. */
export const ORGANISER = 'panitia@kabupaten-contoh.example';

export function startLocal(options: LocalOptions): Promise<Local>;
export function startLocal<Runtime extends LocalRuntime>(
  options: LocalOptions,
  start: StartRuntime<Runtime>,
): Promise<Local<Runtime>>;
export async function startLocal(
  options: LocalOptions,
  start: StartRuntime<LocalRuntime> = startWorker,
): Promise<Local<LocalRuntime>> {
  // What stands already is taken down again when the rest cannot start: an open server keeps a process alive.
  await using opened = new AsyncDisposableStack();
  const local = await assemble(options, start, opened);
  const stack = opened.move();
  return {
    ...local,
    async close() {
      await local.save();
      await stack.disposeAsync();
    },
  };
}

async function assemble(
  options: LocalOptions,
  start: StartRuntime<LocalRuntime>,
  opened: AsyncDisposableStack,
): Promise<Omit<Local<LocalRuntime>, 'close'>> {
  const { district, templates, dataDir } = options;
  const bundle = await bundleWorker();
  const state = (dataDir && (await loadState(dataDir))) || newState(options.now, options.accounts);
  state.demonstration = district.settings.demonstration;
  if (dataDir) {
    await mkdir(dataDir, { recursive: true });
    await saveState(dataDir, state);
  }
  const clock = new SimulatedClock(state.now);
  const now = () => clock.now();
  const file = (name: string) => (dataDir ? path.join(dataDir, name) : ':memory:');
  const people = [ORGANISER, ...district.officers.map((officer) => officer.address)];

  const accounts = [state.account, ...state.others];
  const pool = accounts.map(({ email }) => email);
  const counted = countCalls(pool, options.hooks);
  const mailbox = await startMailbox({ dataFile: file('mailbox.sqlite'), now });
  opened.defer(() => mailbox.close());
  // Pages need the workspace, and the workspace mounts the pages: the handler is asked only once both stand.
  let pages: ((request: Request) => Response | undefined) | undefined;
  const workspace = await startWorkspace({
    dataFile: file('workspace.sqlite'),
    now,
    port: options.ports?.workspace || (await sameAgain(state.ports?.workspace)),
    // Without keys, as on Google Cloud, the first gets tokens of all, and acts for people.
    serviceAccounts: accounts.map(({ email, publicKey }) => ({
      email,
      publicKey,
      tokenCreators: pool.slice(0, 1),
      delegated: email === pool[0],
    })),
    people: [...new Set(people)],
    extraRoutes: (request) => pages?.(request),
    hooks: counted.hooks,
    faults: options.faults ?? false,
    mail: mailbox.take,
  });
  opened.defer(() => workspace.close());
  pages = pagesHandler({ workspace, mailbox });
  state.folderId ??= workspace.createSharedDrive(`Pantau – ${district.name}`, [
    { email: ORGANISER, role: 'organizer' },
    ...pool.map((email) => ({ email, role: 'organizer' as const })),
  ]);

  const spreadsheet = (id: string) => `${workspace.origin}/spreadsheets/d/${id}/edit`;
  const addresses = {
    spreadsheets: `${workspace.origin}/drive`,
    mailbox: `${workspace.origin}/mail`,
    spreadsheet,
  };
  const lastPort = options.ports?.pages || (await sameAgain(state.ports?.pages));
  const pagesPort = lastPort || (options.push || options.byMail ? await freePort() : 0);
  const running: WorkerOptions = {
    bundle,
    now,
    googlePort: options.wires?.google ?? workspace.port,
    variables: {
      PANTAU_SETTINGS: JSON.stringify(district.settings),
      PANTAU_SERVICE_ACCOUNT: JSON.stringify(
        accounts.map(({ email, privateKey }) => ({ client_email: email, private_key: privateKey })),
      ),
      PANTAU_SECRET: state.secret,
      PANTAU_MAIL_URL: `smtp://127.0.0.1:${options.wires?.smtp ?? mailbox.port}`,
      ...(options.byMail
        ? {
            PANTAU_ACCESS: JSON.stringify({ mail: { origin: `http://127.0.0.1:${pagesPort}` } }),
            PANTAU_OPERATORS: options.byMail.operators.join(','),
          }
        : { PANTAU_ACCESS: 'local' }),
      PANTAU_SHEET_LINK: spreadsheet('{id}'),
      PANTAU_MAILBOX_LINK: addresses.mailbox,
      ...(options.push && { PANTAU_WEBHOOK_URL: `http://127.0.0.1:${pagesPort}${WEBHOOK_PATH}` }),
    },
    ...(dataDir && { dataDir: databaseFolder(dataDir) }),
    port: pagesPort,
    ...(options.heard && { heard: options.heard }),
  };
  const worker = await start(running, workspace);
  opened.defer(() => worker.close());
  state.ports = { pages: Number(new URL(worker.origin).port), workspace: workspace.port };
  const { store } = worker;
  await store.migrate();
  await saveRegister(store, district, templates);

  const person = (address: string) => personApis(workspace.tokenFor(address), workspace.origin);
  const provisioning: ProvisionContext = {
    district: { ...district, organisers: [ORGANISER, ...district.organisers] },
    templates,
    store,
    accounts: accounts.map(({ email, privateKey: key }) => ({
      email,
      apis: serviceAccountApis({ email, key }, workspace.origin),
    })),
    root: state.folderId,
    now,
    waitUntil: async (at) => clock.advance(at - now()),
    // People type at the same time, on the same project.
    limits: { account: 50, project: 300 },
  };
  const google = provisioning.accounts[0]!.apis;
  const settling = { store, accounts: pool, clock, tick: () => worker.tick() };
  const save = async () => {
    state.now = clock.now();
    if (dataDir) await saveState(dataDir, state);
  };

  return {
    clock,
    store,
    workspace,
    mailbox,
    worker,
    state,
    google,
    organiser: person(ORGANISER),
    person,
    addresses: { ...addresses, dashboard: `${worker.origin}/` },
    apply: async (options) => applyProvision(provisioning, await planProvision(provisioning), options),
    async provision(template, unit, period) {
      const wanted = { template, unit, ...(period !== undefined && { period }) };
      const planned = await planProvision(provisioning, { wanted: [wanted] });
      await applyProvision(provisioning, planned);
      return planned.steps[0]!.spreadsheetId!;
    },
    calls: counted.count,
    callsOf: counted.of,
    resetCalls: counted.reset,
    pass: () => passOnce(settling),
    settle: (progress) => settle({ ...settling, ...(progress && { progress }) }),
    save,
  };
}

/** Removes everything that earlier runs kept in `dataDir`. */
export async function forget(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
}

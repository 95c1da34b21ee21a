/** A province on one machine: the workspace in Google's place, PostgreSQL, a queue, passes by a cron, on virtual time. */
import { parseDistrict } from '../../../src/core/district.ts';
import { wallClock } from '../../../src/core/schedule/deadline.ts';
import { googleDrive } from '../../../src/google/drive.ts';
import { googleSheets } from '../../../src/google/sheets.ts';
import { consume } from '../../../src/jobs/consume.ts';
import { pass } from '../../../src/jobs/pass.ts';
import type { Ports } from '../../../src/jobs/ports.ts';
import type { Work } from '../../../src/ports/queue.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { personApis, serviceAccountApis } from '../../../src/runtime/local/google.ts';
import { newState } from '../../../src/runtime/local/state.ts';
import { saveRegister } from '../../../src/runtime/save-register.ts';
import { postgresPool, postgresStore } from '../../../src/store/postgres.ts';
import { startWorkspace } from '../../../src/workspace/workspace.ts';
import { startPostgres } from '../../support/postgres.ts';
import { provisionSpreadsheet } from '../../support/provision.ts';
import { smallForm } from './form.ts';
import { VirtualTime } from './time.ts';

export const MINUTE = 60_000;
/** Checks at once: as many as the pool has connections. */
const LANES = 4;
const OWNER = 'panitia@provinsi-contoh.example';

export interface Counted {
  passes: number;
  checks: number;
  messages: number;
}

export type Province = Awaited<ReturnType<typeof startProvince>>;

async function inPostgres(opened: AsyncDisposableStack): Promise<Store> {
  const postgres = await startPostgres();
  opened.defer(() => postgres.close());
  const connections = postgresPool(await postgres.createDatabase());
  opened.defer(() => connections.end());
  return postgresStore(connections);
}

/** Laid out and registered, and not yet looked at; an hour later the clock stands at a full minute. */
export async function startProvince(
  spreadsheets: number,
  accounts: number,
  opened: AsyncDisposableStack,
  openStore = inPostgres,
) {
  const time = new VirtualTime(wallClock('2025-11-18T06:00', 'Asia/Jakarta'));
  const state = newState(time.now(), accounts);
  const pool = [state.account, ...state.others];
  /** By spreadsheet: when each write of Pantau's reached it. */
  const written = new Map<string, number[]>();
  const workspace = await startWorkspace({
    dataFile: ':memory:',
    now: time.now,
    serviceAccounts: pool.map(({ email, publicKey }) => ({ email, publicKey })),
    people: [OWNER],
    hooks: {
      after({ operation, account, spreadsheetId }) {
        if (operation !== 'spreadsheets.batchUpdate' || account === OWNER || spreadsheetId === undefined)
          return;
        written.set(spreadsheetId, [...(written.get(spreadsheetId) ?? []), time.now()]);
      },
    },
  });
  opened.defer(() => workspace.close());
  const store = await openStore(opened);
  await store.migrate();

  const units = Array.from({ length: spreadsheets }, (_, index) => {
    const code = `99.01.${String(index).padStart(4, '0')}`;
    return { code, name: `Desa ${code}`, level: 'kecamatan', parent: '99.01' };
  });
  const district = parseDistrict(
    {
      name: 'Provinsi Contoh',
      settings: { unit: '99.01', demonstration: true, mail: { from: 'pantau@provinsi-contoh.example' } },
      units: [{ code: '99.01', name: 'Provinsi Contoh', level: 'kabupaten', parent: null }, ...units],
      officers: [],
      forms: [{ template: smallForm.id, version: smallForm.version, levels: ['kecamatan'] }],
    },
    'test/bench/province/province.ts',
    [smallForm],
  );
  await saveRegister(store, district, [smallForm]);

  const folderId = workspace.createSharedDrive('Pantau', [
    { email: OWNER, role: 'organizer' },
    ...pool.map(({ email }) => ({ email, role: 'organizer' as const })),
  ]);
  const emails = pool.map(({ email }) => email);
  const apis = pool.map((account) => ({
    email: account.email,
    apis: serviceAccountApis({ email: account.email, key: account.privateKey }, workspace.origin),
  }));
  const ids: string[] = [];
  for (const [index, unit] of district.units.filter(({ parent }) => parent !== null).entries()) {
    const account = apis[index % accounts]!;
    if (index > 0 && index % (50 * accounts) === 0) await time.until(time.now() + MINUTE);
    const { spreadsheetId, structure } = await provisionSpreadsheet(account.apis, {
      template: smallForm,
      unit,
      districtName: district.name,
      zone: district.settings.zone,
      folderId,
      serviceAccount: account.email,
      editors: [OWNER, ...emails.filter((email) => email !== account.email)],
      verifiers: [],
      demonstration: true,
    });
    const registration = {
      spreadsheetId,
      unit: unit.code,
      templateId: smallForm.id,
      templateVersion: smallForm.version,
    };
    await store.register.registerSpreadsheet(registration, time.now(), structure);
    await store.register.assignAccount(spreadsheetId, emails);
    ids.push(spreadsheetId);
  }
  const next = Math.ceil((time.now() + 60 * MINUTE) / MINUTE) * MINUTE;
  await time.until(next);
  workspace.resetCalls();
  written.clear();

  const counted: Counted = { passes: 0, checks: 0, messages: 0 };
  const waiting: Work[] = [];
  let lanes = 0;
  const ports: Ports = {
    store,
    clock: time.clock,
    settings: district.settings,
    queue: {
      async send(works) {
        counted.messages += works.length;
        waiting.push(...works);
        while (lanes < LANES && lanes < waiting.length) {
          lanes++;
          time.begin(lane);
        }
      },
    },
    mail: { send: () => Promise.reject(new Error('nobody is told here')) } as never,
    accounts: apis.map(({ email, apis: { drive, sheets } }) => ({
      email,
      drive: googleDrive(drive, emails),
      sheets: googleSheets(sheets),
    })),
    secret: state.secret,
    links: { spreadsheet: (id) => id },
  };
  async function lane(): Promise<void> {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
      for (const { fault } of await consume(ports, [work])) if (fault !== undefined) throw fault;
      counted.checks++;
    }
    lanes--;
  }

  return {
    time,
    ids,
    store,
    written,
    counted,
    calls: workspace.calls,
    resetCalls: workspace.resetCalls,
    person: personApis(workspace.tokenFor(OWNER), workspace.origin),
    /** Passes by a cron that is up to `late` milliseconds late, as often as told, and all that they bring. */
    async passes(minutes: number, late: (minute: number) => number = () => 0): Promise<void> {
      const began = time.now();
      for (let minute = 0; minute < minutes; minute++)
        time.plan(began + minute * MINUTE + late(minute), async () => {
          counted.passes++;
          await pass(ports);
        });
      await time.until(began + minutes * MINUTE);
    },
  };
}

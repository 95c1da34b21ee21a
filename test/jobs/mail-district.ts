/** A small made-up district in a real store on D1, with a clock that is moved by hand. */
import { Miniflare } from 'miniflare';
import { formCounts } from '../../src/core/measures/completion.ts';
import { type Deadline, wallClock, type Zone } from '../../src/core/schedule/deadline.ts';
import { SettingsSchema } from '../../src/core/settings.ts';
import { type FormState, type Template, TemplateSchema } from '../../src/core/template/schema.ts';
import type { Officer, Unit } from '../../src/core/units.ts';
import type { Delivery, MailTransport, Message } from '../../src/ports/mail.ts';
import type { Work } from '../../src/ports/queue.ts';
import type { ProblemCount } from '../../src/ports/store/results.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';

export const ENTRIES = 31;
export const UNITS: Unit[] = [
  { code: '62.02', name: 'Kabupaten Contoh', level: 'kabupaten', parent: null },
  ...['Baamang', 'Seranau', 'Telawang', 'Cempaga'].map((name, index) => ({
    code: `62.02.0${index + 1}`,
    name: `Kecamatan ${name}`,
    level: 'kecamatan' as const,
    parent: '62.02',
  })),
];
/** Units that report. */
export const REPORTING = UNITS.slice(1).map((unit) => unit.code);

/** One operator a unit; the last one answers for the last two units. */
export const OFFICERS: Officer[] = [
  ...REPORTING.slice(0, 3).map((unit, index) => officer(`o${index + 1}`, unit)),
  officer('o3b', REPORTING[2]!),
  officer('o4', REPORTING[3]!),
  // Nothing waits for a decision unless a test hands it in.
  { ...officer('verifikator', '62.02'), role: 'verifikator' },
];

function officer(id: string, unit: string): Officer {
  return {
    id,
    unit,
    role: 'operator',
    name: `Operator Contoh ${id}`,
    address: `${id}@kotim.example`,
    language: id === 'o2' ? 'en' : 'id',
  };
}

export const INTERNAL = deadline('internal', '2025-11-25T23:59', 'internal');
export const OFFICIAL = deadline('akhir-tahun', '2025-12-31T23:59', 'official');

export function deadline(
  id: string,
  at: string,
  kind: Deadline['kind'],
  template = 'aksi-2025',
  zone: Zone = 'Asia/Jakarta',
): Deadline {
  return { id, template, title: { id: `Tenggat ${id}`, en: `Deadline ${id}` }, at, zone, kind };
}

/** A form of two fixed rows; the others have none. */
export const FIXED = 'tetap-2025';

function template(id: string): Template {
  return TemplateSchema.parse({
    id,
    version: 1,
    scheme: 'aksi-konvergensi',
    year: 2025,
    title: { id: `Formulir ${id}`, en: `Form ${id}` },
    source: 'made up for tests',
    tabs: [
      {
        name: 'isian',
        title: { id: 'Isian', en: 'Entries' },
        rows: id === FIXED ? 'fixed' : 'open',
        completion: { values: ['nilai'] },
        fixedRows: id === FIXED ? [{ cells: { no: '1' } }, { cells: { no: '2' } }] : [],
        key: 'no',
        columns: [
          { name: 'no', label: { id: 'No', en: 'No' }, type: 'string' },
          { name: 'nilai', label: { id: 'Nilai', en: 'Value' }, type: 'integer', entry: true },
        ],
      },
    ],
  });
}

const SETTINGS = SettingsSchema.parse({
  unit: '62.02',
  demonstration: true,
  mail: { from: 'pantau@kotim.example', replyTo: 'koordinator@kotim.example' },
});

export interface Result {
  filled: number;
  valid?: number;
  state?: FormState;
  problems?: ProblemCount[];
  firstCell?: string;
  /** Tells one decision of the verifikator from another. */
  decision?: string;
}

/** The other side of the mail port: keeps what it is given and answers as it is told. */
export function recordingTransport(answer: (message: Message) => Delivery = () => ({ outcome: 'sent' })) {
  const messages: Message[] = [];
  const transport: MailTransport = {
    async send(message) {
      messages.push(message);
      return answer(message);
    },
  };
  return { messages, transport };
}

export async function startDatabase() {
  const miniflare = new Miniflare({
    modules: true,
    script: 'export default { fetch() { return new Response() } }',
    d1Databases: ['DB'],
  });
  const database = await miniflare.getD1Database('DB');
  const store = d1Store(database as unknown as Parameters<typeof d1Store>[0]);
  await store.migrate();
  const empty = async () => {
    const keep = ['migration', 'counter', 'quota_total'];
    const tables = await database
      .prepare("select name from sqlite_master where type = 'table' and name not glob '[_s]*_*'")
      .all<{ name: string }>();
    await database.batch(
      tables.results
        .filter(({ name }) => !keep.includes(name))
        .map(({ name }) => database.prepare(`delete from "${name}"`)),
    );
  };
  return { store, empty, stop: () => miniflare.dispose() };
}

export type District = Awaited<ReturnType<typeof openDistrict>>;

/** Registers a form `form-UNIT` for every reporting unit, due at the start, not checked yet. */
export async function openDistrict(
  store: Store,
  { at, deadlines = [INTERNAL, OFFICIAL] }: { at: string; deadlines?: Deadline[] },
) {
  let now = wallClock(at, 'Asia/Jakarta');
  await store.register.issueTemplate(template('aksi-2025'));
  await store.register.issueTemplate(template('ehdw-2025'));
  await store.register.issueTemplate(template(FIXED));
  await store.register.saveUnits(UNITS);
  await store.register.saveOfficers(OFFICERS);
  await store.register.saveDeadlines(deadlines);
  const register = (unit: string, templateId = 'aksi-2025') =>
    store.register.registerSpreadsheet(
      { spreadsheetId: formOf(unit, templateId), unit, templateId, templateVersion: 1 },
      now,
    );
  for (const unit of REPORTING) await register(unit);
  const queued: Work[] = [];

  return {
    store,
    settings: SETTINGS,
    secret: 's'.repeat(32),
    clock: { now: async () => now },
    /** What was handed to the queue. */
    queued,
    queue: { send: async (work: readonly Work[]) => void queued.push(...work) },
    links: { spreadsheet: (id: string) => `https://docs.google.com/spreadsheets/d/${id}/edit` },
    /** Wall clock in WIB, or milliseconds to add. */
    moveTo(when: string | number) {
      now = typeof when === 'number' ? now + when : wallClock(when, 'Asia/Jakarta');
    },
    register,
    /** The form changed a moment ago and is checked now. */
    async check(
      unit: string,
      { filled, valid = filled, state = 'draft', problems = [], firstCell, decision }: Result,
      templateId?: string,
    ) {
      const spreadsheetId = formOf(unit, templateId);
      await store.watch.noteChanges(
        [{ spreadsheetId, modifiedTime: `change ${changes++}`, byUs: false }],
        now,
        0,
        0,
      );
      const lease = await store.watch.lease(spreadsheetId, now, 60_000);
      if (lease === undefined) throw new Error(`${spreadsheetId} is leased`);
      await store.results.save(lease, {
        checkedAt: now,
        counts: formCounts(ENTRIES, filled, valid, state),
        formState: state,
        ...(state === 'diajukan' && { handedInAt: now }),
        firstCell,
        problems,
        statusWrittenAt: now,
        incidents: [],
        memory: {
          laidInARow: 0,
          failures: 0,
          ...(decision !== undefined && { decided: { decision, entries: null } }),
        },
      });
    },
  };
}

let changes = 0;

export function formOf(unit: string, templateId = 'aksi-2025'): string {
  return `form-${templateId}-${unit}`;
}

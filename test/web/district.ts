/** A small district in a real store on D1: what checks, roll-ups and mails leave behind, put there through the ports. */
import type { D1Database } from '@cloudflare/workers-types';
import { Miniflare } from 'miniflare';
import aksi from '../../sheets-templates/aksi-konvergensi-2025.json' with { type: 'json' };
import type { ProblemCode, Severity } from '../../src/core/checks/problem.ts';
import { formCounts, isSubmitted } from '../../src/core/measures/completion.ts';
import { wallClock } from '../../src/core/schedule/deadline.ts';
import { type Settings, SettingsSchema } from '../../src/core/settings.ts';
import { type FormState, type Template, TemplateSchema } from '../../src/core/template/schema.ts';
import type { Unit } from '../../src/core/units.ts';
import type { ProblemCount } from '../../src/ports/store/results.ts';
import type { Store } from '../../src/ports/store/store.ts';
import type { TroubleCode } from '../../src/ports/trouble.ts';
import { d1Store } from '../../src/store/d1.ts';

export const ZONE = 'Asia/Jakarta';
export const NOW = wallClock('2025-11-18T09:02', ZONE);
const DAY = 86_400_000;
const EXPECTED = 31;

export const settings: Settings = SettingsSchema.parse({
  unit: '62.02',
  zone: ZONE,
  demonstration: true,
  mail: { from: 'pantau@kabupaten.example' },
});

export const template: Template = TemplateSchema.parse(aksi);

export interface Form {
  unit: Unit;
  filled: number;
  valid: number;
  state: FormState;
  problems?: [ProblemCode, Severity, number][];
  trouble?: TroubleCode;
  /** Status cells that were overtyped. */
  overwritten?: number;
}

/** 17 kecamatan and 21 puskesmas of 31 entries each; 363 of the 1,178 are filled. */
export function forms(): Form[] {
  const names = [
    ...Array.from({ length: 17 }, (_, index) => ['kecamatan', `Kecamatan Contoh ${index + 1}`] as const),
    ...Array.from({ length: 21 }, (_, index) => ['puskesmas', `Puskesmas Contoh ${index + 1}`] as const),
  ];
  const fills = names.map((_, index) => (index * 7) % 20);
  fills[37]! += 363 - fills.reduce((sum, each) => sum + each, 0);
  return names.map(([level, name], index): Form => {
    const filled = fills[index]!;
    const wrong = Math.min(filled, index % 4);
    return {
      unit: { code: `62.02.${String(index + 1).padStart(2, '0')}`, name, level, parent: '62.02' },
      filled,
      valid: filled - wrong,
      state: index % 9 === 8 ? 'disetujui' : index % 5 === 4 ? 'diajukan' : 'draft',
      problems: [
        ...(wrong > 0 ? ([['not-above', 'error', wrong]] as const) : []),
        ...(index % 6 === 0 ? ([['percentage', 'warning', 2]] as const) : []),
      ].map((each) => [...each] as [ProblemCode, Severity, number]),
    };
  });
}

export interface OpenStore {
  store: Store;
  close(): Promise<void>;
}

/** An empty, migrated store. */
export async function openStore(): Promise<OpenStore> {
  const miniflare = new Miniflare({ modules: true, script: 'export default {}', d1Databases: ['DB'] });
  const store = d1Store((await miniflare.getD1Database('DB')) as unknown as D1Database);
  await store.migrate();
  return { store, close: () => miniflare.dispose() };
}

export const spreadsheetOf = (unit: Pick<Unit, 'code'>): string => `lembar-${unit.code}`;

/** Registers the district, its officer, deadlines and spreadsheets; nothing is checked yet. */
export async function register(store: Store, all: readonly Form[]): Promise<void> {
  await store.register.issueTemplate(template);
  await store.register.saveUnits([
    { code: '62.02', name: 'Kabupaten Kotawaringin Timur', level: 'kabupaten', parent: null },
    ...all.map((form) => form.unit),
  ]);
  await store.register.saveDeadlines([
    {
      id: 'internal',
      template: template.id,
      title: { id: 'Tenggat internal kabupaten', en: 'Internal deadline of the district' },
      at: '2025-11-25T23:59',
      zone: ZONE,
      kind: 'internal',
    },
    {
      id: 'akhir-tahun',
      template: template.id,
      title: { id: 'Penutupan penginputan tahun 2025', en: 'Close of the 2025 entry' },
      at: '2025-12-31T23:59',
      zone: ZONE,
      kind: 'official',
    },
  ]);
  const { id: templateId, version: templateVersion } = template;
  const registrations = all.map(({ unit }) => ({
    spreadsheetId: spreadsheetOf(unit),
    unit: unit.code,
    templateId,
    templateVersion,
  }));
  await Promise.all(registrations.map((each) => store.register.registerSpreadsheet(each, NOW - DAY)));
}

/** What a check of each form would have left. */
export async function check(store: Store, all: readonly Form[], at = NOW): Promise<void> {
  await store.watch.takeDue(at, at + 600_000, 1000);
  await Promise.all(all.map((form) => checkOne(store, form, at)));
}

async function checkOne(store: Store, form: Form, at: number): Promise<void> {
  const lease = await store.watch.lease(spreadsheetOf(form.unit), at, 60_000);
  if (lease === undefined) throw new Error(`no lease on ${form.unit.code}`);
  const problems: ProblemCount[] = (form.problems ?? []).map(([code, severity, count]) => ({
    code,
    severity,
    count,
  }));
  const saved = await store.results.save(lease, {
    checkedAt: at,
    counts: formCounts(EXPECTED, form.filled, form.valid, form.state),
    formState: form.state,
    ...(isSubmitted(form.state) && { handedInAt: at }),
    problems,
    statusWrittenAt: at,
    ...(form.trouble && { trouble: { code: form.trouble, detail: '' } }),
    incidents: form.overwritten ? [{ code: 'status-overwritten', detail: `cells: ${form.overwritten}` }] : [],
    memory: { laidInARow: 0, failures: 0 },
  });
  if (!saved) throw new Error(`lease lost on ${form.unit.code}`);
}

/** Counts of the district at 20.00 of the days before today, oldest first. */
export async function remember(store: Store, filled: readonly number[], expected = 1178): Promise<void> {
  const evening = wallClock('2025-11-17T20:00', ZONE);
  await store.results.saveSnapshots(
    filled.map((count, index) => {
      const at = evening - (filled.length - 1 - index) * DAY;
      const date = new Date(at + 7 * 3_600_000).toISOString().slice(0, 10);
      const counts = { expected, filled: count, valid: count, submitted: 0, approved: 0 };
      return { ...counts, date, unit: '62.02', templateId: template.id, templateVersion: 1, at };
    }),
  );
}

export const SIX_DAYS = [247, 272, 298, 305, 309, 341];

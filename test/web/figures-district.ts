/** Two kecamatan with villages that report convergence and indicators, as their checks leave it in a real store. */
import kpm from '../../sheets-templates/kpm-triwulan-2025.json' with { type: 'json' };
import type { Figures } from '../../src/core/across/figures.ts';
import type { FormMeasureName } from '../../src/core/form-measures/form-measure.ts';
import type { MeasureVersion } from '../../src/core/form-measures/versions.ts';
import { formCounts } from '../../src/core/measures/completion.ts';
import { wallClock } from '../../src/core/schedule/deadline.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import type { Level, Unit } from '../../src/core/units.ts';
import type { CheckOutcome } from '../../src/ports/store/results.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { createWeb } from '../../src/web/app.ts';
import { template as aksi, NOW, settings, ZONE } from './district.ts';

export const quarterly = parseTemplate(kpm, 'kpm-triwulan-2025.json');

const unit = (code: string, name: string, level: Level, parent: string | null): Unit => ({
  code,
  name,
  level,
  parent,
});
export const UNITS: Unit[] = [
  unit('62.02', 'Kabupaten Contoh', 'kabupaten', null),
  unit('62.02.01', 'Baamang', 'kecamatan', '62.02'),
  unit('62.02.02', 'Seranau', 'kecamatan', '62.02'),
  unit('62.02.P1', 'Contoh Satu', 'puskesmas', '62.02'),
  ...['Aren', 'Bambu', 'Cendana'].map((name, index) =>
    unit(`62.02.01.D${index + 1}`, name, 'desa', '62.02.01'),
  ),
  unit('62.02.02.D1', 'Damar', 'desa', '62.02.02'),
];

export async function registerUnits(store: Store): Promise<void> {
  await store.register.issueTemplate(quarterly);
  await store.register.issueTemplate(aksi);
  await store.register.saveUnits(UNITS);
}

/** Registers a form and ends a check of it. Without `found` it was never checked. */
export async function report(
  store: Store,
  form: { unit: string; template: typeof quarterly; period?: string },
  found?: Partial<CheckOutcome>,
): Promise<void> {
  const { unit: code, template, period } = form;
  const spreadsheetId = `${template.id} ${code} ${period ?? ''}`;
  const registration = {
    spreadsheetId,
    unit: code,
    templateId: template.id,
    templateVersion: template.version,
  };
  await store.register.registerSpreadsheet({ ...registration, ...(period && { period }) }, NOW - 1);
  if (found === undefined) return;
  await store.watch.noteChanges([{ spreadsheetId, modifiedTime: `${edits++}`, byUs: false }], NOW - 1, 0, 0);
  const lease = await store.watch.lease(spreadsheetId, NOW, 60_000);
  if (lease === undefined) throw new Error(`no lease on ${spreadsheetId}`);
  await store.results.save(lease, {
    checkedAt: NOW,
    counts: formCounts(31, 10, 10, 'draft'),
    formState: 'draft',
    problems: [],
    statusWrittenAt: NOW,
    incidents: [],
    memory: { laidInARow: 0, failures: 0 },
    ...found,
  });
}
let edits = 0;

export const CLOSED_ON = wallClock('2025-09-30T20:00', ZONE);

/** `[numerator, denominator]`. */
export const version = (
  name: FormMeasureName,
  [numerator, denominator]: readonly [number, number],
  more: Partial<MeasureVersion> = {},
): MeasureVersion => ({
  ...{ name, period: '2025-07-01', version: 1, numerator, denominator, leftOut: [], since: CLOSED_ON },
  ...more,
});

/** A village's quarter: formula A, formula B and completeness. */
export const quarter = (
  services: readonly [number, number],
  people: readonly [number, number],
  known: readonly [number, number],
): Partial<CheckOutcome> => {
  const blanks = known[1] - known[0];
  return {
    measures: {
      written: [
        version('convergence-a', services, {
          leftOut: blanks === 0 ? [] : [{ reason: 'blank', count: blanks }],
        }),
        version('convergence-b', people),
        version('convergence-completeness', known),
      ],
      dropped: [],
    },
  };
};

/** `[served, target group]` by row key. */
export function entered(
  entries: Record<string, readonly [number | null, number | null] | readonly [number]>,
) {
  const column = (at: 0 | 1) =>
    Object.fromEntries(
      Object.entries(entries).flatMap(([key, values]) =>
        values[at] === undefined ? [] : [[key, values[at]]],
      ),
    );
  const figures: Figures = { indikator: { dilayani: column(0), sasaran: column(1) } };
  return { across: { figures, marksDigest: '', added: [], removed: [] } };
}

/** The page as a person on this machine sees it, tags of rows kept on lines of their own. */
export async function pageOf(store: Store, path: string): Promise<string> {
  const web = createWeb({
    store,
    clock: { now: async () => NOW },
    settings,
    access: { kind: 'local' },
    links: { spreadsheet: (id) => `https://docs.example/${id}` },
  });
  const answer = await web.request(`http://localhost${path}`);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return (await answer.text()).replaceAll('\u00a0', ' ');
}

/** Text of the rows of the table with this class, without tags. */
export function rowsOf(page: string, table: string, which = 0): string[] {
  const found = page.match(new RegExp(`<table class="rows ${table}"[\\s\\S]*?</table>`, 'g'))?.[which] ?? '';
  return (found.match(/<tr role="row"><th scope="row"[\s\S]*?<\/tr>/g) ?? []).map((row) =>
    row
      .replace(/<svg[\s\S]*?<\/svg>/g, '')
      .replace(/<\/t[dh]>/g, ' | ')
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

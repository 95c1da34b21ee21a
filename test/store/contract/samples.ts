/** Made-up things to store. */
import { TemplateSchema } from '../../../src/core/template/schema.ts';
import type { CheckOutcome } from '../../../src/ports/store/results.ts';
import type { Store } from '../../../src/ports/store/store.ts';

/** 18 November 2025, 09.00 WIB. */
export const NOON = Date.UTC(2025, 10, 18, 2, 0);
export const SECOND = 1_000;
export const MINUTE = 60_000;

export const template = (version = 1, title = 'Formulir contoh') =>
  TemplateSchema.parse({
    id: 'contoh-2025',
    version,
    scheme: 'contoh',
    year: 2025,
    title: { id: title, en: 'Sample form' },
    source: 'made up for tests',
    tabs: [
      {
        name: 'isian',
        title: { id: 'Isian', en: 'Entries' },
        rows: 'fixed',
        key: 'no',
        columns: [
          { name: 'no', label: { id: 'No', en: 'No' }, type: 'integer' },
          { name: 'dilayani', label: { id: 'Dilayani', en: 'Served' }, type: 'integer', entry: true },
        ],
        fixedRows: [{ cells: { no: 1 } }],
        completion: { values: ['dilayani'] },
      },
    ],
  });

export const registration = (spreadsheetId: string, unit = '62.02.01', templateVersion = 1) => ({
  spreadsheetId,
  unit,
  templateId: 'contoh-2025',
  templateVersion,
});

export const change = (spreadsheetId: string, modifiedTime: string, byUs = false) => ({
  spreadsheetId,
  modifiedTime,
  byUs,
});

export const outcome = (more: Partial<CheckOutcome> = {}): CheckOutcome => ({
  checkedAt: NOON,
  counts: { expected: 31, filled: 10, valid: 8, submitted: 10, approved: 0 },
  formState: 'diajukan',
  problems: [
    { code: 'half-filled', severity: 'warning', count: 3 },
    { code: 'not-a-number', severity: 'error', count: 2 },
  ],
  statusWrittenAt: NOON,
  incidents: [],
  memory: { laidInARow: 0, failures: 0 },
  ...more,
});

/** Registers a spreadsheet due at once and takes its lease. */
export async function leased(store: Store, spreadsheetId: string, now = NOON, ttlMs = MINUTE) {
  await store.register.registerSpreadsheet(registration(spreadsheetId), now);
  const lease = await store.watch.lease(spreadsheetId, now, ttlMs);
  if (!lease) throw new Error(`no lease on ${spreadsheetId}`);
  return lease;
}

/** Registers, checks and settles a spreadsheet, so that nothing is due. */
export async function settled(store: Store, spreadsheetId: string, now = NOON) {
  const lease = await leased(store, spreadsheetId, now);
  await store.results.save(lease, outcome({ checkedAt: now }));
}

export const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `sheet-${String(index).padStart(5, '0')}`);

/** Registers many without a thousand round trips at once. */
export async function registerMany(store: Store, list: readonly string[], at = NOON) {
  for (let start = 0; start < list.length; start += 100) {
    await Promise.all(
      list.slice(start, start + 100).map((id) => store.register.registerSpreadsheet(registration(id), at)),
    );
  }
}

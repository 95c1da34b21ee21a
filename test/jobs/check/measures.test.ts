/** A village's quarter over several checks, with a real store: what late months change, and what is left alone. */
import { beforeEach, describe, expect, it } from 'vitest';
import kpm from '../../../sheets-templates/kpm-triwulan-2025.json' with { type: 'json' };
import { wallClock } from '../../../src/core/schedule/deadline.ts';
import { SettingsSchema } from '../../../src/core/settings.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import { blockRange, SHEET_RANGE, STATE_RANGE, STATUS_COLUMNS } from '../../../src/core/template/names.ts';
import { check } from '../../../src/jobs/check.ts';
import type { Ports } from '../../../src/jobs/ports.ts';
import type { Cell, Sheets } from '../../../src/ports/sheets.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { sqliteD1 } from '../sqlite-d1.ts';

const ID = 'lembar-desa';
const ZONE = 'Asia/Jakarta';
const template = parseTemplate(kpm, 'kpm-triwulan-2025.json');
const [MOTHERS] = template.tabs;
const at = (time: string) => wallClock(time, ZONE);
const refuse = async () => {
  throw new Error('nobody asked for this');
};

/** The spreadsheet on the other side: it keeps what is written to Pantau's tab, and takes formulas. */
function spreadsheet() {
  const sheet = { mothers: [] as Cell[][], state: 'draft', header: undefined as Cell[] | undefined };
  let pantau: Cell[][] = [];
  let writes = 0;
  const sheets: Sheets = {
    marks: refuse,
    describe: async () => ({
      locale: 'in_ID',
      timeZone: ZONE,
      tabs: [{ sheetId: 9, title: 'Pantau', rowCount: 100, columnCount: 5, merges: [] }],
      namedRanges: [{ name: SHEET_RANGE, range: { sheetId: 9 } }],
      metadata: {},
    }),
    read: async (_id, ranges) =>
      ranges.map((name) => {
        const tab = template.tabs.find((each) => blockRange(each) === name);
        const rows =
          tab === MOTHERS
            ? sheet.mothers
            : (tab?.fixedRows ?? []).map(({ cells }) =>
                tab!.columns.map((column) => cells[column.name] ?? ''),
              );
        if (name === SHEET_RANGE) return { range: 'Pantau!A1:E100', rows: pantau };
        if (name === STATE_RANGE) return { range: 'A!B3', rows: [[sheet.state]] };
        const header = [...tab!.columns.map(({ label }) => label.id), ...STATUS_COLUMNS];
        return { range: 'A!A5:Z99', rows: [tab === MOTHERS ? (sheet.header ?? header) : header, ...rows] };
      }),
    async rewrite(_id, { rows }) {
      pantau = rows.map((row) => [...row]);
      writes++;
    },
    layFormulas: async () => {},
  };
  return { sheet, sheets, writes: () => writes };
}

/** One mother of a quarter: Y or T for each of the eight services. */
function mother(no: number, marks: string, quarter = 'TW III 2025'): Cell[] {
  const of: Record<string, Cell> = { no, triwulan: quarter, no_kia: `KIA-${no}`, status: 'Normal' };
  const services = ['anc', 'fe', 'nifas', 'konseling', 'kunjungan', 'air', 'jamban', 'jaminan'];
  services.forEach((service, index) => {
    of[service] = marks[index]!;
  });
  return MOTHERS!.columns.map(({ name }) => of[name] ?? '');
}

let store: Store;
let now: number;
let desk: ReturnType<typeof spreadsheet>;
beforeEach(async () => {
  store = d1Store(sqliteD1());
  now = at('2025-09-20T08:00');
  desk = spreadsheet();
  await store.migrate();
  await store.register.issueTemplate(template);
  await store.register.saveUnits([{ code: '99.01', name: 'Contoh', level: 'desa', parent: null }]);
  const { id: templateId, version: templateVersion } = template;
  await store.register.registerSpreadsheet(
    { spreadsheetId: ID, unit: '99.01', templateId, templateVersion },
    now,
  );
});

/** Somebody edits, Drive lists it, and a while later it is checked. */
async function checkedAt(time: string, modifiedTime = `${edits++}`) {
  now = at(time);
  await store.watch.noteChanges([{ spreadsheetId: ID, modifiedTime, byUs: false }], now, 0, 0);
  const ports: Ports = {
    store,
    settings: SettingsSchema.parse({ unit: '99.01', zone: ZONE, mail: { from: 'pantau@kotim.example' } }),
    clock: { now: async () => now },
    queue: { send: refuse },
    mail: { send: refuse },
    accounts: [
      {
        email: 'pantau@kotim.example',
        drive: { list: refuse, watch: refuse, stop: refuse },
        sheets: desk.sheets,
      },
    ],
    secret: 'made up for tests, and long enough for all of them',
    links: { spreadsheet: (id) => id },
  };
  return check(ports, ID);
}
let edits = 0;

const versions = async (name = 'convergence-a') =>
  (await store.measures.versions(template.id))
    .filter((each) => each.name === name)
    .map(({ period, version, numerator, denominator, since }) => [
      period,
      version,
      numerator,
      denominator,
      since,
    ]);

describe('a quarter in the store', () => {
  it('is overwritten while it runs; a late month makes version 2; a second look changes nothing', async () => {
    desk.sheet.mothers = [mother(1, 'YYYYYYYT')];
    expect(await checkedAt('2025-09-20T09:00')).toBe('written');
    desk.sheet.mothers.push(mother(2, 'YYYYTTTT'));
    await checkedAt('2025-09-30T23:58');
    expect(await versions()).toEqual([['2025-07-01', 1, 11, 16, at('2025-09-30T23:58')]]);

    desk.sheet.mothers[1] = mother(2, 'YYYYYYYY');
    await checkedAt('2025-11-18T09:00');
    const both = [
      ['2025-07-01', 1, 11, 16, at('2025-09-30T23:58')],
      ['2025-07-01', 2, 15, 16, at('2025-11-18T09:00')],
    ];
    expect(await versions()).toEqual(both);
    expect(await versions('convergence-b')).toEqual([
      ['2025-07-01', 1, 0, 2, at('2025-09-30T23:58')],
      ['2025-07-01', 2, 1, 2, at('2025-11-18T09:00')],
    ]);
    // Nothing was blank before or after: what did not change has no second version.
    expect(await versions('convergence-completeness')).toHaveLength(1);

    const writes = desk.writes();
    expect(await checkedAt('2025-11-19T09:00')).toBe('checked');
    expect(await versions()).toEqual(both);
    expect(desk.writes()).toBe(writes);
  });

  it('is dropped with its last row while it runs, and becomes a version of nothing after it', async () => {
    desk.sheet.mothers = [mother(1, 'YYYYYYYT'), mother(2, 'YYYYYYYY', 'TW IV 2025')];
    await checkedAt('2025-11-18T09:00');
    desk.sheet.mothers = [];
    await checkedAt('2025-11-18T10:00');
    expect(await versions()).toEqual([
      ['2025-07-01', 1, 7, 8, at('2025-11-18T09:00')],
      ['2025-07-01', 2, 0, 0, at('2025-11-18T10:00')],
    ]);
  });

  it('keeps what is stored when the form cannot be read', async () => {
    desk.sheet.mothers = [mother(1, 'YYYYYYYT')];
    await checkedAt('2025-11-18T09:00');
    desk.sheet.header = ['somebody', 'wrote', 'over', 'the', 'header'];
    await checkedAt('2025-11-18T10:00');
    expect((await store.results.forms())[0]?.trouble?.code).toBe('unreadable');
    expect(await versions()).toEqual([['2025-07-01', 1, 7, 8, at('2025-11-18T09:00')]]);
  });
});

describe('a form is handed in', () => {
  const handedIn = async () => (await store.results.forms())[0]?.handedInAt;

  it('when it was changed, not when the edits had settled and were looked at', async () => {
    await checkedAt('2025-12-31T23:50');
    expect(await handedIn()).toBeNull();
    desk.sheet.state = 'diajukan';
    await checkedAt('2026-01-01T00:03', '2025-12-31T16:58:30.000Z');
    expect(await handedIn()).toBe(Date.UTC(2025, 11, 31, 16, 58, 30));
    await checkedAt('2026-01-02T08:00', '2026-01-02T00:50:00.000Z');
    expect(await handedIn()).toBe(Date.UTC(2025, 11, 31, 16, 58, 30));
  });

  it('at the latest when it is looked at, whatever time a file is given', async () => {
    desk.sheet.state = 'diajukan';
    await checkedAt('2025-12-31T23:50', '2031-01-01T00:00:00.000Z');
    expect(await handedIn()).toBe(at('2025-12-31T23:50'));
    desk.sheet.state = 'draft';
    await checkedAt('2025-12-31T23:55');
    expect(await handedIn()).toBeNull();
  });
});

/** What a check leaves behind when one of the form's rules fails: the operator learns which, and nothing is stored. */
import { expect, it } from 'vitest';
import { RuleFault } from '../../src/core/checks/rule-fault.ts';
import { SettingsSchema } from '../../src/core/settings.ts';
import { STATUS_COLUMNS } from '../../src/core/template/names.ts';
import { check } from '../../src/jobs/check.ts';
import type { Ports } from '../../src/jobs/ports.ts';
import type { Cell, Sheets } from '../../src/ports/sheets.ts';
import { d1Store } from '../../src/store/d1.ts';
import { openForm } from '../support/open-form.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const ID = 'lembar-1';
const NOW = Date.parse('2025-11-18T02:00:00Z');
const refuse = async () => {
  throw new Error('nobody asked for this');
};

/** A spreadsheet whose entries are these; whatever is written to it fails the test. */
function sheetsWith(rows: Cell[][]): Sheets {
  const header = [...openForm.tabs[0]!.columns.map(({ label }) => label.id), ...STATUS_COLUMNS];
  return {
    marks: refuse,
    describe: async () => ({
      locale: 'in_ID',
      timeZone: 'Asia/Jakarta',
      tabs: [],
      namedRanges: [],
      metadata: {},
    }),
    read: async (_id, ranges) =>
      ranges.map((name) => ({
        range: 'Kegiatan!A5:G9',
        rows: name === 'pantau_kegiatan' ? [header, ...rows] : [],
      })),
    rewrite: refuse,
    layFormulas: refuse,
  };
}

it('a rule that throws is told to the operator by its place, fails loudly, and leaves the sheet as it was', async () => {
  const store = d1Store(sqliteD1());
  await store.migrate();
  await store.register.issueTemplate(openForm);
  await store.register.saveUnits([{ code: '99.01', name: 'Contoh', level: 'kecamatan', parent: null }]);
  const registration = { spreadsheetId: ID, unit: '99.01', templateId: openForm.id, templateVersion: 1 };
  await store.register.registerSpreadsheet(registration, NOW);
  // What no spreadsheet holds, so that reading it throws.
  const strange = { toString: 6202 } as unknown as Cell;
  const ports: Ports = {
    store,
    settings: SettingsSchema.parse({ unit: '99.01', mail: { from: 'pantau@kotim.example' } }),
    clock: { now: async () => NOW },
    queue: { send: refuse },
    mail: { send: refuse },
    accounts: [
      {
        email: 'pantau@kotim.example',
        drive: { list: refuse, watch: refuse, stop: refuse },
        sheets: sheetsWith([
          ['A1', 'Rembuk', 1, 2],
          ['A2', 'Rapat', strange, 2],
        ]),
      },
    ],
    secret: 'made up for tests, and long enough for all of them',
    links: { spreadsheet: (id) => id },
  };

  await expect(check(ports, ID)).rejects.toBeInstanceOf(RuleFault);
  const [form] = await store.results.forms();
  expect(form).toMatchObject({
    checkedAt: null,
    trouble: { code: 'rule-failed', detail: 'daftar-kegiatan@1, tab kegiatan, reading, row 7: TypeError' },
  });
  // Nothing is due again by itself: the same rule would fail the same way.
  expect(await store.watch.takeDue(NOW + 86_400_000, NOW + 86_460_000, 10)).toEqual([]);
});

/** Rows move while Pantau works: a status never stands beside another row, and no typed cell is changed. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Unit } from '../../src/core/units.ts';
import type { CheckOutcome } from '../../src/ports/store/results.ts';
import type { CallInfo } from '../../src/runtime/local/calls.ts';
import type { StartRuntime } from '../../src/runtime/local/local.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { change, formulas, records, tabId, type, type Value, values } from '../support/sheet.ts';

let district: TestDistrict<LocalRuntime>;
let start: StartRuntime<LocalRuntime>;
afterEach(() => district.close());

/** Runs once, right before the next call of Pantau's own account that `when` describes. */
let meanwhile: { when(call: CallInfo): boolean; act(): Promise<void> } | undefined;
const hooks = {
  async before(call: CallInfo) {
    if (!meanwhile?.when(call) || !call.account.endsWith('gserviceaccount.com')) return;
    const { act } = meanwhile;
    meanwhile = undefined;
    await act();
  },
};
const beforeWriting = (act: () => Promise<void>) => {
  meanwhile = { when: (call) => call.kind === 'write', act };
};
const beforeFormulas = (act: () => Promise<void>) => {
  meanwhile = { when: (call) => call.operation === 'values.batchUpdate', act };
};

const ROWS: Value[][] = [
  ['D4', 'Rembuk', 10, 20],
  ['B2', 'Rapat', 30, 20],
  ['A1', 'Pelatihan', 5, ''],
  ['C3', 'Kunjungan', 7, 7],
];

/** The rule of the form, said anew. */
function expected(row: Record<string, Value>): string {
  const [hadir, undangan] = [row.Hadir, row.Undangan];
  if (row.Kode === '')
    return [row['Nama kegiatan'], hadir, undangan].every((cell) => cell === '') ? '' : 'Kunci kosong';
  if (hadir === '' && undangan === '') return 'Kosong';
  if (hadir === '' || undangan === '') return 'Setengah terisi';
  return Number(hadir) > Number(undangan) ? 'Perlu diperbaiki' : 'Benar';
}

const kegiatan = () => records(district.google, district.sheets[0] as string, 'Kegiatan', 'Kode');

async function expectRight(): Promise<void> {
  const rows = (await kegiatan()).filter((row) => row.Kode !== '' || row.Status !== '');
  expect(rows.map((row) => [row.Kode, row.Status])).toEqual(rows.map((row) => [row.Kode, expected(row)]));
  for (const row of rows) {
    if (row.Pesan !== '') expect(row.Pesan).toMatch(new RegExp(`^Baris ${row.row}, `));
    expect(row.Kolom).toBe(
      row.Status === 'Perlu diperbaiki'
        ? ';e:hadir;e:undangan;'
        : row.Status === 'Setengah terisi'
          ? ';w:undangan;'
          : '',
    );
  }
}

async function begin(rows = ROWS): Promise<{ id: string; tab: number }> {
  district = await startTestDistrict(openForm, 1, { hooks }, start);
  const id = district.sheets[0] as string;
  await type(district.operator(0), id, 'Kegiatan!A6', rows);
  return { id, tab: await tabId(district.operator(0), id, 'Kegiatan') };
}

describe.each(RUNTIMES)('on %s', (_name, runtime) => {
  beforeAll(() => {
    start = runtime;
  });

  describe('while a check runs', () => {
    it('rows are sorted', async () => {
      const { id, tab } = await begin();
      beforeWriting(async () => {
        const range = {
          sheetId: tab,
          startRowIndex: 5,
          endRowIndex: 9,
          startColumnIndex: 0,
          endColumnIndex: 7,
        };
        await change(district.operator(0), id, {
          sortRange: { range, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] },
        });
      });
      await district.settle();
      expect((await kegiatan()).slice(0, 4).map((row) => row.Kode)).toEqual(['A1', 'B2', 'C3', 'D4']);
      await expectRight();
    });

    it('rows are inserted and deleted', async () => {
      const { id, tab } = await begin();
      const rows = (startIndex: number, endIndex: number) => ({
        sheetId: tab,
        dimension: 'ROWS',
        startIndex,
        endIndex,
      });
      beforeWriting(async () => {
        await change(
          district.operator(0),
          id,
          { insertDimension: { range: rows(5, 7), inheritFromBefore: false } },
          { deleteDimension: { range: rows(8, 9) } },
        );
        await type(district.operator(0), id, 'Kegiatan!A6', [['E5', 'Baru', 9, 3]]);
      });
      await district.settle();
      expect((await kegiatan()).map((row) => row.Kode).filter(Boolean)).toEqual(['E5', 'D4', 'A1', 'C3']);
      await expectRight();
    });

    it('rows are inserted just before formulas are laid', async () => {
      const { id, tab } = await begin();
      await district.settle();
      const far = Array.from({ length: 3 }, (_, index) => [`Z${index}`, 'Jauh', index, 1]);
      const end = { sheetId: tab, dimension: 'ROWS', length: 10 };
      await change(district.operator(0), id, { appendDimension: end });
      await type(district.operator(0), id, 'Kegiatan!A203', far);
      beforeFormulas(async () => {
        const range = { sheetId: tab, dimension: 'ROWS', startIndex: 2, endIndex: 3 };
        await change(district.organiser, id, { insertDimension: { range, inheritFromBefore: false } });
      });
      await district.settle();
      expect((await kegiatan()).filter((row) => String(row.Kode).startsWith('Z'))).toHaveLength(3);
      await expectRight();
    });

    it('columns are moved and inserted', async () => {
      const { id, tab } = await begin();
      await district.settle();
      const columns = (startIndex: number, endIndex: number) => ({
        sheetId: tab,
        dimension: 'COLUMNS',
        startIndex,
        endIndex,
      });
      await type(district.operator(0), id, 'Kegiatan!C6', [[99]]);
      beforeWriting(async () => {
        await change(
          district.operator(0),
          id,
          { moveDimension: { source: columns(2, 3), destinationIndex: 1 } },
          { insertDimension: { range: columns(1, 2), inheritFromBefore: false } },
        );
      });
      await district.settle();
      const [first] = await kegiatan();
      expect(first).toMatchObject({ Kode: 'D4', Hadir: 99, Status: 'Perlu diperbaiki' });
      await expectRight();
      expect((await district.store.results.forms())[0]).toMatchObject({
        trouble: null,
        counts: { filled: 3, valid: 1 },
      });
    });

    it('a person types over what they see, and over the status columns', async () => {
      const { id } = await begin();
      await district.settle();
      await type(district.operator(0), id, 'Kegiatan!C8', [[4, 8]]);
      beforeWriting(async () => {
        await type(district.operator(0), id, 'Kegiatan!C6', [[21, 20]]);
        await type(district.operator(0), id, 'Kegiatan!E7', [['sudah benar kok', 'catatan saya', 'x']]);
      });
      await district.settle();
      const rows = await kegiatan();
      expect(rows[0]).toMatchObject({ Hadir: 21, Undangan: 20, Status: 'Perlu diperbaiki' });
      await expectRight();
      const incidents = await district.store.results.incidents(10);
      expect(incidents).toMatchObject([{ code: 'status-overwritten', detail: 'cells: 3' }]);
    });
  });

  it('pasted over again and again, the status columns are put right every time', async () => {
    const { id } = await begin();
    await district.settle();
    for (let time = 1; time <= 8; time++) {
      await type(district.operator(0), id, `Kegiatan!E${6 + (time % 4)}`, [
        [`tempel ${time}`, `pesan ${time}`],
      ]);
      await district.pass();
      district.clock.advance(60_000);
    }
    await district.settle();
    await expectRight();
    expect((await district.store.results.forms())[0]).toMatchObject({ trouble: null });
  });

  describe('calls', () => {
    it('are one read and one write for a changed spreadsheet, one read for our echo, and none when nothing changed', async () => {
      const { id } = await begin();
      await district.settle();
      expect(district.calls).toEqual({ read: 2, write: 1, describe: 0 });

      district.resetCalls();
      await type(district.operator(0), id, 'Kegiatan!C6', [[11]]);
      await district.settle();
      expect(district.calls).toEqual({ read: 1, write: 0, describe: 0 });

      district.resetCalls();
      await type(district.operator(0), id, 'Kegiatan!C6', [[99]]);
      await district.settle();
      expect(district.calls).toEqual({ read: 2, write: 1, describe: 0 });

      district.resetCalls();
      await district.settle();
      expect(district.calls).toEqual({ read: 0, write: 0, describe: 0 });
    });

    it('are two writes where a row lacks its formulas', async () => {
      const { id, tab } = await begin();
      await district.settle();
      district.resetCalls();
      await change(district.operator(0), id, {
        appendDimension: { sheetId: tab, dimension: 'ROWS', length: 5 },
      });
      await type(district.operator(0), id, 'Kegiatan!A201', [['Y1', 'Baru', 1, 2]]);
      await district.settle();
      expect(district.calls).toEqual({ read: 2, write: 2, describe: 0 });
      const laid = await formulas(district.google, id, 'Kegiatan!E201:G201');
      expect(laid[0]?.every((cell) => String(cell).startsWith('='))).toBe(true);
      await expectRight();
    });

    it('touch nothing that was typed', async () => {
      const { id } = await begin();
      const before = await values(district.operator(0), id, 'Kegiatan!A1:D200');
      await district.settle();
      expect(await values(district.operator(0), id, 'Kegiatan!A1:D200')).toEqual(before);
    });
  });

  describe('a template', () => {
    it('goes on checking its own sheets when a later version is issued', async () => {
      const { id } = await begin();
      const [tab] = openForm.tabs;
      if (!tab) throw new Error('no tab');
      await district.store.register.issueTemplate({ ...openForm, version: 2, tabs: [{ ...tab, rules: [] }] });
      await expect(
        district.store.register.issueTemplate({ ...openForm, tabs: [{ ...tab, rules: [] }] }),
      ).rejects.toThrow('already issued');
      const second = await district.provision(
        { ...openForm, version: 2, tabs: [{ ...tab, rules: [] }] },
        district.district.units[0] as Unit,
      );
      await type(district.operator(1), second, 'Kegiatan!A6', ROWS);
      await district.settle();
      const statuses = async (sheet: string) =>
        (await records(district.google, sheet, 'Kegiatan', 'Kode')).slice(0, 2).map((row) => row.Status);
      expect(await statuses(id)).toEqual(['Benar', 'Perlu diperbaiki']);
      expect(await statuses(second)).toEqual(['Benar', 'Benar']);
    });
  });

  describe('a worker that lost its lease', () => {
    it('writes late, and the next pass puts it right', async () => {
      const { id } = await begin();
      await district.settle();
      const pantau = await values(district.google, id, 'Pantau!A1:E40');
      const stale = pantau.map((row) => row.map((cell) => (cell === 'Benar' ? 'Perlu diperbaiki' : cell)));
      await district.google.sheets.spreadsheets.values.update({
        spreadsheetId: id,
        range: 'Pantau!A1',
        valueInputOption: 'RAW',
        requestBody: { values: stale },
      });
      expect((await kegiatan())[0]).toMatchObject({ Status: 'Perlu diperbaiki' });
      await district.settle();
      await expectRight();
    });

    it('stores nothing', async () => {
      const { id } = await begin();
      const { store, clock } = district;
      const first = await store.watch.lease(id, clock.now(), 1_000);
      if (!first) throw new Error('not leased');
      clock.advance(2_000);
      await district.settle();
      const [result] = await store.results.forms();
      const memory = await store.watch.memory(id);
      const none = { expected: 0, filled: 0, valid: 0, submitted: 0, approved: 0 };
      const late: CheckOutcome = {
        checkedAt: 1,
        counts: none,
        formState: 'draft',
        problems: [],
        statusWrittenAt: null,
        incidents: [],
        memory,
      };
      expect(await store.results.save(first, late)).toBe(false);
      expect(await store.watch.holds(first, clock.now())).toBe(false);
      expect((await store.results.forms())[0]).toEqual(result);
    });
  });
});

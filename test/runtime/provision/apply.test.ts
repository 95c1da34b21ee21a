import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { District } from '../../../src/core/district.ts';
import { redirectTo } from '../../../src/runtime/local/google.ts';
import { applyProvision } from '../../../src/runtime/provision/apply.ts';
import type { ProvisionContext } from '../../../src/runtime/provision/context.ts';
import { planProvision } from '../../../src/runtime/provision/plan.ts';
import type { Payload } from '../../../src/workspace/requests/change.ts';
import { testDistrict } from '../../support/district.ts';
import { openForm } from '../../support/open-form.ts';
import { ORGANISER, startTown } from './town.ts';

let town: Awaited<ReturnType<typeof startTown>>;
let opened: (typeof town)[] = [];
const open = async (...given: Parameters<typeof startTown>) => {
  town = await startTown(...given);
  opened.push(town);
};
afterEach(async () => {
  await Promise.all(opened.map(({ workspace }) => workspace.close()));
  opened = [];
});

const run = async (context: ProvisionContext) => applyProvision(context, await planProvision(context));
const writes = () => town.calls.filter(({ kind }) => kind === 'write');

/** Title, unit mark and people of every spreadsheet, whatever their ids are. */
async function standing() {
  const registrations = await town.store.register.registrations();
  expect(registrations.map(({ spreadsheetId }) => spreadsheetId).sort()).toEqual(
    town
      .sheets()
      .map(({ id }) => id as string)
      .sort(),
  );
  return Promise.all(
    registrations.map(async ({ spreadsheetId, unit, account }) => {
      const { data } = await town.context.accounts[0]!.apis.drive.permissions.list({
        fileId: spreadsheetId,
        supportsAllDrives: true,
        fields: 'permissions(emailAddress,role)',
      });
      const book = town.workspace.spreadsheet(spreadsheetId) as {
        sheets: { properties: Payload }[];
        namedRanges: Payload[];
        developerMetadata: { metadataValue: string }[];
      };
      return {
        unit,
        account,
        tabs: book.sheets.map(({ properties }) => properties.title),
        ranges: book.namedRanges.length,
        marks: book.developerMetadata.map(({ metadataValue }) => metadataValue),
        people: data.permissions!.map(({ emailAddress }) => emailAddress).sort(),
      };
    }),
  );
}

describe('a district', () => {
  it("is provisioned in the quota's own time, and a second time nothing is written", async () => {
    const units = 61;
    await open(testDistrict(openForm, units), [openForm]);
    const began = town.context.now();
    expect(await run(town.context)).toEqual({
      folders: units,
      created: units,
      laidOut: units,
      registered: units,
      shared: 2 * units,
      refused: [],
    });
    const minutes = Math.ceil(units / 60) - 1;
    expect(town.context.now() - began).toBeLessThanOrEqual(minutes * 60_000 * 1.1);
    expect(Object.values(town.workspace.calls()).map(({ refused }) => refused)).toEqual([0]);

    town.calls.length = 0;
    const planned = await planProvision(town.context);
    expect(planned.told).toEqual([]);
    expect((await applyProvision(town.context, planned)).created).toBe(0);
    expect(writes()).toEqual([]);
    expect(town.calls.filter(({ api }) => api === 'sheets')).toEqual([]);
  });

  it('lies in a folder a kecamatan, is shared with its officers, and its accounts share the work', async () => {
    await open(testDistrict(openForm, 4), [openForm], 2);
    await run(town.context);
    const forms = await standing();
    expect(forms.map(({ unit, tabs, marks, people }) => ({ unit, tabs, marks, people }))[0]).toEqual({
      unit: '99.01.01',
      tabs: ['Kegiatan', 'Persetujuan', 'Pantau', 'Petunjuk'],
      marks: ['daftar-kegiatan', '1', '99.01.01'],
      people: [
        'operator-99-01-01@kabupaten-contoh.example',
        ORGANISER,
        'pantau-0@contoh.iam.gserviceaccount.com',
        'pantau-1@contoh.iam.gserviceaccount.com',
        'verifikator@kabupaten-contoh.example',
      ],
    });
    expect(forms.map(({ account }) => account)).toEqual([...town.emails, ...town.emails]);
    const folders = town.folders();
    expect(folders.map(({ name }) => name).sort()[0]).toBe('Kecamatan Contoh 01 (99.01.01)');
    for (const sheet of town.sheets())
      expect(folders.map(({ id }) => id)).toContain((sheet.parents as string[])[0]);
  });

  it('is shared by the Register that is in force, but with no address that nobody has confirmed', async () => {
    const district = testDistrict(openForm, 2);
    await open(district, [openForm]);
    const { register, registerInForce } = town.store;
    const asked = 'operator-99-01-01@kabupaten-contoh.example';
    await register.saveOfficers(
      district.officers.map((officer) =>
        officer.address === asked ? { ...officer, addressState: 'unconfirmed' } : officer,
      ),
    );
    await registerInForce.noteStanding({ spreadsheetId: 'register' });
    await run(town.context);
    const [first, second] = await standing();
    expect(first!.people).not.toContain(asked);
    expect(first!.people).toContain('verifikator@kabupaten-contoh.example');
    expect(second!.people).toContain('operator-99-01-02@kabupaten-contoh.example');

    await registerInForce.confirmAddress('operator-99.01.01', asked, town.context.now());
    await run(town.context);
    expect((await standing())[0]!.people).toContain(asked);
  });

  it('is told what its configuration no longer names, and nothing of that is touched', async () => {
    const district = testDistrict(openForm, 3);
    await open(district, [openForm]);
    await run(town.context);
    const [first, second] = await town.store.register.registrations();
    const drive = town.context.accounts[0]!.apis.drive;
    await drive.files.copy({ fileId: second!.spreadsheetId, supportsAllDrives: true, requestBody: {} });
    const copy = town.sheets().find(({ name }) => String(name).startsWith('Copy of'))!;
    const { data } = await drive.files.get({
      fileId: second!.spreadsheetId,
      supportsAllDrives: true,
      fields: 'appProperties',
    });
    await drive.files.update({ fileId: copy.id as string, supportsAllDrives: true, requestBody: data });
    const smaller: District = {
      ...district,
      units: district.units.filter(({ code }) => code !== '99.01.03'),
      officers: district.officers.filter(({ unit }) => unit !== '99.01.01' && unit !== '99.01.03'),
    };
    town.calls.length = 0;
    const { told, steps } = await planProvision({ ...town.context, district: smaller });
    expect(steps).toHaveLength(2);
    expect(told.map(({ kind, unit }) => [kind, unit]).sort()).toEqual([
      ['twice', '99.01.02'],
      ['unwanted', '99.01.03'],
      ['writers', '99.01.01'],
    ]);
    await applyProvision(
      { ...town.context, district: smaller },
      { ...(await planProvision(town.context)), steps },
    );
    expect(writes()).toEqual([]);

    town.workspace.faults!.add({
      match: { spreadsheetId: first!.spreadsheetId },
      times: 'always',
      do: { revoke: true },
    });
    const without = await planProvision(town.context);
    expect(without.told).toContainEqual(
      expect.objectContaining({ kind: 'unreachable', spreadsheetId: first!.spreadsheetId }),
    );
  });

  it('lets everybody else in where Google refuses one address', async () => {
    const district = testDistrict(openForm, 2);
    const [first, ...others] = district.officers;
    await open(district, [openForm]);
    const mistyped = { ...district, officers: [{ ...first!, address: 'operator' }, ...others] };
    const { refused, shared, registered } = await run({ ...town.context, district: mistyped });
    expect({ shared, registered }).toEqual({ shared: 3, registered: 2 });
    expect(refused).toMatchObject([{ count: 1, unit: '99.01.01', template: openForm.id }]);
    expect(await run(town.context)).toMatchObject({ shared: 1, created: 0, refused: [] });
  });
});

describe('stopped and run again', () => {
  /** Goes on in the place of a process that died: what it had under way is never answered. */
  async function dyingAt(call: number, after: boolean) {
    const { origin } = town.workspace;
    const send = redirectTo(origin);
    let made = 0;
    let die = () => {};
    const died = new Promise<'died'>((resolve) => {
      die = () => resolve('died');
    });
    const fetch: typeof globalThis.fetch = async (...request) => {
      const now = ++made;
      if (now === call && after) await send(...request);
      if (now >= call) {
        die();
        return new Promise(() => {});
      }
      return send(...request);
    };
    const context = { ...town.context, accounts: town.apisThrough(fetch) };
    return Promise.race([run(context).then(() => 'ended' as const), died]);
  }

  it('at any call, before or after it took effect, it makes nothing twice and leaves nothing out', async () => {
    const ends: string[] = [];
    await open(testDistrict(openForm, 1), [openForm]);
    await run(town.context);
    const ranges = (await standing())[0]!.ranges;
    for (const after of [false, true]) {
      for (let call = 1; ; call++) {
        await open(testDistrict(openForm, 1), [openForm]);
        const end = await dyingAt(call, after);
        ends.push(end);
        await setImmediate();
        await run(town.context);
        const forms = await standing();
        expect(forms.map(({ unit, ranges, marks }) => [unit, ranges, marks.length])).toEqual([
          ['99.01.01', ranges, 3],
        ]);
        expect(town.folders()).toHaveLength(1);
        expect((await planProvision(town.context)).told).toEqual([]);
        if (end === 'ended') break;
      }
    }
    expect(ends.filter((end) => end === 'died').length).toBeGreaterThan(14);
  });

  it('answers that are lost and calls that are refused are made again, nothing twice', async () => {
    await open(testDistrict(openForm, 3), [openForm]);
    for (const operation of ['files.create', 'spreadsheets.batchUpdate', 'permissions.create']) {
      town.workspace.faults!.add({ match: { operation }, do: { reset: 'after' } });
      town.workspace.faults!.add({ match: { operation }, do: { fail: { status: 503 } } });
      town.workspace.faults!.add({ match: { operation }, do: { fail: { status: 429 } } });
    }
    const { created, refused } = await run(town.context);
    expect({ created, refused }).toEqual({ created: 3, refused: [] });
    expect((await standing()).map(({ marks }) => marks.length)).toEqual([3, 3, 3]);
    expect(town.folders()).toHaveLength(3);
  });
});

/** Through the real client, over HTTP: what stands in the spreadsheet once it was made, and who may change what. */
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileTemplate } from '../../../src/core/checks/compile.ts';
import { checkTab } from '../../../src/core/checks/tab.ts';
import { reportingUnits } from '../../../src/core/district.ts';
import { demoDistrict } from '../../../src/demo/district.ts';
import { demoEntries, type UnitEntries } from '../../../src/demo/entries.ts';
import { overwriteKeys, typeEntries } from '../../../src/demo/typing.ts';
import type { GoogleApis } from '../../../src/google/clients.ts';
import { layOut, ProvisionError } from '../../../src/google/provision/spreadsheet.ts';
import { personApis, serviceAccountApis } from '../../../src/runtime/local/google.ts';
import { startWorkspace, type Workspace } from '../../../src/workspace/workspace.ts';
import { provisionSpreadsheet } from '../../support/provision.ts';
import { issued, open, planOf, templates } from './plans.ts';

const account = planOf().serviceAccount;
const key = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const ORGANISER = 'kabupaten@contoh.example';
const STAFF = 'operator@contoh.example';
const VERIFIER = 'camat@contoh.example';

let workspace: Workspace;
let folderId: string;
let google: GoogleApis;
let staff: GoogleApis;
let organiser: GoogleApis;
let verifier: GoogleApis;

beforeAll(async () => {
  workspace = await startWorkspace({
    dataFile: ':memory:',
    now: () => Date.UTC(2025, 10, 18, 2),
    quota: null,
    serviceAccounts: [{ email: account, publicKey: key.publicKey }],
    people: [ORGANISER, STAFF, VERIFIER],
  });
  folderId = workspace.createSharedDrive('Konvergensi', [ORGANISER, account, STAFF, VERIFIER]);
  google = serviceAccountApis({ email: account, key: key.privateKey }, workspace.origin);
  staff = personApis(workspace.tokenFor(STAFF), workspace.origin);
  verifier = personApis(workspace.tokenFor(VERIFIER), workspace.origin);
  organiser = personApis(workspace.tokenFor(ORGANISER), workspace.origin);
});
afterAll(() => workspace.close());

const provision = (changes: Parameters<typeof planOf>[0] = {}) =>
  provisionSpreadsheet(google, planOf({ folderId, verifiers: [VERIFIER], ...changes }));

const read = async (spreadsheetId: string, ...ranges: string[]) =>
  (
    await google.sheets.spreadsheets.values.batchGet({
      spreadsheetId,
      ranges,
      valueRenderOption: 'UNFORMATTED_VALUE',
    })
  ).data.valueRanges!;

const write = (by: GoogleApis, spreadsheetId: string, range: string, value: string | number) =>
  by.sheets.spreadsheets.values
    .update({ spreadsheetId, range, valueInputOption: 'USER_ENTERED', requestBody: { values: [[value]] } })
    .then(
      () => 'written',
      (error: { status?: number }) => error.status,
    );

describe('a spreadsheet made for a unit', () => {
  let spreadsheetId: string;
  beforeAll(async () => {
    workspace.resetCalls();
    ({ spreadsheetId } = await provision());
  });

  test('cost one write', () => {
    expect(workspace.calls()[account]).toMatchObject({ read: 0, write: 1 });
  });

  test('is found again by name: header, 31 keys, state, status, Pantau’s own empty tab', async () => {
    const [block, keys, state, status, own, time] = await read(
      spreadsheetId,
      'pantau_indikator',
      'pantau_indikator_k_kode',
      'pantau_keadaan',
      'pantau_indikator_status',
      'pantau_lembar',
      'pantau_waktu',
    );
    expect(block!.range).toBe('Indikator!A5:N36');
    expect(block!.values![0]).toEqual([
      ...issued.tabs[0]!.columns.map((column) => column.label.id),
      'Status',
      'Pesan',
      'Kolom',
    ]);
    expect(keys!.values!.flat().filter((value) => String(value).startsWith('AK25-'))).toHaveLength(31);
    expect(state).toMatchObject({ range: 'Indikator!D3', values: [['draft']] });
    expect(status!.values!.flat()).toEqual(['Status', ...Array(31).fill('Belum diperiksa')]);
    expect(own).toEqual({ range: 'Pantau!A1:E71', majorDimension: 'ROWS' });
    expect(time!.range).toBe('Pantau!B2');
  });

  test('is Indonesian, carries its template, hides and freezes what it should', async () => {
    const { data } = await google.sheets.spreadsheets.get({
      spreadsheetId,
      fields:
        'properties(locale,timeZone),developerMetadata(metadataKey,metadataValue),sheets(properties,merges,conditionalFormats)',
    });
    expect(data.properties).toEqual({ locale: 'in_ID', timeZone: 'Asia/Jakarta' });
    expect(
      Object.fromEntries(data.developerMetadata!.map((one) => [one.metadataKey, one.metadataValue])),
    ).toEqual({
      pantau_template: 'aksi-konvergensi-2025',
      pantau_version: '1',
      pantau_unit: '62.02.05',
    });
    expect(data.sheets!.map(({ properties }) => properties!.title)).toEqual([
      'Indikator',
      'Aksi',
      'Persetujuan',
      'Pantau',
      'Petunjuk',
    ]);
    expect(data.sheets![0]!.properties!.gridProperties).toMatchObject({
      frozenRowCount: 5,
      frozenColumnCount: 2,
    });
    expect(data.sheets![0]!.conditionalFormats).toHaveLength(14);
    expect(data.sheets!.every(({ merges }) => merges === undefined)).toBe(true);
  });

  test('takes entries, provisional names and the state from staff, and refuses the rest', async () => {
    expect(await write(staff, spreadsheetId, 'Indikator!H6', 12)).toBe('written');
    expect(await write(staff, spreadsheetId, 'Indikator!J36', '30,81%')).toBe('written');
    expect(await write(staff, spreadsheetId, 'Indikator!D14', 'Nama menurut kabupaten')).toBe('written');
    expect(await write(staff, spreadsheetId, 'Indikator!D3', 'diajukan')).toBe('written');
    for (const cell of ['B6', 'D6', 'H5', 'L6', 'C1', 'C3']) {
      expect([cell, await write(staff, spreadsheetId, `Indikator!${cell}`, 'x')]).toEqual([cell, 400]);
    }
    expect(await write(staff, spreadsheetId, 'Pantau!A1', 'x')).toBe(400);
    expect(await write(staff, spreadsheetId, 'Petunjuk!A1', 'x')).toBe(400);
    expect(await write(google, spreadsheetId, 'Pantau!A1', 'x')).toBe('written');
    const [share] = await read(spreadsheetId, 'Indikator!J36');
    expect(share!.values).toEqual([[0.3081]]);
  });

  test('lets the verifikator decide, and nobody else of the staff', async () => {
    for (const cell of ['B5', 'B6', 'B7', 'B8']) {
      expect([cell, await write(staff, spreadsheetId, `Persetujuan!${cell}`, 'disetujui')]).toEqual([
        cell,
        400,
      ]);
    }
    expect(await write(verifier, spreadsheetId, 'Persetujuan!B5', 'disetujui')).toBe('written');
    expect(await write(verifier, spreadsheetId, 'Persetujuan!B8', '18/11/2025 14:30')).toBe('written');
    for (const cell of ['Persetujuan!A5', 'Persetujuan!B4', 'Indikator!B6', 'Pantau!A1']) {
      expect([cell, await write(verifier, spreadsheetId, cell, 'x')]).toEqual([cell, 400]);
    }
    expect(await write(organiser, spreadsheetId, 'Persetujuan!B7', 'Panitia')).toBe('written');
    const [decision, date] = await read(spreadsheetId, 'pantau_keputusan', 'pantau_tanggal_keputusan');
    expect(decision).toMatchObject({ range: 'Persetujuan!B5', values: [['disetujui']] });
    expect(date!.values![0]![0]).toBeCloseTo(45_979 + 14.5 / 24, 6);
    const { data } = await staff.sheets.spreadsheets.get({
      spreadsheetId,
      fields: 'sheets(protectedRanges)',
    });
    const remove = data.sheets!.flatMap(({ protectedRanges }) =>
      (protectedRanges ?? []).map(({ protectedRangeId: id }) => ({
        deleteProtectedRange: { protectedRangeId: id ?? null },
      })),
    );
    for (const request of remove) {
      await expect(
        staff.sheets.spreadsheets.batchUpdate({ spreadsheetId, requestBody: { requests: [request] } }),
      ).rejects.toMatchObject({ status: 400 });
    }
  });

  test('is laid out once: a second time is refused and changes nothing', async () => {
    const [before] = await read(spreadsheetId, 'pantau_indikator');
    const again = await layOut(google, spreadsheetId, planOf({ folderId, verifiers: [VERIFIER] })).catch(
      (error: unknown) => error,
    );
    expect(again).toBeInstanceOf(ProvisionError);
    expect((again as ProvisionError).spreadsheetId).toBe(spreadsheetId);
    expect((await read(spreadsheetId, 'pantau_indikator'))[0]).toEqual(before);
  });
});

test('a row shows what Pantau’s tab says of it, and its wrong cell turns red', async () => {
  const { spreadsheetId } = await provision();
  await google.sheets.spreadsheets.values.update({
    spreadsheetId,
    range: 'Pantau!A40:E40',
    valueInputOption: 'RAW',
    requestBody: {
      values: [
        [
          'indikator|AK25-02',
          'Perlu diperbaiki',
          'Dilayani: terlalu besar.',
          ';e:dilayani;w:sasaran;',
          'Periksa.',
        ],
      ],
    },
  });
  const { data } = await google.sheets.spreadsheets.get({
    spreadsheetId,
    ranges: ['Indikator!H7:N7'],
    fields: 'sheets(data(rowData(values(formattedValue,effectiveFormat(backgroundColorStyle)))))',
  });
  const cells = data.sheets![0]!.data![0]!.rowData![0]!.values!;
  expect(cells.slice(4).map((cell) => cell.formattedValue)).toEqual([
    'Perlu diperbaiki',
    'Baris 7, Dilayani: terlalu besar. Periksa.',
    ';e:dilayani;w:sasaran;',
  ]);
  const hex = (cell: (typeof cells)[number]) => {
    const {
      red = 0,
      green = 0,
      blue = 0,
    } = cell.effectiveFormat!.backgroundColorStyle!.rgbColor! as Record<string, number>;
    return `#${[red, green, blue]
      .map((part) =>
        Math.round(part * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
  };
  expect(cells.slice(0, 5).map(hex)).toEqual(['#f4c7c3', '#fce8b2', '#ffffff', '#ffffff', '#f4c7c3']);
});

test('an open form lets staff insert rows, and rows below keep their formulas', async () => {
  const { spreadsheetId } = await provision({ template: open });
  await staff.sheets.spreadsheets.batchUpdate({
    spreadsheetId,
    requestBody: {
      requests: [
        { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 6, endIndex: 8 } } },
      ],
    },
  });
  expect(await write(staff, spreadsheetId, 'Register!A6', '0007')).toBe('written');
  expect(await write(staff, spreadsheetId, 'Register!A202', '0008')).toBe('written');
  const [block, status] = await read(spreadsheetId, 'pantau_register', 'pantau_register_status');
  expect(block!.range).toBe('Register!A5:E202');
  expect(block!.values![1]!.slice(0, 3)).toEqual(['0007', '', 'Belum diperiksa']);
  expect(status!.values!.at(-1)).toEqual(['Belum diperiksa']);
  expect(status!.range).toBe('Register!C5:C202');
});

test('outside a shared drive a service account may create nothing', async () => {
  await expect(provision({ folderId: 'root' })).rejects.toMatchObject({ status: 403 });
});

describe('the demonstration typed into real sheets', () => {
  const district = demoDistrict(templates);
  const units = reportingUnits(district, district.forms[0]!);
  const entries = demoEntries(issued, units);
  const pasted = entries.find((unit) => unit.overwrittenKeys.length > 0)!;
  const approved = entries.find((unit) => unit.state === 'disetujui')!;
  const fullest = entries.filter((unit) => unit.filled < 31).sort((a, b) => b.filled - a.filled)[0]!;
  const faulty = entries
    .filter((unit) => unit !== pasted)
    .sort((a, b) => b.filled - b.valid - (a.filled - a.valid))[0]!;

  test.each<[string, UnitEntries]>([
    ['with an indicator pasted twice', pasted],
    ['that is approved', approved],
    ['that is fullest', fullest],
    ['with most faults', faulty],
  ])('a unit %s counts as it was meant to', async (_, unit) => {
    const { spreadsheetId } = await provision({ unit: units.find(({ code }) => code === unit.unit)! });
    workspace.resetCalls();
    await typeEntries(staff.sheets, spreadsheetId, issued, unit);
    await overwriteKeys(organiser.sheets, spreadsheetId, issued, unit);
    expect(workspace.calls()[STAFF]).toMatchObject({ read: 1, write: 1 });
    const [block] = await read(spreadsheetId, 'pantau_indikator');
    const result = checkTab(compileTemplate(issued).tabs[0]!, { firstRow: 5, rows: block!.values! });
    expect(result).toMatchObject({ readable: true, expected: 31, filled: unit.filled, valid: unit.valid });
    expect(result.problems.map(({ code }) => code)).toEqual(
      unit === pasted ? ['key-doubled', 'key-missing'] : [],
    );
  });

  test('a unit that typed nothing costs nothing', async () => {
    workspace.resetCalls();
    const empty = entries.find((unit) => unit.rows.length === 0)!;
    await typeEntries(staff.sheets, 'no-such-spreadsheet', issued, empty);
    expect(workspace.calls()[STAFF] ?? { read: 0, write: 0 }).toMatchObject({ read: 0, write: 0 });
  });
});

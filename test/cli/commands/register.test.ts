import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { register } from '../../../src/cli/commands/register.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { openD1 } from '../../store/d1.ts';
import { type D1Api, startD1Api } from '../../store/d1-api.ts';
import { testDistrict } from '../../support/district.ts';
import { openForm } from '../../support/open-form.ts';

const SHEET = (n: number) => `1AbCdEfGhIjKlMnOpQrStUvWxYz_${n}`;

let dir: string;
let d1: Awaited<ReturnType<typeof openD1>>;
let database: D1Database;
let api: D1Api;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-register-'));
  d1 = await openD1();
  ({ database } = d1.next());
  api = await startD1Api((name) => (name === 'pantau' ? database : undefined));
});
afterAll(async () => {
  await api.close();
  await d1.close();
  await rm(dir, { recursive: true, force: true });
});

const file = async (name: string, content: unknown) => {
  const place = path.join(dir, name);
  await writeFile(place, typeof content === 'string' ? content : JSON.stringify(content));
  return place;
};

/** As typed, with this district and template; gives what was printed. */
async function run(
  district: object,
  template: object | object[],
  list: string | undefined,
  ...words: string[]
): Promise<string> {
  const printed: string[] = [];
  const templates = await mkdtemp(path.join(dir, 'forms-'));
  for (const [index, each] of [template].flat().entries())
    await writeFile(path.join(templates, `${index}.json`), JSON.stringify(each));
  const given = ['--config', await file('district.json', district), '--templates', templates];
  if (list !== undefined) given.push('--spreadsheets', await file('sheets.csv', list));
  await register(
    [...given, '--store', 'd1:pantau', ...words],
    (text) => printed.push(text),
    () => {},
    api.environment,
  );
  return printed.join('\n');
}

const district = testDistrict(openForm, 2);
const list = `spreadsheet,unit,template
https://docs.google.com/spreadsheets/d/${SHEET(1)}/edit#gid=0,99.01.01,${openForm.id}
${SHEET(2)},99.01.02,${openForm.id}
`;

describe('register', () => {
  it('tells what it would do to an empty database, and does nothing', async () => {
    const said = await run(district, openForm, list, '--dry-run');
    expect(said).toContain('Cloudflare D1, database pantau');
    expect(said).toMatch(/units +3 {2}3 new/);
    expect(said).toMatch(/spreadsheets +2 {2}2 new/);
    expect(said).toContain('Nothing was written');
    const { results } = await database.prepare("select name from sqlite_master where name = 'unit'").all();
    expect(results).toEqual([]);
  });

  it('fills it, and finds nothing to change the second time', async () => {
    const first = JSON.parse(await run(district, openForm, list, '--json'));
    expect(first).toMatchObject({ dryRun: false, officers: { total: 3, added: expect.any(Array) } });
    expect(first.migrations[0]).toBe('001-begin');
    const store = d1Store(database);
    expect(await store.register.units()).toEqual(district.units);
    expect(await store.register.officers()).toEqual(
      [...district.officers].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(await store.register.template(openForm.id, openForm.version)).toEqual(openForm);
    expect(await store.register.registrations()).toEqual([
      {
        spreadsheetId: SHEET(1),
        unit: '99.01.01',
        templateId: openForm.id,
        templateVersion: openForm.version,
      },
      {
        spreadsheetId: SHEET(2),
        unit: '99.01.02',
        templateId: openForm.id,
        templateVersion: openForm.version,
      },
    ]);
    const { due } = await store.watch.backlog(Date.now());
    expect(due).toBe(2);

    // What the installation learnt of an address since.
    const [refused, ...others] = await store.register.officers();
    await store.register.saveOfficers([{ ...refused!, addressState: 'bad' }, ...others]);
    const again = await run(district, openForm, list);
    expect((await store.register.officers())[0]).toEqual({ ...refused, addressState: 'bad' });
    expect(again.match(/as they were/g)).toHaveLength(5);
    expect(again).not.toContain('schema');
  });

  it('tells what is other than before, without anybody’s address', async () => {
    const [first, second, third] = district.officers;
    const other = {
      ...district,
      units: district.units.slice(0, 2),
      officers: [{ ...first, name: 'Nama Baru' }, third, { ...third, id: 'verifikator-dua' }],
      deadlines: [
        {
          id: 'dalam',
          template: openForm.id,
          title: { id: 'Tenggat dalam', en: 'Internal' },
          at: '2025-12-01T23:59',
          zone: 'Asia/Jakarta',
        },
      ],
    };
    const said = await run(other, openForm, undefined, '--dry-run');
    expect(said).toMatch(/units +2 {2}1 no longer in the configuration, kept/);
    expect(said).toMatch(/officers +3 {2}1 new, 1 changed, 1 erased/);
    expect(said).toMatch(/deadlines +\d+ {2}1 new/);
    expect(said).not.toContain('spreadsheets');
    const json = await run(other, openForm, undefined, '--dry-run', '--json');
    expect(json).toContain(second?.id);
    expect(said + json).not.toContain('@kabupaten-contoh');
  });

  it('refuses an issued version with other content, before anything is written', async () => {
    const title = { id: 'Lain', en: 'Other' };
    const renamed = {
      ...district,
      name: 'Kabupaten Lain',
      units: district.units.map((unit) => ({ ...unit, name: 'X' })),
    };
    await expect(run(renamed, { ...openForm, title }, undefined)).rejects.toThrow(
      `${openForm.id}@${openForm.version} was issued with other content`,
    );
    expect(await d1Store(database).register.units()).toEqual(district.units);
  });

  it('warns where the functions go by other settings', async () => {
    const warned: string[] = [];
    const config = await file('district.json', district);
    const templates = await mkdtemp(path.join(dir, 'forms-'));
    await writeFile(path.join(templates, 'form.json'), JSON.stringify(openForm));
    const words = ['--config', config, '--templates', templates, '--store', 'd1:pantau', '--dry-run'];
    for (const settings of [district.settings, { ...district.settings, zone: 'Asia/Jayapura' }]) {
      const environment = { ...api.environment, PANTAU_SETTINGS: JSON.stringify(settings) };
      await register(
        words,
        () => {},
        (text) => warned.push(text),
        environment,
      );
    }
    expect(warned).toEqual([expect.stringContaining('PANTAU_SETTINGS differs')]);
  });

  it('names every fault of the list with its line', async () => {
    const wrong = `spreadsheet;unit;template;version;period
kurang;99.01.01;${openForm.id};;
${SHEET(3)};99.01.09;${openForm.id};;
${SHEET(4)};99.01.01;lain;;
${SHEET(5)};99.01;${openForm.id};;
${SHEET(6)};99.01.01;${openForm.id};99;
${SHEET(7)};99.01.01;${openForm.id};;2025-S1
${SHEET(8)};99.01.01;${openForm.id};${openForm.version};
${SHEET(8)};99.01.02;${openForm.id};;
`;
    const fault = await run(district, openForm, wrong).catch((error: Error) => error.message.split('\n'));
    expect(fault).toEqual([
      expect.stringContaining('sheets.csv:2: spreadsheet "kurang" is neither'),
      expect.stringContaining('sheets.csv:3: unit "99.01.09" is not in the configuration'),
      expect.stringContaining('sheets.csv:4: template "lain" is not a form'),
      expect.stringContaining(`sheets.csv:5: ${openForm.id} is no form of a kabupaten`),
      expect.stringContaining(`sheets.csv:6: template "${openForm.id}" version 99 is not a form`),
      expect.stringContaining('sheets.csv:7: period "2025-S1"'),
      expect.stringContaining('sheets.csv:9: this spreadsheet stands in line 8 too'),
    ]);
    await expect(run(district, openForm, 'id,unit\nx,y\n')).rejects.toThrow(
      'no column spreadsheet, template',
    );
  });

  it('takes the period of a form that has some', async () => {
    const periods = ['2025-S1', '2025-S2'];
    const half = { ...district, forms: [{ ...district.forms[0], periods }] };
    const rows = `spreadsheet,unit,template,period\n${SHEET(9)},99.01.01,${openForm.id},2025-S2\n`;
    await run(half, openForm, rows);
    expect(await d1Store(database).register.registration(SHEET(9))).toMatchObject({ period: '2025-S2' });
    await expect(run(half, openForm, rows.replace('2025-S2', ''))).rejects.toThrow(
      'choose one of 2025-S1, 2025-S2',
    );
  });

  it('lists one Register of the topmost unit, and takes no second until the first is withdrawn', async () => {
    const issued = { ...openForm, id: 'register' };
    const kept = { ...district, register: openForm.version };
    const rows = (...ids: string[]) =>
      ['spreadsheet,unit,template', ...ids.map((id) => `${id},99.01,register`), ''].join('\n');
    const listed = (text: string) => run(kept, [openForm, issued], text);
    const store = d1Store(database);
    const registers = async () =>
      (await store.register.registrations())
        .filter(({ templateId }) => templateId === 'register')
        .map(({ spreadsheetId }) => spreadsheetId);
    await expect(listed(rows(SHEET(5)).replace('99.01,', '99.01.01,'))).rejects.toThrow(
      'register is no form of a kecamatan',
    );
    await expect(listed(rows(SHEET(5), SHEET(6)))).rejects.toThrow('sheets.csv:3: a second Register');
    await listed(rows(SHEET(5)));
    await listed(rows(SHEET(5)));
    await expect(listed(rows(SHEET(6)))).rejects.toThrow(`\`register withdraw ${SHEET(5)}\` first`);
    expect(await registers()).toEqual([SHEET(5)]);

    const withdraw = (...words: string[]) => run(kept, openForm, undefined, 'withdraw', ...words);
    await expect(withdraw(SHEET(1))).rejects.toThrow('is no Register that is watched');
    await expect(withdraw()).rejects.toThrow('usage: register');
    // Before any store is opened.
    const nowhere = register(['withdraw', 'x', '--store', 'd1:nowhere'], String, String, {});
    await expect(nowhere).rejects.toThrow('"x" is neither an id nor an address');
    expect(await withdraw(SHEET(5), '--dry-run')).toContain('would be watched no more; no other is watched');
    expect(JSON.parse(await withdraw(SHEET(5), '--dry-run', '--json'))).toMatchObject({
      ...{ dryRun: true, spreadsheet: SHEET(5), next: [] },
    });
    expect(await registers()).toEqual([SHEET(5)]);
    await withdraw(`https://docs.google.com/spreadsheets/d/${SHEET(5)}/edit`);
    await listed(rows(SHEET(6)));
    expect(await registers()).toEqual([SHEET(6)]);
  });
});

/** A district whose Register is of the first version gets the table of escalation into the same spreadsheet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import first from '../../sheets-templates/register.json' with { type: 'json' };
import second from '../../sheets-templates/register-2.json' with { type: 'json' };
import { upgradeTemplate } from '../../src/cli/commands/templates-upgrade.ts';
import { type District, parseDistrict } from '../../src/core/district.ts';
import { parseTemplate } from '../../src/core/template/load.ts';
import { setUp } from '../../src/demo/set-up.ts';
import { typeEntries } from '../../src/demo/typing.ts';
import { type Local, startLocal } from '../../src/runtime/local/local.ts';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import {
  type CommandEnvironment,
  databaseOf,
  startCommandEnvironment,
} from '../support/command-environment.ts';
import { RUNTIMES, TEST_NOW, testDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { values } from '../support/sheet.ts';

const [one, two] = [parseTemplate(first, 'register.json'), parseTemplate(second, 'register-2.json')];
const KEEPER = 'koordinator@kabupaten-contoh.example';

function districtOf(): District {
  // Of a real province, whose zone is known.
  const plain: District = JSON.parse(JSON.stringify(testDistrict(openForm, 2)).replaceAll('99.01', '62.02'));
  const mail = { ...plain.settings.mail, domains: ['kabupaten-contoh.example'] };
  const keeper = {
    id: 'koordinator',
    unit: '62.02',
    role: 'koordinator',
    name: 'Koordinator',
    address: KEEPER,
  };
  return parseDistrict(
    { ...plain, settings: { ...plain.settings, mail }, register: 1, officers: [...plain.officers, keeper] },
    'test/e2e/register-upgrade.test.ts',
    [openForm, one],
  );
}

describe.each(RUNTIMES)('on %s', (_name, start) => {
  let local: Local<LocalRuntime>;
  let commands: CommandEnvironment;
  let id: string;
  beforeAll(async () => {
    const district = districtOf();
    local = await startLocal({ district, templates: [openForm, one], now: TEST_NOW }, start);
    await setUp(local, district, [openForm, one], () => {});
    const registered = await local.store.register.registrations();
    id = registered.find(({ templateId }) => templateId === 'register')!.spreadsheetId;
    await local.settle();
    commands = await startCommandEnvironment({
      database: databaseOf(local.worker),
      google: local.workspace.origin,
      account: local.state.account,
    });
  });
  afterAll(async () => {
    await commands?.close();
    await local?.close();
  });

  it('keeps what is in force, and takes the stages that the coordinator then enters', async () => {
    const before = await local.store.register.officers();
    const printed: string[] = [];
    const end = await upgradeTemplate([id, '--yes'], (text) => printed.push(text), commands.environment);
    expect(printed.join('\n')).toContain('Eskalasi: lembar baru');
    expect(end).toBeUndefined();
    local.clock.advance(10 * 60_000);
    await local.settle();
    expect(await local.store.registerInForce.standing()).toMatchObject({ spreadsheetId: id });
    expect(await local.store.register.officers()).toEqual(before);

    const rows = [{ key: 'H-5', cells: { tahap: 'H-5', koordinator: 'V' } }];
    await typeEntries(local.person(KEEPER).sheets, id, two, { tab: 'eskalasi', rows });
    local.clock.advance(10 * 60_000);
    await local.settle();
    const own = await values(local.google, id, 'Pantau!A1:E60');
    expect(own.find(([label]) => label === 'Berlaku')?.[1]).toBe('ya');
    const { steps } = await local.store.registerInForce.standing();
    expect(steps).toHaveLength(1);
  });
});

/** People type throughout, between the passes of Pantau and between the calls of each check. */

import { parseTemplate } from '../../../src/core/template/load.ts';
import { type Random, seeded } from '../../../src/demo/random.ts';
import type { CallInfo } from '../../../src/runtime/local/calls.ts';
import type { StartRuntime } from '../../../src/runtime/local/local.ts';
import type { LocalRuntime } from '../../../src/runtime/local/worker.ts';
import { startTestDistrict, type TestDistrict } from '../district.ts';
import { openForm } from '../open-form.ts';
import { tabId } from '../sheet.ts';
import { lookAt, restFaults, type Sight, strayFaults, typedFaults } from './look.ts';
import { emptyRow, keyOf, type Model, STAFF_COLUMNS, STATUS_COLUMNS, statusesOf } from './model.ts';
import { act, type Desk, type Habit } from './person.ts';

const MINUTE = 60_000;
const SHEETS = 3;
const START_ROWS = 24;
/** Edits after which everything comes to rest and is compared whole. */
const REST_EVERY = 150;

export const typedForm = parseTemplate(
  { ...openForm, tabs: openForm.tabs.map((tab) => ({ ...tab, startRows: START_ROWS })) },
  'test/support/typing/storm.ts',
);

export interface Storm {
  edits: number;
  /** Of these, between two calls of one check. */
  duringChecks: number;
  habits: Record<string, number>;
  passes: number;
  /** Checked spreadsheets, compared whole while work went on. */
  looks: number;
  writes: number;
  faults: string[];
  seconds: number;
}

/** Stops at the first faults, which are told with the number of the edit. */
export async function storm(seed: string, edits: number, start: StartRuntime<LocalRuntime>): Promise<Storm> {
  const began = Date.now();
  const random = seeded(seed);
  let meanwhile: (() => Promise<void>) | undefined;
  const hooks = {
    async before({ account }: CallInfo) {
      if (account.endsWith('gserviceaccount.com')) await meanwhile?.();
    },
  };
  const district = await startTestDistrict(typedForm, SHEETS, { hooks }, start);
  try {
    const desks: Watched[] = [];
    for (const [index, spreadsheetId] of district.sheets.entries()) {
      const who = district.operator(index);
      const tab = await tabId(who, spreadsheetId, 'Kegiatan');
      const { data } = await who.sheets.spreadsheets.get({ spreadsheetId, fields: 'sheets(properties)' });
      const found = data.sheets?.find(({ properties }) => properties?.sheetId === tab)?.properties;
      const model: Model = {
        title: 'Kegiatan',
        columns: [...STAFF_COLUMNS, ...STATUS_COLUMNS],
        rows: Array.from({ length: (found?.gridProperties?.rowCount ?? 0) - 5 }, emptyRow),
        notes: new Map(),
      };
      const before = await lookAt(district.organiser, spreadsheetId, model);
      desks.push({ who, spreadsheetId, tab, model, before, past: new Map() });
    }
    const result = { edits: 0, duringChecks: 0, passes: 0, looks: 0, writes: 0 };
    const habits: Record<string, number> = {};
    const faults: string[] = [];
    const edit = async () => {
      const desk = random.pick(desks);
      const habit: Habit = await act(desk, random);
      remember(desk);
      habits[habit] = (habits[habit] ?? 0) + 1;
      result.edits++;
    };
    const look = async (of: (desk: Watched, sight: Sight) => string[]) => {
      for (const desk of desks) {
        const sight = await lookAt(district.organiser, desk.spreadsheetId, desk.model);
        result.looks++;
        for (const fault of [...typedFaults(desk.model, sight, desk.before), ...of(desk, sight)])
          faults.push(`after edit ${result.edits}, spreadsheet ${desks.indexOf(desk)}: ${fault}`);
      }
    };
    let restAt = REST_EVERY;
    while (result.edits < edits && faults.length === 0) {
      for (let count = random.between(1, 8); count > 0; count--) await edit();
      meanwhile = oneAtATime(async () => {
        if (random.between(1, 3) !== 1) return;
        await edit();
        result.duringChecks++;
      });
      await district.pass();
      meanwhile = undefined;
      result.passes++;
      await look((desk, sight) => strayFaults(desk.model, sight, desk.past));
      district.clock.advance(MINUTE);
      if (result.edits < restAt && result.edits < edits) continue;
      restAt += REST_EVERY;
      await district.settle();
      await look((desk, sight) => restFaults(desk.model, sight));
      for (const desk of desks) {
        desk.past.clear();
        remember(desk);
      }
    }
    result.writes = district.calls.write;
    faults.push(...(await freshFaults(district, desks, random)));
    return { ...result, habits, faults, seconds: Math.round((Date.now() - began) / 1000) };
  } finally {
    await district.close();
  }
}

interface Watched extends Desk {
  before: Sight;
  past: Map<string, Set<string>>;
}

function remember({ model, past }: Watched): void {
  for (const [index, status] of statusesOf(model.rows).entries()) {
    const key = keyOf(model.rows[index]!);
    past.set(key, (past.get(key) ?? new Set()).add(status));
  }
}

/** One edit after the other, though calls of Pantau's come at the same time. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(work);
    return last;
  };
}

/** A fresh check of every spreadsheet finds nothing to write: what stands there is what it would write. */
async function freshFaults(
  district: TestDistrict<LocalRuntime>,
  desks: readonly Watched[],
  random: Random,
): Promise<string[]> {
  const { who, spreadsheetId, model } = random.pick(desks);
  await who.sheets.spreadsheets.values.update({
    spreadsheetId,
    range: `'${model.title.replaceAll("'", "''")}'!A1`,
    valueInputOption: 'RAW',
    requestBody: { values: [[(await lookAt(district.organiser, spreadsheetId, model)).entry[0]?.[0] ?? '']] },
  });
  district.resetCalls();
  await district.settle();
  const { read, write } = district.calls;
  const forms = await district.store.results.forms();
  return [
    ...(write === 0 ? [] : [`a fresh check wrote ${write} times`]),
    ...(read > 0 ? [] : ['there was no fresh check']),
    ...forms.filter(({ trouble }) => trouble !== null).map(({ trouble }) => `trouble ${trouble?.code}`),
  ];
}

/** What the workspace's README says is modelled is what there is. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DRIVE_OPERATIONS } from '../../src/workspace/drive/operations.ts';
import { EVENTS_OPERATIONS } from '../../src/workspace/events/operations.ts';
import { type FaultInput, FaultSchema } from '../../src/workspace/faults/fault.ts';
import { GMAIL_OPERATIONS } from '../../src/workspace/gmail/operations.ts';
import { IAM_OPERATIONS } from '../../src/workspace/iam/operations.ts';
import { PUBSUB_OPERATIONS } from '../../src/workspace/pubsub/operations.ts';
import { SHEETS_OPERATIONS } from '../../src/workspace/sheets/operations.ts';
import { makeSheet, open, PERSON } from './google.ts';

const readme = readFileSync(new URL('../../src/workspace/README.md', import.meta.url), 'utf8');
const [, modelled = ''] = /## What is modelled\n([\s\S]*?)\n## /.exec(readme) ?? [];
const named = (part: string): string[] => [...part.matchAll(/`([\w.]+)`/g)].map(([, name]) => name as string);

test.each([
  ['Sheets', SHEETS_OPERATIONS],
  ['Drive', DRIVE_OPERATIONS],
  ['Workspace Events', EVENTS_OPERATIONS],
  ['IAM credentials', IAM_OPERATIONS],
  ['Gmail', GMAIL_OPERATIONS],
  ['Pub/Sub', PUBSUB_OPERATIONS],
])('%s: every method, and no other', (api, operations) => {
  const [, part = ''] = new RegExp(`\\*\\*${api}\\*\\*:([\\s\\S]*?)(\\n\\n|\\.\\n|$)`).exec(modelled) ?? [];
  const said = named(part).filter((name) => name.includes('.'));
  expect(said.sort()).toEqual([...new Set(operations.map(({ name }) => name))].sort());
});

test('every kind of request that it names is known, and those that it does not name are not', async () => {
  const bench = await open();
  try {
    const id = await makeSheet(bench);
    const [, list = ''] = /The `batchUpdate` requests: ([\s\S]*?)\n\n/.exec(modelled) ?? [];
    const names = named(list.replace(/Any other kind.*/, ''));
    expect(names.length).toBeGreaterThan(30);
    const unknown = async (name: string) => {
      const answer = await bench.as(PERSON, 'POST', `/v4/spreadsheets/${id}:batchUpdate`, {
        requests: [{ [name]: {} }],
      });
      return /Cannot find field|not modelled/.test(JSON.stringify(answer.json));
    };
    for (const name of names) expect([name, await unknown(name)]).toEqual([name, false]);
    for (const name of ['addChart', 'addTable', 'addBanding', 'addSlicer', 'addFilterView'])
      expect([name, await unknown(name)]).toEqual([name, true]);
  } finally {
    await bench.workspace.close();
  }
});

test('every fault that it shows can be laid', () => {
  const shown = [...readme.matchAll(/`(\{"(?:latency|fail|reset|lag|token|revoke|edit|notify)".*?\})`/g)];
  const actions = shown.map(([, json]) => JSON.parse(json as string) as FaultInput['do']);
  for (const action of actions) FaultSchema.parse({ do: action });
  expect(new Set(actions.flatMap((action) => Object.keys(action)))).toEqual(
    new Set(['latency', 'fail', 'reset', 'lag', 'token', 'revoke', 'edit', 'notify']),
  );
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, makeSheet, open, PERSON } from '../google.ts';
import { requests } from './requests.ts';
import type { Conversation, Step } from './step.ts';
import { values } from './values.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await open();
});
afterAll(() => bench.workspace.close());

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce((inner, key) => (inner as Record<string, unknown>)[key], value);

/** Puts ids that were learnt where `{name}` stands; a whole `"{name}"` becomes the id itself. */
function fill(text: string, learnt: Map<string, unknown>): string {
  let out = text;
  for (const [name, id] of learnt)
    out = out.replaceAll(`"{${name}}"`, JSON.stringify(id)).replaceAll(`{${name}}`, String(id));
  return out;
}

async function take(id: string, step: Step, learnt: Map<string, unknown>): Promise<void> {
  const [method = '', tail = ''] = fill(step.ask, learnt).split(/ (.*)/s);
  const body = step.body === undefined ? undefined : JSON.parse(fill(JSON.stringify(step.body), learnt));
  const { status, json } = await bench.as(PERSON, method, `/v4/spreadsheets/${id}${tail}`, body);
  expect({ status, json }, step.ask).toMatchObject({ status: step.status ?? 200, json: step.answer });
  for (const field of step.without ?? []) expect(json, step.ask).not.toHaveProperty(field);
  for (const [name, path] of Object.entries(step.learn ?? {})) learnt.set(name, at(json, path));
}

test.each<Conversation>([...values, ...requests])('$about', async ({ steps }) => {
  const id = await makeSheet(bench);
  const learnt = new Map<string, unknown>();
  for (const step of steps) await take(id, step, learnt);
});

test('there are enough of them to mean something', () => {
  const steps = [...values, ...requests].flatMap((conversation) => conversation.steps);
  expect(steps.length).toBeGreaterThanOrEqual(80);
});

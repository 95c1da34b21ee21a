/** A copy of the world outside of Pantau: Google with the spreadsheets as they were filled in, and a mail server. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SimulatedClock } from '../../../src/runtime/local/clock.ts';
import { ORGANISER } from '../../../src/runtime/local/local.ts';
import { type Mailbox, startMailbox } from '../../../src/workspace/mailbox/mailbox.ts';
import { startWorkspace, type Workspace } from '../../../src/workspace/workspace.ts';
import type { World } from './world.ts';

export interface Outside extends AsyncDisposable {
  clock: SimulatedClock;
  workspace: Workspace;
  mailbox: Mailbox;
}

export async function openOutside(world: World): Promise<Outside> {
  await using opened = new AsyncDisposableStack();
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-outside-'));
  opened.defer(() => rm(dir, { recursive: true, force: true }));
  await cp(path.join(world.dir, 'workspace.sqlite'), path.join(dir, 'workspace.sqlite'));
  const clock = new SimulatedClock(world.state.now);
  const now = () => clock.now();
  const mailbox = await startMailbox({ dataFile: ':memory:', now });
  opened.defer(() => mailbox.close());
  const workspace = await startWorkspace({
    dataFile: path.join(dir, 'workspace.sqlite'),
    now,
    serviceAccounts: [world.state.account],
    people: [ORGANISER, ...world.district.officers.map(({ address }) => address)],
    faults: true,
  });
  opened.defer(() => workspace.close());
  const stack = opened.move();
  return { clock, workspace, mailbox, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

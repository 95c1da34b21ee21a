/** Provisioning a district of 200 units, in minutes of the workspace's clock, against the minutes that Google's quota takes. */
import { applyProvision } from '../../src/runtime/provision/apply.ts';
import { planProvision } from '../../src/runtime/provision/plan.ts';
import { startTown } from '../runtime/provision/town.ts';
import { testDistrict } from '../support/district.ts';
import { openForm } from '../support/open-form.ts';
import { type BenchLine, lessIsBetter } from './line.ts';

const UNITS = 200;
/** One write a spreadsheet; the first minute's worth is free. */
const QUOTA_MINUTES = Math.ceil(UNITS / 60) - 1;

export default async function* provision(): AsyncGenerator<BenchLine> {
  const town = await startTown(testDistrict(openForm, UNITS), [openForm]);
  try {
    const { context } = town;
    const began = context.now();
    await applyProvision(context, await planProvision(context));
    const ours = (context.now() - began) / 60_000;
    town.calls.length = 0;
    await applyProvision(context, await planProvision(context));
    const again = town.calls.filter(({ kind }) => kind === 'write').length;
    if (again > 0) throw new Error(`a second apply made ${again} writes`);
    yield lessIsBetter({ name: 'provision', unit: 'min', ours, peer: QUOTA_MINUTES, peerName: 'quota' });
  } finally {
    await town.workspace.close();
  }
}

import { beforeEach, expect, it } from 'vitest';
import type { Officer } from '../../src/core/units.ts';
import { BAD_ADDRESS, tellBadAddress } from '../../src/jobs/bad-address.ts';
import { sweepOutbox } from '../../src/jobs/deliver.ts';
import type { Store } from '../../src/ports/store/store.ts';
import { d1Store } from '../../src/store/d1.ts';
import { deliver } from '../support/deliver.ts';
import { type District, OFFICERS, openDistrict, recordingTransport } from './mail-district.ts';
import { sqliteD1 } from './sqlite-d1.ts';

const REFUSED = OFFICERS[0]!;
const coordinator = (id: string, more: Partial<Officer> = {}): Officer => ({
  ...REFUSED,
  id,
  unit: '62.02',
  role: 'koordinator',
  address: `${id}@kotim.example`,
  ...more,
});
const away = { from: '2025-11-17', until: '2025-11-21' };

let store: Store;
let district: District;
beforeEach(async () => {
  store = d1Store(sqliteD1());
  await store.migrate();
  district = await openDistrict(store, { at: '2025-11-18T09:00' });
});

/** Recipients of the mails that stand in the outbox once the address is refused. */
async function told(coordinators: Officer[], refused = REFUSED): Promise<string[]> {
  await store.register.saveOfficers([...OFFICERS, ...coordinators]);
  await tellBadAddress(
    district,
    { id: 'm', recipient: refused.id },
    refused.address,
    await district.clock.now(),
  );
  return (await store.outbox.mails(20))
    .filter(({ kind }) => kind === BAD_ADDRESS)
    .map(({ recipient }) => recipient)
    .sort();
}

it('is told to each coordinator once, whatever number of offices they hold', async () => {
  const second = coordinator('k2', { unit: '62.02.01', address: 'K1@kotim.example' });
  expect(await told([coordinator('k1'), second])).toEqual(['k1']);
});

it('is told to who stands in for a coordinator who is away', async () => {
  const absent = coordinator('k1', { absence: { ...away, substitute: 'o2' } });
  expect(await told([absent, coordinator('k3')])).toEqual(['k3', 'o2']);
});

it('of a coordinator is told to the other ones only', async () => {
  const refused = coordinator('k1');
  expect(await told([refused, coordinator('k3')], refused)).toEqual(['k3']);
});

it('is not told to who is no coordinator any more when the mail’s turn comes', async () => {
  await told([coordinator('k1')]);
  await store.register.saveOfficers([
    { ...REFUSED, addressState: 'bad' },
    coordinator('k1', { role: 'operator' }),
  ]);
  const { messages, transport } = recordingTransport();
  for (const id of await sweepOutbox({ ...district, mail: transport }))
    await deliver({ ...district, mail: transport }, id);
  expect(messages).toEqual([]);
});

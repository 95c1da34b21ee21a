/** Mails about a deadline that moved: to whom, and how often. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Deadline } from '../../../src/core/schedule/deadline.ts';
import { sweepOutbox } from '../../../src/jobs/deliver.ts';
import { planExtensions } from '../../../src/jobs/register/plan.ts';
import type { Store } from '../../../src/ports/store/store.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { deliver } from '../../support/deliver.ts';
import { type District, INTERNAL, openDistrict, REPORTING, recordingTransport } from '../mail-district.ts';
import { sqliteD1 } from '../sqlite-d1.ts';

const [A] = REPORTING as [string];
const LATER = '2025-12-05T23:59';

let store: Store;
let district: District;
beforeEach(async () => {
  store = d1Store(sqliteD1());
  await store.migrate();
  district = await openDistrict(store, { at: '2025-11-18T09:00', deadlines: [INTERNAL] });
  await district.check(A, { filled: 12 });
});

/** Subjects of the mails to the operator of the first unit, after the deadline moved to each of these times in turn. */
async function movedTo(...times: string[]): Promise<string[]> {
  const sent = recordingTransport();
  let deadline: Deadline = INTERNAL;
  for (const at of times) {
    const history = [...(deadline.history ?? []), { at: deadline.at, changedOn: '2025-11-18' }];
    deadline = { ...deadline, at, history };
    await store.register.saveDeadlines([deadline]);
    // Checked twice, as by a retry.
    for (let check = 0; check < 2; check++)
      await planExtensions(district, [deadline], await district.clock.now());
    for (const id of await sweepOutbox({ ...district, mail: sent.transport }))
      await deliver({ ...district, mail: sent.transport }, id);
  }
  return sent.messages.filter(({ to }) => to === 'o1@kotim.example').map(({ subject }) => subject);
}

describe('a deadline that moves', () => {
  it('is told each time, and once: also where it moves to a time that it had before', async () => {
    const to = (time: string) => expect.stringContaining(time);
    expect(await movedTo(LATER, INTERNAL.at, LATER)).toEqual([
      to('5 Desember 2025'),
      to('25 November 2025'),
      to('5 Desember 2025'),
    ]);
  });

  it('is not told to who is no operator of the unit any more when the mail’s turn comes', async () => {
    const deadline = { ...INTERNAL, at: LATER, history: [{ at: INTERNAL.at, changedOn: '2025-11-18' }] };
    await store.register.saveDeadlines([deadline]);
    await planExtensions(district, [deadline], await district.clock.now());
    const officers = await store.register.officers();
    const sent = recordingTransport();
    await store.register.saveOfficers(
      officers.map((officer) => (officer.id === 'o1' ? { ...officer, unit: '62.02' } : officer)),
    );
    for (const id of await sweepOutbox({ ...district, mail: sent.transport }))
      await deliver({ ...district, mail: sent.transport }, id);
    expect(sent.messages.map(({ to }) => to).sort()).not.toContain('o1@kotim.example');
    expect((await store.outbox.mails(10)).find(({ recipient }) => recipient === 'o1')?.state).toBe('dropped');
  });
});

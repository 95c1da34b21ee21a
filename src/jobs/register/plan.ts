/** Mails of a Register, into the outbox: what was planned once is not planned again. */
import { concerns, type Deadline, localDate } from '../../core/schedule/deadline.ts';
import { deadlineKey } from '../../core/schedule/notices.ts';
import { coordinatorsOn } from '../../core/schedule/recipients.ts';
import { owes } from '../../core/schedule/reminders.ts';
import { routingOn } from '../../core/schedule/routing.ts';
import type { Officer } from '../../core/units.ts';
import type { RegisterStanding } from '../../ports/store/in-force.ts';
import type { Notice, PlannedMail } from '../../ports/store/outbox.ts';
import type { Ports } from '../ports.ts';
import { addressMark } from './confirmation.ts';
import {
  CONFIRM_MAIL,
  EXTENSION_MAIL,
  extensionStage,
  FAULT_MAIL,
  faultStage,
  NO_DEADLINE,
  numberFor,
} from './kinds.ts';

type PlanPorts = Pick<Ports, 'store' | 'settings' | 'secret' | 'queue'>;

/** Handed out at once; the rest with the next pass. */
const AT_ONCE = 100;

async function plan(
  { store, settings, queue }: PlanPorts,
  kind: string,
  notices: readonly Notice[],
  now: number,
) {
  const mails = [...Map.groupBy(notices, ({ recipient }) => recipient)].map(
    ([recipient, own]): PlannedMail => ({
      recipient,
      kind,
      localDate: localDate(now, settings.zone),
      number: numberFor(own.map(({ deadline, stage }) => `${deadline} ${stage}`).join()),
      notices: own,
    }),
  );
  if (mails.length === 0 || (await store.outbox.plan(mails, now)) === 0) return;
  const due = await store.outbox.due(now, AT_ONCE, kind);
  await queue.send(due.map((mailId) => ({ job: 'deliver', mailId })));
}

/** One mail to each address that nobody has confirmed yet. */
export async function planConfirmations(
  ports: PlanPorts,
  officers: readonly Officer[],
  now: number,
): Promise<void> {
  const asked = officers.filter(({ addressState }) => addressState === 'unconfirmed');
  const notices = asked.map(async (officer) => ({
    recipient: officer.id,
    unit: ports.settings.unit,
    deadline: NO_DEADLINE,
    stage: await addressMark(officer, ports.secret),
  }));
  await plan(ports, CONFIRM_MAIL, await Promise.all(notices), now);
}

/** Tells the coordinators in force once, for as long as it stays so. */
export async function planFault(
  ports: PlanPorts,
  failing: NonNullable<RegisterStanding['failing']>,
  now: number,
): Promise<void> {
  const officers = await ports.store.register.officers();
  const told = coordinatorsOn(localDate(now, ports.settings.zone), officers);
  const notices = told.map((recipient) => ({
    recipient,
    unit: ports.settings.unit,
    deadline: NO_DEADLINE,
    stage: faultStage(failing.since),
  }));
  await plan(ports, FAULT_MAIL, notices, now);
}

/** Tells the operators of every form that still owes something by one of these deadlines. */
export async function planExtensions(
  ports: PlanPorts,
  moved: readonly Deadline[],
  now: number,
): Promise<void> {
  if (moved.length === 0) return;
  const { register, results } = ports.store;
  const [forms, officers, units] = await Promise.all([
    results.forms(),
    register.officers(),
    register.units(),
  ]);
  const levels = new Map(units.map(({ code, level }) => [code, level]));
  const routing = routingOn(localDate(now, ports.settings.zone), units, officers);
  const notices = forms.filter(owes).flatMap((form) => {
    const level = levels.get(form.unit);
    if (level === undefined) return [];
    return moved
      .filter((deadline) => concerns(deadline, { ...form, level }))
      .flatMap((deadline) =>
        routing.operators(form.unit).map(({ recipient }) => ({
          recipient,
          unit: form.unit,
          deadline: deadlineKey(deadline),
          stage: extensionStage(deadline),
        })),
      );
  });
  await plan(ports, EXTENSION_MAIL, notices, now);
}

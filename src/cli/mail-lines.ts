/** Which mails went out, for people at a terminal. */
import { type Deadline, deadlineInstant } from '../core/schedule/deadline.ts';
import { deadlineKey, readStage, stageName, stagesKey, WEEKLY } from '../core/schedule/notices.ts';
import { integer, longDateTime } from '../core/text/format.ts';
import type { Unit } from '../core/units.ts';
import { BAD_ADDRESS } from '../jobs/bad-address.ts';
import { CONFIRM_MAIL, EXTENSION_MAIL, FAULT_MAIL } from '../jobs/register/kinds.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import { id } from '../web/text/id.ts';

/**
 * One line a deadline and stage: to whom, how many. A mail that carries two of them stands in both. By name:
 * the order in which mails were planned hangs on how fast the sheets were read.
 */
export function mailLines(
  mails: readonly OutboxMail[],
  deadlines: readonly Deadline[],
  units: readonly Unit[],
): string[] {
  const levels = new Map(units.map((unit) => [unit.code, unit.level]));
  const told = mails.flatMap(({ kind, notices }) =>
    notices.map(({ unit, deadline, stage }) => ({
      what: [...saidOf(kind, stage), ...(OF_NONE.has(kind) ? [] : [deadlineTitle(deadline, deadlines)])].join(
        ', ',
      ),
      whom: `${OF_COORDINATORS.has(kind) ? 'koordinator' : readStage(stage).role} ${levels.get(unit) ?? 'unit'}`,
    })),
  );
  const groups = [...Map.groupBy(told, ({ what }) => what)].sort(byName).map(([what, same]) => {
    const whom = [...Map.groupBy(same, (one) => one.whom)].sort(byName);
    const counted = whom.map(([name, these]) => `${integer(these.length, 'id')} ${name}`);
    return `  ${what}: ${counted.join(', ')}`;
  });
  return [`${integer(mails.length, 'id')} surel terkirim ke kotak surat lokal.`, ...groups];
}

/** Kinds that are about no deadline and no form. */
const OF_NONE: ReadonlySet<string> = new Set([WEEKLY, BAD_ADDRESS, CONFIRM_MAIL, FAULT_MAIL]);
const OF_COORDINATORS: ReadonlySet<string> = new Set([WEEKLY, BAD_ADDRESS, FAULT_MAIL]);

/** A stage by its own name, another event by that of its mails. */
const saidOf = (kind: string, stage: string): string[] =>
  OF_NONE.has(kind) || kind === EXTENSION_MAIL ? [id.mailLog.kinds[kind] ?? kind] : [stageName(stage)];

const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

function deadlineTitle(key: string, deadlines: readonly Deadline[]): string {
  const deadline = deadlines.find((one) => deadlineKey(one) === key || stagesKey(one) === key);
  if (deadline === undefined) return key.slice(0, key.indexOf('/'));
  return `${deadline.title.id} (${longDateTime(deadlineInstant(deadline), deadline.zone, 'id')})`;
}

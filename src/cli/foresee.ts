/** Who would be told what at a time to come, by the results that are known now. */

import { concerns, localDate } from '../core/schedule/deadline.ts';
import {
  HOLIDAY_KINDS,
  HOLIDAYS,
  HOLIDAYS_KNOWN_UNTIL,
  type HolidayKind,
} from '../core/schedule/holidays.ts';
import { readStage, stagesKey } from '../core/schedule/notices.ts';
import { owes } from '../core/schedule/reminders.ts';
import { addDays, isBeyondHolidays, workingDays } from '../core/schedule/working-days.ts';
import type { Settings } from '../core/settings.ts';
import type { Role } from '../core/units.ts';
import { planNow } from '../jobs/remind.ts';
import type { Store } from '../ports/store/store.ts';

export interface Foreseen {
  /** ISO day. */
  day: string;
  workingDay: boolean;
  /** What kind of holiday it is, where it is none of the district's own and no weekend. */
  holiday: HolidayKind | null;
  nextWorkingDay: string;
  /** After it only weekends count as days off. */
  holidaysKnownUntil: string;
  /** The day is later than that, or a deadline in force. */
  beyondHolidays: boolean;
  mails: {
    /** Id, role and unit; never an address. */
    recipient: string;
    role: Role | null;
    unit: string | null;
    kind: string;
    notices: { unit: string; as: Role; deadline: string; stage: string; why: string }[];
  }[];
  /** Held back until a check has come. */
  waiting: string[];
  /** Units that owe something, without an operator who may be told. */
  unaddressed: string[];
}

/** What was told before is left out, as it would be then. */
export async function foresee(
  { store, settings }: { store: Store; settings: Settings },
  at: number,
): Promise<Foreseen> {
  const day = localDate(at, settings.zone);
  const days = workingDays(settings.daysOff);
  const { plan } = await planNow({ store, settings }, at);
  const [mails, units, officers, deadlines, forms] = await Promise.all([
    store.outbox.untold(plan.mails),
    store.register.units(),
    store.register.officers(),
    store.register.deadlines(),
    store.results.forms(),
  ]);
  const nameOf = new Map(units.map(({ code, name }) => [code, name]));
  const levelOf = new Map(units.map(({ code, level }) => [code, level]));
  const officerOf = new Map(officers.map((officer) => [officer.id, officer]));
  const deadlineOf = new Map(deadlines.map((deadline) => [stagesKey(deadline), deadline]));
  const why = (unit: string, deadline: string, as: Role): string => {
    if (as !== 'operator') return 'open work of others';
    const until = deadlineOf.get(deadline);
    const level = levelOf.get(unit);
    if (until === undefined || level === undefined) return 'gone since';
    return forms
      .filter((form) => form.unit === unit && owes(form) && concerns(until, { ...form, level }))
      .map(({ checkedAt, counts: { expected, filled }, errors, formState }) => {
        if (checkedAt === null) return 'not checked yet';
        const returned = formState === 'dikembalikan' ? ', sent back' : '';
        return `${expected - filled} of ${expected} entries missing, ${errors} to correct${returned}`;
      })
      .join('; ');
  };
  const name = (code: string) => nameOf.get(code) ?? code;
  const holiday = HOLIDAY_KINDS.find((kind) => HOLIDAYS[day.slice(0, 4)]?.[kind].includes(day.slice(5)));
  return {
    day,
    workingDay: days.isWorkingDay(day),
    holiday: holiday ?? null,
    nextWorkingDay: days.onOrAfter(addDays(day, 1)),
    holidaysKnownUntil: HOLIDAYS_KNOWN_UNTIL,
    beyondHolidays: [day, ...deadlines.map(({ at }) => at.slice(0, 10))].some(isBeyondHolidays),
    mails: mails.map(({ recipient, kind, notices }) => {
      const officer = officerOf.get(recipient);
      return {
        recipient,
        role: officer?.role ?? null,
        unit: officer === undefined ? null : name(officer.unit),
        kind,
        notices: notices.map(({ unit, deadline, stage }) => {
          const read = readStage(stage);
          const as = kind === 'weekly' ? 'koordinator' : read.role;
          const until = deadlineOf.get(deadline);
          return {
            unit: name(unit),
            as,
            deadline: until === undefined ? deadline : `${until.title.en}, ${until.at} ${until.zone}`,
            stage: read.stage,
            why: why(unit, deadline, as),
          };
        }),
      };
    }),
    waiting: plan.waiting,
    unaddressed: plan.unaddressed.map(name),
  };
}

export function foreseenLines(foreseen: Foreseen): string[] {
  const { day, workingDay, holiday, nextWorkingDay, mails, waiting, unaddressed } = foreseen;
  const notices = mails.reduce((sum, mail) => sum + mail.notices.length, 0);
  return [
    ...(foreseen.beyondHolidays
      ? [
          `WARNING: holidays are known until ${foreseen.holidaysKnownUntil} only; after that only Saturdays and Sundays count as days off.`,
        ]
      : []),
    workingDay
      ? `${day}: ${mails.length} mails with ${notices} notices`
      : `${day} is a day off${holiday === null ? '' : ` (${holiday})`}: nobody is told; the next working day is ${nextWorkingDay}`,
    ...mails.flatMap((mail) => [
      `${mail.recipient} (${mail.role ?? 'unknown'}, ${mail.unit ?? 'unknown'}): ${mail.kind}`,
      ...mail.notices.map(
        ({ unit, as, deadline, stage, why }) => `  ${stage}  as ${as}  ${unit}: ${why}  [${deadline}]`,
      ),
    ]),
    ...(waiting.length > 0 ? [`waiting for a check: ${waiting.join(', ')}`] : []),
    ...(unaddressed.length > 0 ? [`no operator to tell: ${unaddressed.join(', ')}`] : []),
  ];
}

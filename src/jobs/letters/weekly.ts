/** The coordinator's summary of the week, as things stand when it is sent. */

import { addCounts, NO_COUNTS } from '../../core/measures/completion.ts';
import { forecast } from '../../core/measures/forecast.ts';
import { deadlineInstant, localDate } from '../../core/schedule/deadline.ts';
import { owes } from '../../core/schedule/reminders.ts';
import { routingOn } from '../../core/schedule/routing.ts';
import { addDays, workingDays } from '../../core/schedule/working-days.ts';
import { composeWeekly, type WeeklyForm } from '../../core/text/mail/weekly.ts';
import type { OutboxMail } from '../../ports/store/outbox.ts';
import type { FormResult, Snapshot } from '../../ports/store/results.ts';
import { deadlinesOf, titleOf } from '../form-facts.ts';
import { owedIn } from '../owed.ts';
import { personOf } from '../recipient.ts';
import type { Addressed, ComposerPorts, MailKind } from './kind.ts';

export const weeklyMail: MailKind = {
  compose: weeklyLetter,
  nothing: 'everything is complete',
  validity: {
    // Told later in the week instead.
    timely: (mail, at, zone) => localDate(at, zone) === mail.localDate,
    over: 'its day is over',
  },
};

async function weeklyLetter(
  { store, settings }: ComposerPorts,
  mail: OutboxMail,
  now: number,
): Promise<Addressed | undefined> {
  const person = await personOf(store, mail.recipient, mail.localDate);
  const notice = mail.notices.find(({ unit }) =>
    person?.offices.some((office) => office.role === 'koordinator' && office.unit === unit),
  );
  if (person === undefined || notice === undefined) return undefined;
  const [units, officers, templates, deadlines, everyForm] = await Promise.all([
    store.register.units(),
    store.register.officers(),
    store.register.templates(),
    store.register.deadlines(),
    store.results.forms(),
  ]);
  const routing = routingOn(mail.localDate, units, officers);
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const calendar = { zone: settings.zone, workingDays: workingDays(settings.daysOff) };
  const forms = everyForm.filter(({ unit }) =>
    routing.nearest('koordinator', unit).some(({ office }) => office.unit === notice.unit),
  );
  const told = await Promise.all(
    [...Map.groupBy(forms, ({ templateId }) => templateId).values()].map(
      async (same): Promise<WeeklyForm | undefined> => {
        const next = deadlines
          .filter((deadline) => deadlineInstant(deadline) >= now)
          .sort((a, b) => deadlineInstant(a) - deadlineInstant(b))
          .find((deadline) =>
            same.some((form) => deadlinesOf(form, unitOf.get(form.unit), [deadline], [], now).length > 0),
          );
        const open = same.filter(owes);
        if (open.length === 0 || next === undefined) return undefined;
        const history = await store.results.history(notice.unit, same[0]!.templateId);
        const counts = same.map((form) => form.counts).reduce(addCounts, NO_COUNTS);
        const before = weekAgo(history, mail.localDate, counts.expected);
        const readings = history.map(({ at, filled, expected }) => ({ at, count: filled, expected }));
        const present = { at: now, count: counts.filled, expected: counts.expected };
        const { title, at, zone } = next;
        return {
          title: titleOf(same.at(-1)!, templates),
          counts,
          ...(before && { before: { date: before.date, counts: before } }),
          forecast: forecast(readings, present, deadlineInstant(next), calendar),
          deadlines: [{ title, at, zone, noticed: true }],
          units: new Set(same.map(({ unit }) => unit)).size,
          open: open
            .map((form) => ({
              unit: unitOf.get(form.unit)?.name ?? form.unit,
              missing: form.counts.expected - form.counts.filled,
              errors: form.errors,
            }))
            .sort((a, b) => b.missing - a.missing || b.errors - a.errors),
          owners: await ownersOf(store, open),
          untold: open
            .filter(({ unit }) => routing.operators(unit).length === 0)
            .map(({ unit }) => unitOf.get(unit)?.name ?? unit),
        };
      },
    ),
  );
  const worth = told.filter((form) => form !== undefined);
  if (worth.length === 0) return undefined;
  const { name, language, address } = person.officer;
  const letter = composeWeekly({
    name,
    language,
    now,
    zone: settings.zone,
    demonstration: settings.demonstration,
    answered: settings.mail.replyTo !== undefined,
    unit: unitOf.get(notice.unit)?.name ?? notice.unit,
    week: notice.stage,
    forms: worth,
  });
  return { address, letter };
}

/** The newest snapshot that is at least a week old, else the oldest before today, over as many entries as now. */
function weekAgo(history: readonly Snapshot[], today: string, expected: number): Snapshot | undefined {
  const comparable = history.filter((each) => each.expected === expected && each.date < today);
  return comparable.findLast(({ date }) => date <= addDays(today, -7)) ?? comparable[0];
}

async function ownersOf(
  store: ComposerPorts['store'],
  open: readonly FormResult[],
): Promise<WeeklyForm['owners']> {
  const owed = await owedIn(store, open);
  const halves = open.flatMap(({ unit, spreadsheetId }) =>
    (owed.get(spreadsheetId) ?? []).map((each) => ({ ...each, unit })),
  );
  return [...Map.groupBy(halves, ({ office }) => office)]
    .map(([office, parts]) => ({
      office,
      entries: parts.reduce((sum, { entries }) => sum + entries, 0),
      units: new Set(parts.map(({ unit }) => unit)).size,
    }))
    .sort((a, b) => b.entries - a.entries || (a.office < b.office ? -1 : 1));
}

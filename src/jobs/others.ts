/** What those are told who do not fill the forms: gathered from the newest results at the moment a digest is sent. */
import { type Deadline, localDate } from '../core/schedule/deadline.ts';
import { SUPERIORS } from '../core/schedule/escalation.ts';
import { readStage } from '../core/schedule/notices.ts';
import { awaitsDecision, owes } from '../core/schedule/reminders.ts';
import { routingOn } from '../core/schedule/routing.ts';
import type { DigestDeadline } from '../core/text/mail/digest-deadline.ts';
import type { OthersPart } from '../core/text/mail/others.ts';
import type { Officer } from '../core/units.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import type { FormResult } from '../ports/store/results.ts';
import { cellLink, deadlinesOf, titleOf } from './form-facts.ts';
import { owedIn } from './owed.ts';
import type { Ports } from './ports.ts';

/** One part an office and template, in the order of offices. Nothing is read where no notice is about others. */
export async function gatherOthers(
  { store, settings, links }: Pick<Ports, 'store' | 'settings' | 'links'>,
  offices: readonly Officer[],
  mail: OutboxMail,
  deadlines: readonly Deadline[],
  now: number,
): Promise<OthersPart[]> {
  const notices = mail.notices.filter(({ stage }) => readStage(stage).role !== 'operator');
  if (notices.length === 0) return [];
  const [units, officers, templates, forms] = await Promise.all([
    store.register.units(),
    store.register.officers(),
    store.register.templates(),
    store.results.forms(),
  ]);
  const routing = routingOn(localDate(now, settings.zone), units, officers);
  const unitOf = new Map(units.map((unit) => [unit.code, unit]));
  const nameOf = (code: string) => unitOf.get(code)?.name ?? code;
  const linkOf = (form: FormResult) => cellLink(links.spreadsheet(form.spreadsheetId), form.firstCell);

  const partsOf = async (office: Officer): Promise<OthersPart[]> => {
    const { role } = office;
    const told = notices.filter(({ stage }) => readStage(stage).role === role);
    const own = told.filter(({ unit }) => unit === office.unit);
    const mine = (those: readonly { office: Officer }[]) => those.some((one) => one.office.id === office.id);
    const dated = (form: FormResult) => deadlinesOf(form, unitOf.get(form.unit), deadlines, own, now);
    const together = (those: readonly FormResult[]): DigestDeadline[] => distinct(those.flatMap(dated));
    const noticed = (form: FormResult) => dated(form).some((deadline) => deadline.noticed);
    const common = { role, unit: nameOf(office.unit) };

    if (role === 'verifikator') {
      if (told.length === 0) return [];
      const awaiting = forms
        .filter((form) => awaitsDecision(form) && mine(routing.nearest(role, form.unit)))
        .sort((a, b) => (a.handedInAt ?? 0) - (b.handedInAt ?? 0));
      if (awaiting.length === 0) return [];
      const listed = awaiting.map((form) => ({
        unit: nameOf(form.unit),
        title: titleOf(form, templates),
        verified: form.formState === 'diverifikasi',
        handedInAt: form.handedInAt,
        link: links.spreadsheet(form.spreadsheetId),
      }));
      return [{ kind: 'reviews', ...common, forms: listed, deadlines: together(awaiting) }];
    }
    if (own.length === 0) return [];
    if (role === 'pengampu') {
      const name = office.office ?? '';
      const reached = forms.filter(
        (form) => owes(form) && noticed(form) && mine(routing.owners(name, form.unit)),
      );
      const owed = await owedIn(store, reached);
      const waiting = reached.flatMap((form) => {
        const halves = (owed.get(form.spreadsheetId) ?? []).filter((each) =>
          mine(routing.owners(each.office, form.unit)),
        );
        const entries = halves.reduce((sum, each) => sum + each.entries, 0);
        return entries === 0 ? [] : [{ form, entries }];
      });
      if (waiting.length === 0) return [];
      const listed = waiting
        .map(({ form, entries }) => ({
          unit: nameOf(form.unit),
          title: titleOf(form, templates),
          entries,
          link: linkOf(form),
        }))
        .sort((a, b) => b.entries - a.entries);
      const dates = together(waiting.map(({ form }) => form));
      return [{ kind: 'halves', ...common, office: name, forms: listed, deadlines: dates }];
    }
    if (!SUPERIORS.some((each) => each === role)) return [];
    const below = forms.filter((form) => mine(routing.nearest(role, form.unit)) && noticed(form));
    return [...Map.groupBy(below, ({ templateId }) => templateId).values()].flatMap((same) => {
      const open = same.filter(owes);
      if (open.length === 0) return [];
      return [
        {
          kind: 'overview' as const,
          ...common,
          title: titleOf(same.at(-1)!, templates),
          units: same.length,
          forms: open.map((form) => overviewOf(form, nameOf)).sort((a, b) => weight(b) - weight(a)),
          deadlines: together(open),
        },
      ];
    });
  };
  return (await Promise.all(offices.map(partsOf))).flat();
}

function overviewOf(
  { unit, counts, errors, checkedAt, formState }: FormResult,
  nameOf: (code: string) => string,
) {
  return {
    unit: nameOf(unit),
    blank: checkedAt === null ? 0 : Math.max(0, counts.expected - counts.filled),
    errors,
    unseen: checkedAt === null,
    returned: formState === 'dikembalikan',
  };
}

const weight = ({ blank, errors }: { blank: number; errors: number }): number => blank * 1_000 + errors;

/** Several forms have the same deadlines; noticed for one, it is for all. */
function distinct(deadlines: readonly DigestDeadline[]): DigestDeadline[] {
  const byName = Map.groupBy(deadlines, ({ title, at, zone }) => `${title.id} ${at} ${zone}`);
  return [...byName.values()].map((same) => ({ ...same[0]!, noticed: same.some(({ noticed }) => noticed) }));
}

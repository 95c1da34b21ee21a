/** A Register's own part of its check: what is wrong with it as a whole, and whether it may take effect. */
import type { Problem } from '../../core/checks/problem.ts';
import type { TabResult } from '../../core/checks/tab.ts';
import { type RegisterContent, registerContent } from '../../core/register/content.ts';
import { changedAddresses } from '../../core/register/difference.ts';
import { hasErrors, judgeRegister } from '../../core/register/judge.ts';
import { REGISTER_TEMPLATE } from '../../core/register/words.ts';
import { localDate } from '../../core/schedule/deadline.ts';
import type { RegisterStanding, WaitingChange } from '../../ports/store/in-force.ts';
import type { FormRead } from '../check/read.ts';
import type { Run } from '../check.ts';
import { fingerprint } from '../fingerprint.ts';

export type RegisterVerdict = { standing: RegisterStanding } & (
  | { kind: 'faulty' }
  /** Another Register is in force, and watched. */
  | { kind: 'second' }
  | { kind: 'waits'; waiting: WaitingChange }
  | { kind: 'holds'; before: RegisterContent; after: RegisterContent }
);

/** Adds problems to rows, to tabs, and to `general`, which has those of the spreadsheet already. */
export async function judge(
  run: Run,
  read: FormRead,
  tabs: readonly TabResult[],
  general: Problem[],
): Promise<RegisterVerdict> {
  const { compiled, now, ports } = run;
  const { store, settings } = ports;
  const { zone, unit: top, mail, daysOff } = settings;
  const [standing, units, officers, deadlines, forms, templates] = await Promise.all([
    store.registerInForce.standing(),
    store.register.units(),
    store.register.officers(),
    store.register.deadlines(),
    store.results.forms(),
    store.register.templates(),
  ]);
  const before: RegisterContent = { units, officers, deadlines, steps: standing.steps ?? [] };
  const inForce = { ...before, today: localDate(now, zone), domains: mail.domains ?? [], daysOff };
  const rows = judgeRegister(compiled, tabs, read.blocks, {
    ...inForce,
    now,
    top,
    forms: [...new Set(templates.map(({ id }) => id))].filter((id) => id !== REGISTER_TEMPLATE),
    formsOf: new Map([...Map.groupBy(forms, (form) => form.unit)].map(([unit, own]) => [unit, own.length])),
  });
  const other = await otherInForce(run, standing);
  if (other !== undefined) {
    general.push(compiled.problem('register-second', [], { link: ports.links.spreadsheet(other) }));
    return { kind: 'second', standing };
  }
  if (hasErrors(tabs, general)) return { kind: 'faulty', standing };
  const after = registerContent(rows, inForce);
  const addresses = changedAddresses(officers, after.officers);
  if (addresses > Math.max(settings.register.addresses, settings.register.share * officers.length)) {
    const mark = await markOf(after, ports.secret);
    if (mark !== (await store.registerInForce.approved())) {
      general.push(compiled.problem('register-waits', [], { addresses }));
      const since = standing.waiting?.mark === mark ? standing.waiting.since : now;
      return { kind: 'waits', standing, waiting: { mark, addresses, since } };
    }
  }
  return { kind: 'holds', standing, before, after };
}

/** The first that took effect stays the Register for as long as it is watched. */
async function otherInForce(
  { lease, ports }: Run,
  { spreadsheetId }: RegisterStanding,
): Promise<string | undefined> {
  if (spreadsheetId === undefined || spreadsheetId === lease.spreadsheetId) return undefined;
  const registration = await ports.store.register.registration(spreadsheetId);
  return registration?.templateId === REGISTER_TEMPLATE ? spreadsheetId : undefined;
}

/** What an approval is about: who gets mail at which address. */
function markOf({ officers }: RegisterContent, secret: string): Promise<string> {
  const addresses = officers.map(({ id, address }) => [id, address.toLowerCase()]).sort();
  return fingerprint(`pantau register 1: ${JSON.stringify(addresses)}`, secret);
}

/**
 * Checks one spreadsheet: one read, and one write only if what stands in Pantau's own tab is not what should.
 * Killed at any step and run again, the result is the same: the sheet is written before the store forgets the work.
 */
import { type CompiledTemplate, compileTemplate } from '../core/checks/compile.ts';
import { RuleFault } from '../core/checks/rule-fault.ts';
import { measureForm } from '../core/form-measures/measure-form.ts';
import type { Settings } from '../core/settings.ts';
import type { Template } from '../core/template/schema.ts';
import type { Unit } from '../core/units.ts';
import type { Account } from '../ports/account.ts';
import type { Registration } from '../ports/store/register.ts';
import type { Lease, Memory } from '../ports/store/watch.ts';
import { Trouble } from '../ports/trouble.ts';
import { accountOf } from './account.ts';
import { stillTaken, takeCalls } from './check/calls.ts';
import { describeWhenAsked, mustDescribe, mustDescribeAfter, suspicionOf } from './check/describe.ts';
import { failureEnd } from './check/failure.ts';
import { measuresOf, reportedOf } from './check/measures.ts';
import { outcomeOf } from './check/outcome.ts';
import { publicationOf } from './check/publication.ts';
import { interpret, readForm } from './check/read.ts';
import { layMissingFormulas, writeStatus } from './check/write.ts';
import { LEASE_MS, MINUTE } from './limits.ts';
import type { Ports } from './ports.ts';
import { followRegister } from './register/follow.ts';

export type CheckEnd =
  /** Not registered, not due, or another worker is at it. */
  | 'none'
  /** No quota now; due again when there is. */
  | 'waits'
  /** Trouble noted with the spreadsheet. */
  | 'trouble'
  /** Another worker took over before the end; its result counts. */
  | 'lost'
  | 'checked'
  | 'written';

/** What one run of a check has at hand. */
export interface Run {
  ports: Ports;
  /** Whose spreadsheet it is, and whose quota is used. */
  account: Account;
  lease: Lease;
  registration: Registration;
  unit: Unit | undefined;
  compiled: CompiledTemplate;
  memory: Memory;
  now: number;
}

export async function check(ports: Ports, spreadsheetId: string): Promise<CheckEnd> {
  const { store } = ports;
  const now = await ports.clock.now();
  const lease = await store.watch.lease(spreadsheetId, now, LEASE_MS);
  if (lease === undefined) return 'none';
  const memory = await store.watch.memory(spreadsheetId);
  try {
    const run = await prepare(ports, lease, memory, now);
    return await work(run);
  } catch (error) {
    const trouble = troubleOf(error);
    await store.watch.release(lease, failureEnd(trouble, memory, spreadsheetId, now)).catch((again) => {
      // The lease then ends by itself; what went wrong first is not to be lost over what went wrong next.
      throw new AggregateError([error, again], 'a check failed, and its end could not be stored');
    });
    // Whatever is no trouble of the other side is a fault of ours, and must be heard.
    if (!(error instanceof Trouble)) throw error;
    return 'trouble';
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  return error instanceof RuleFault ? new Trouble('rule-failed', error.message) : new Trouble('unexpected');
}

async function prepare(ports: Ports, lease: Lease, memory: Memory, now: number): Promise<Run> {
  const registration = await ports.store.register.registration(lease.spreadsheetId);
  if (registration === undefined) throw new Error('a spreadsheet was leased that is not registered');
  const { templateId, templateVersion } = registration;
  const template = await ports.store.register.template(templateId, templateVersion);
  if (template === undefined) throw new Trouble('template-unknown', `${templateId}@${templateVersion}`);
  const unit = (await ports.store.register.units()).find((candidate) => candidate.code === registration.unit);
  const account = await accountOf(ports, registration);
  const compiled = compiledOnce(template, ports.settings);
  return { ports, account, lease, registration, unit, compiled, memory, now };
}

const compiledTemplates = new WeakMap<Settings, WeakMap<Template, CompiledTemplate>>();

/** The store hands out one object per issued version, so compiling is done once per isolate. */
function compiledOnce(template: Template, settings: Settings): CompiledTemplate {
  const ofDistrict = compiledTemplates.get(settings) ?? new WeakMap<Template, CompiledTemplate>();
  compiledTemplates.set(settings, ofDistrict);
  let compiled = ofDistrict.get(template);
  if (compiled === undefined) {
    compiled = compileTemplate(template, { severities: settings.severities });
    ofDistrict.set(template, compiled);
  }
  return compiled;
}

async function work(run: Run): Promise<CheckEnd> {
  const { ports, lease, memory, now } = run;
  const first = mustDescribe(run);
  let taken = await takeCalls(run, { read: first ? 2 : 1, write: 1 });
  if (!taken.granted) return waits(run, taken.retryAt);
  if (first) {
    await describeWhenAsked(run);
    taken = await stillTaken(run, taken, { read: 1, write: 1 });
    if (!taken.granted) return waits(run, taken.retryAt);
  }
  const read = await readForm(run);
  let { form, across, waivers, register } = await interpret(run, read);
  let dueAt: number | undefined;
  const again = first ? 'never' : mustDescribeAfter(run, form);
  if (again === 'now' && (await takeCalls(run, { read: 1, write: 0 })).granted) {
    await describeWhenAsked(run);
    ({ form, across, waivers, register } = await interpret(run, read));
  } else if (typeof again === 'object') {
    dueAt = again.later;
  }
  if (memory.describedAt === now || memory.suspicion === undefined) memory.suspicion = suspicionOf(form);
  const write = await stillTaken(run, taken, { read: 0, write: 1 });
  if (!write.granted) return waits(run, write.retryAt);
  if (!(await ports.store.watch.holds(lease, await ports.clock.now()))) return 'lost';

  const followed = register && (await followRegister(run, register));
  if (followed === 'lost') return 'lost';
  if (followed?.dueAt !== undefined) dueAt = Math.min(followed.dueAt, dueAt ?? followed.dueAt);
  const reported = await reportedOf(run);
  const measured = measureForm(run.compiled, form.tabs, read.blocks, ports.settings, reported);
  const explanations = [...measured.explanations, ...(await publicationOf(run))];
  const status = await writeStatus(run, read, form, { ...measured, explanations });
  const measures = await measuresOf(run, form, measured);
  // The write taken at the start pays for the formulas when the tab needed none.
  const laid = await layMissingFormulas(
    run,
    read,
    form,
    async () => !status.wrote || (await takeCalls(run, { read: 0, write: 1 })).granted,
  );
  if (!status.wrote && !laid.wrote) await ports.store.quota.giveBack(write.ticket, { read: 0, write: 1 });

  memory.failures = 0;
  if (laid.waits) dueAt = now + MINUTE;
  const outcome = outcomeOf(run, form, status, laid);
  const saved = await ports.store.results.save(lease, {
    ...outcome,
    incidents: [...outcome.incidents, ...(followed?.incidents ?? [])],
    ...(across && { across }),
    waivers,
    ...(measures && { measures }),
    ...(dueAt !== undefined && { dueAt }),
  });
  if (!saved) return 'lost';
  return status.wrote ? 'written' : 'checked';
}

async function waits({ ports, lease }: Run, dueAt: number): Promise<CheckEnd> {
  await ports.store.watch.release(lease, { dueAt, failed: false });
  return 'waits';
}

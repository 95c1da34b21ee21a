/**
 * A district's mails over many days, on the real store, with the mail server and the process failing where they are told to:
 * what is checked here holds whatever the days bring.
 */
import { expect } from 'vitest';
import { formCounts } from '../../src/core/measures/completion.ts';
import { type Deadline, localDate, wallClock, type Zone } from '../../src/core/schedule/deadline.ts';
import { HOLIDAYS } from '../../src/core/schedule/holidays.ts';
import { DIGEST, readStage } from '../../src/core/schedule/notices.ts';
import { SettingsSchema } from '../../src/core/settings.ts';
import { type Template, TemplateSchema } from '../../src/core/template/schema.ts';
import type { Officer, Unit } from '../../src/core/units.ts';
import { sweepOutbox } from '../../src/jobs/deliver.ts';
import { remind } from '../../src/jobs/remind.ts';
import { rollUp } from '../../src/jobs/roll-up.ts';
import { tellEvents } from '../../src/jobs/tell.ts';
import type { MailTransport } from '../../src/ports/mail.ts';
import type { OutboxMail } from '../../src/ports/store/outbox.ts';
import { d1Store } from '../../src/store/d1.ts';
import { deliver } from '../support/deliver.ts';
import { sqliteD1 } from './sqlite-d1.ts';

/** What becomes of a mail that is handed over. */
export type Fate = 'sent' | 'retry' | 'cut' | 'dies-before' | 'dies-after';

export interface Day {
  /** Entries that units have from a pass of the day on, by their number. */
  fills: readonly (readonly [unit: number, filled: number, turn: number])[];
  /** Wall clocks at which a pass is made; none on a day on which the machine is off. */
  passes: readonly string[];
  /** Of the mails of this day, in turn. */
  fates: readonly Fate[];
  /** The process dies in the first planning of the day, after its mails stand in the outbox. */
  diesPlanning: boolean;
  /** Of `deadlines` the one with this number moves by so many days, in the night before. */
  moves?: readonly [deadline: number, days: number] | null;
}

export interface World {
  zone: Zone;
  /** ISO day of the first of `days`. */
  from: string;
  units: number;
  deadlines: readonly Pick<Deadline, 'id' | 'at' | 'zone'>[];
  days: readonly Day[];
}

export interface Sums {
  mails: number;
  digests: number;
  cuts: number;
  uncertain: number;
  /** Stages that had to be told, and were. */
  owedStages: number;
}

const EXPECTED = 4;
const TEMPLATE: Template = TemplateSchema.parse({
  id: 'tahunan',
  version: 1,
  scheme: 'contoh',
  year: 2025,
  title: { id: 'Formulir tahunan', en: 'Form of the year' },
  source: 'made up for tests',
  tabs: [
    {
      name: 'isian',
      title: { id: 'Isian', en: 'Entries' },
      rows: 'open',
      completion: { values: ['nilai'] },
      key: 'no',
      columns: [
        { name: 'no', label: { id: 'No', en: 'No' }, type: 'string' },
        { name: 'nilai', label: { id: 'Nilai', en: 'Value' }, type: 'integer', entry: true },
      ],
    },
  ],
});
const DAY = 86_400_000;

/** Ten units a kecamatan; every tenth operator answers for the next unit too, by the same address. */
function people(count: number): { units: Unit[]; officers: Officer[] } {
  const pad = (index: number) => String(index).padStart(4, '0');
  const units: Unit[] = [{ code: 'kab', name: 'Kabupaten Contoh', level: 'kabupaten', parent: null }];
  const officers: Officer[] = [];
  const officer = (id: string, unit: string, role: Officer['role'], address = id): void =>
    void officers.push({ id, unit, role, name: id, address: `${address}@contoh.example`, language: 'id' });
  officer('koordinator', 'kab', 'koordinator');
  officer('sekda', 'kab', 'sekda');
  for (let index = 0; index < count; index++) {
    const group = `kec-${pad(Math.floor(index / 10))}`;
    if (index % 10 === 0) {
      units.push({ code: group, name: `Kecamatan ${group}`, level: 'kecamatan', parent: 'kab' });
      officer(`camat-${group}`, group, 'pimpinan');
    }
    units.push({ code: `u-${pad(index)}`, name: `Desa ${pad(index)}`, level: 'desa', parent: group });
    officer(
      `o-${pad(index)}`,
      `u-${pad(index)}`,
      'operator',
      `o-${pad(index % 10 === 9 ? index - 1 : index)}`,
    );
  }
  return { units, officers };
}

/** Lives through the days and throws where a promise is broken. */
export async function live({ zone, from, units: count, deadlines, days }: World): Promise<Sums> {
  const store = d1Store(sqliteD1());
  await store.migrate();
  const { units, officers } = people(count);
  const reporting = units.filter(({ level }) => level === 'desa');
  let all = deadlines.map(
    (each): Deadline => ({
      ...each,
      template: TEMPLATE.id,
      title: { id: `Tenggat ${each.id}`, en: each.id },
      kind: 'official',
    }),
  );
  let now = wallClock(`${from}T00:05`, zone);
  await store.register.issueTemplate(TEMPLATE);
  await store.register.saveUnits(units);
  await store.register.saveOfficers(officers);
  await store.register.saveDeadlines(all);
  const filled = new Map<string, number>();
  const sheetOf = (unit: string) => `sheet-${unit}`;
  for (const { code } of reporting)
    await store.register.registerSpreadsheet(
      { spreadsheetId: sheetOf(code), unit: code, templateId: TEMPLATE.id, templateVersion: 1 },
      now,
    );
  let changes = 0;
  const check = async (unit: string, count: number) => {
    const spreadsheetId = sheetOf(unit);
    filled.set(unit, count);
    const change = { spreadsheetId, modifiedTime: `change ${changes++}`, byUs: false };
    await store.watch.noteChanges([change], now, 0, 0);
    const lease = await store.watch.lease(spreadsheetId, now, 60_000);
    if (lease === undefined) throw new Error(`${spreadsheetId} is leased`);
    await store.results.save(lease, {
      checkedAt: now,
      counts: formCounts(EXPECTED, count, count, 'draft'),
      formState: 'draft',
      problems: [],
      statusWrittenAt: now,
      incidents: [],
      memory: { laidInARow: 0, failures: 0 },
    });
  };
  for (const { code } of reporting) await check(code, 0);

  const addressOf = new Map(officers.map(({ id, address }) => [id, address]));
  const sums: Sums = { mails: 0, digests: 0, cuts: 0, uncertain: 0, owedStages: 0 };
  /** Deliveries that are under way, and those whose process died: their rows stay in `sending` until they are found. */
  const flight = { active: 0, died: 0 };
  let fates: Fate[] = [];
  let dead = false;
  /** Notices and persons' days of what may lie in a mailbox. */
  const told = new Map<string, string>();
  const digestDays = new Set<string>();
  const messageIds = new Set<string>();

  const arrive = (mail: OutboxMail, messageId: string, text: string) => {
    const date = localDate(now, zone);
    sums.mails++;
    expect(messageIds.has(messageId), `${messageId} twice`).toBe(false);
    messageIds.add(messageId);
    for (const notice of mail.notices) {
      const key = `${addressOf.get(notice.recipient)} ${notice.unit} ${notice.deadline} ${notice.stage}`;
      expect(told.has(key), `${key} told twice`).toBe(false);
      told.set(key, date);
      told.set(`${key} at`, clockOf(now, zone));
    }
    if (mail.kind !== DIGEST) return;
    sums.digests++;
    const day = `${addressOf.get(mail.recipient)} ${date}`;
    expect(digestDays.has(day), `${day}: a second digest`).toBe(false);
    digestDays.add(day);
    expect(clockOf(now, zone) >= '07:30', `a digest at ${clockOf(now, zone)}`).toBe(true);
    expect(isOff(date), `a digest on ${date}`).toBe(false);
    for (const { deadline, stage } of mail.notices) {
      const at = all.find((each) => deadline === nameOf(each))!;
      expect(readStage(stage).stage, `${deadline} on ${date}`).toBe(stageOn(at, date));
    }
    for (const [, number] of text.matchAll(/Desa (\d{4})/g))
      expect(filled.get(`u-${number}`), `Desa ${number} is complete`).toBeLessThan(EXPECTED);
  };

  const transport: MailTransport = {
    async send({ messageId, text }) {
      const { sending } = await store.outbox.states();
      expect(sending, 'rows in sending').toBeLessThanOrEqual(flight.active + flight.died);
      const fate = fates.shift() ?? 'sent';
      if (fate === 'retry') return { outcome: 'retry', reason: '451 as told' };
      if (fate === 'dies-before') {
        // In the span in which nobody can tell, though nothing was handed over.
        sums.cuts++;
        dead = true;
        throw new Error('died');
      }
      const [mail] = await store.outbox.find([messageId.slice(1, messageId.indexOf('@'))]);
      arrive(mail!, messageId, text);
      if (fate === 'sent') return { outcome: 'sent' };
      sums.cuts++;
      if (fate === 'dies-after') dead = true;
      return { outcome: 'uncertain', reason: 'as told' };
    },
  };
  const settings = SettingsSchema.parse({ unit: 'kab', zone, mail: { from: 'pantau@contoh.example' } });
  const mortal = {
    ...store.outbox,
    settle: (...args: Parameters<typeof store.outbox.settle>) =>
      dead ? Promise.reject(new Error('died')) : store.outbox.settle(...args),
    turn: (...args: Parameters<typeof store.outbox.turn>) =>
      dead ? Promise.reject(new Error('died')) : store.outbox.turn(...args),
  };
  const ports = {
    store: { ...store, outbox: mortal },
    clock: { now: async () => now },
    queue: { send: async () => {} },
    settings,
    mail: transport,
    secret: 's'.repeat(32),
    links: { spreadsheet: (id: string) => `https://docs.google.com/spreadsheets/d/${id}/edit` },
  };

  const pass = async (diesPlanning: boolean) => {
    await rollUp(ports);
    if (diesPlanning) {
      const dying = {
        ...mortal,
        plan: async (...args: Parameters<typeof mortal.plan>) => {
          await mortal.plan(...args);
          throw new Error('died');
        },
      };
      await remind({ ...ports, store: { ...store, outbox: dying } }).catch(mustBeDeath);
      return;
    }
    await remind(ports);
    await tellEvents(ports);
    for (;;) {
      const due = await sweepOutbox(ports);
      if (due.length === 0) break;
      for (const id of due) {
        flight.active++;
        await deliver(ports, id).catch(mustBeDeath);
        flight.active--;
        if (dead) {
          flight.died++;
          dead = false;
        }
      }
    }
  };

  for (const [index, day] of days.entries()) {
    const date = new Date(Date.parse(from) + index * DAY).toISOString().slice(0, 10);
    now = wallClock(`${date}T00:10`, zone);
    if (day.moves) {
      const [number, by] = day.moves;
      all = all.map((each, at) => (at === number ? movedBy(by, each, date) : each));
      await store.register.saveDeadlines(all);
    }
    fates = [...day.fates];
    let atFirst = new Map(filled);
    for (const [turn, clock] of day.passes.entries()) {
      now = wallClock(`${date}T${clock}`, zone);
      for (const [unit, count, when] of day.fills)
        if (when === turn) await check(reporting[unit % reporting.length]!.code, count);
      if (turn === 0) atFirst = new Map(filled);
      await pass(day.diesPlanning && turn === 0);
    }
    if (isOff(date) || !isGood(day)) continue;
    // Nothing is lost: on a day on which all went well, whoever owes has been told of its stage by the end of it.
    for (const deadline of all) {
      const stage = stageOn(deadline, date);
      if (stage === undefined) continue;
      for (const { code } of reporting) {
        if (Math.max(filled.get(code)!, atFirst.get(code)!) >= EXPECTED) continue;
        const operator = officers.find(({ unit, role }) => unit === code && role === 'operator')!;
        const key = `${operator.address} ${code} ${nameOf(deadline)} ${stage}`;
        const when = told.get(key);
        if (when === undefined) expect(await known(key), `${key} on ${date}`).toBe('uncertain');
        else sums.owedStages++;
        // At its own morning, when it comes.
        if (when === date && stageDay(deadline, stage) === date) expect(told.get(`${key} at`)).toBe('07:30');
      }
    }
  }
  // The last who died are found out.
  now += DAY;
  await sweepOutbox(ports);
  sums.uncertain = (await store.outbox.states()).uncertain;
  expect(sums.uncertain, 'uncertain mails are the cuts').toBe(sums.cuts);
  expect((await store.outbox.states()).sending).toBe(0);
  return sums;

  /** State of the mail that carries a notice which never arrived. */
  async function known(key: string): Promise<string | undefined> {
    const mails = await store.outbox.mails(1_000_000, ['uncertain', 'failed', 'sending', 'pending']);
    const found = mails.find((mail) =>
      mail.notices.some(
        (each) => `${addressOf.get(each.recipient)} ${each.unit} ${each.deadline} ${each.stage}` === key,
      ),
    );
    return found?.state === 'sending' ? 'uncertain' : found?.state;
  }
}

function mustBeDeath(error: Error): void {
  if (error.message !== 'died') throw error;
}

/** The first pass plans and sends at 07:30, and no mail is refused for later. */
const isGood = ({ passes, fates, diesPlanning }: Day): boolean =>
  passes[0] === '07:30' && !diesPlanning && !fates.includes('retry');

// Counted anew, apart from the code under test.

const OFFSETS: Record<Zone, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };
const clockOf = (instant: number, zone: Zone) =>
  new Date(instant + OFFSETS[zone] * 3_600_000).toISOString().slice(11, 16);

const OFF = new Set(
  Object.entries(HOLIDAYS).flatMap(([year, kinds]) =>
    Object.values(kinds)
      .flat()
      .map((day) => `${year}-${day}`),
  ),
);
function isOff(date: string): boolean {
  return OFF.has(date) || [0, 6].includes(new Date(date).getUTCDay());
}

const shifted = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** What a deadline is called in its notices: with its time where that is not its first. */
function nameOf({ id, at, history }: Deadline): string {
  const first = history?.[0]?.at ?? at;
  return first === at ? `${TEMPLATE.id}/${id}` : `${TEMPLATE.id}/${id}@${at}`;
}

/** As an extension does it, while both times are ahead. */
function movedBy(days: number, deadline: Deadline, today: string): Deadline {
  const at = `${shifted(deadline.at.slice(0, 10), days)}${deadline.at.slice(10)}`;
  if (at === deadline.at || at < today || deadline.at < today) return deadline;
  return { ...deadline, at, history: [...(deadline.history ?? []), { at: deadline.at, changedOn: today }] };
}

/** The day on which a stage is told. */
function stageDay({ at }: Pick<Deadline, 'at'>, stage: string): string {
  let day = at.slice(0, 10);
  if (!stage.startsWith('H+')) {
    day = shifted(day, -Number(stage.slice(2) || 0));
    while (isOff(day)) day = shifted(day, -1);
    return day;
  }
  for (let left = Number(stage.slice(2)); left > 0; left--) {
    do day = shifted(day, 1);
    while (isOff(day));
  }
  return day;
}

/** The stage that holds on a day whose deadline is at 23:59 of its own. */
function stageOn(deadline: Pick<Deadline, 'at'>, date: string): string | undefined {
  const before = ['H', 'H-1', 'H-3', 'H-7', 'H-14', 'H-30'];
  if (date <= deadline.at.slice(0, 10)) return before.find((stage) => stageDay(deadline, stage) <= date);
  const last = stageDay(deadline, 'H+33');
  if (date >= last) return undefined;
  const after = Array.from({ length: 10 }, (_, index) => `H+${30 - 3 * index}`);
  return after.find((stage) => stageDay(deadline, stage) <= date);
}

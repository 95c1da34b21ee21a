/** What a Register without errors says, as the store keeps it. */
import { keyIdentity } from '../cells/text.ts';
import { type Deadline, deadlineInstant, localClock } from '../schedule/deadline.ts';
import type { Escalation } from '../schedule/escalation.ts';
import { inForce as moved } from '../schedule/holiday-rule.ts';
import { type WorkingDays, workingDays } from '../schedule/working-days.ts';
import type { Absence, Level, Officer, Role, Unit } from '../units.ts';
import { stepsOf } from './escalation.ts';
import type { RegisterRow, RegisterRows } from './rows.ts';
import { HOLIDAY_WORDS, KIND_WORDS, LANGUAGE_WORDS, ZONE_WORDS } from './words.ts';

export interface RegisterContent {
  units: Unit[];
  officers: Officer[];
  deadlines: Deadline[];
  /** Empty where the settings' own table counts. */
  steps: Escalation;
}

/** What is known of addresses without asking them. */
export interface KnownAddresses {
  /** In force. */
  officers: readonly Officer[];
  /** Domains, in lower case, whose addresses need no confirmation. */
  domains: readonly string[];
}

export interface InForce extends RegisterContent, KnownAddresses {
  officers: Officer[];
  /** ISO day on which what is changed now is changed. */
  today: string;
  /** ISO days on which the district's own offices are closed. */
  daysOff: readonly string[];
}

/** Codes are taken as tab Unit and the first column of tab Petugas write them, however they are written elsewhere. */
export function registerContent(rows: RegisterRows, inForce: InForce): RegisterContent {
  const unitCodes = new Map(rows.units.map(({ identity, key }) => [identity, key]));
  const officerCodes = new Map(rows.officers.map(({ identity, key }) => [identity, key]));
  const known = (codes: ReadonlyMap<string, string>, code: string) => codes.get(keyIdentity(code)) ?? code;
  const days = workingDays(inForce.daysOff);
  const before = new Map(inForce.deadlines.map((each) => [`${each.template} ${each.id}`, each]));
  return {
    units: rows.units.map(({ key, text }) => ({
      code: key,
      name: text('nama'),
      level: text('tingkat') as Level,
      parent: text('induk') === '' ? null : known(unitCodes, text('induk')),
    })),
    officers: rows.officers.map((row) =>
      officerOf(row, inForce, (column) =>
        known(column === 'unit' ? unitCodes : officerCodes, row.text(column)),
      ),
    ),
    deadlines: rows.deadlines.flatMap((row) => {
      const deadline = deadlineOf(row, days);
      return deadline === undefined
        ? []
        : [withHistory(deadline, before.get(`${deadline.template} ${deadline.id}`), row, inForce.today)];
    }),
    steps: stepsOf(rows.steps),
  };
}

function officerOf(
  row: RegisterRow,
  inForce: InForce,
  code: (column: 'unit' | 'pengganti') => string,
): Officer {
  const [from, until] = [row.day('cuti_dari'), row.day('cuti_sampai')];
  const absence: Absence | undefined =
    from === undefined || until === undefined ? undefined : { from, until, substitute: code('pengganti') };
  const office = row.text('lembaga');
  const address = row.text('surel');
  const addressState = addressStateOf(row.key, address, inForce);
  return {
    id: row.key,
    unit: code('unit'),
    role: row.text('peran') as Role,
    name: row.text('nama'),
    address,
    language: LANGUAGE_WORDS.get(row.text('bahasa')) ?? 'id',
    ...(office !== '' && { office }),
    ...(absence !== undefined && { absence }),
    ...(addressState !== undefined && { addressState }),
  };
}

/** An address that was an officer's before is as it was; a new one is unconfirmed unless its domain vouches for it. */
export function addressStateOf(
  id: string,
  address: string,
  { officers, domains }: KnownAddresses,
): Officer['addressState'] {
  const same = officers.filter((officer) => officer.address.toLowerCase() === address.toLowerCase());
  const known = same.find((officer) => officer.id === id) ?? same[0];
  if (known !== undefined) return known.addressState;
  return domains.includes(address.slice(address.lastIndexOf('@') + 1).toLowerCase())
    ? undefined
    : 'unconfirmed';
}

/** Moved by its holiday rule, without history. Undefined where day, time or zone cannot be read. */
export function deadlineOf({ key, text, day }: RegisterRow, days: WorkingDays): Deadline | undefined {
  const zone = ZONE_WORDS.get(text('zona'));
  const [first, time] = [day('tanggal'), text('jam')];
  if (zone === undefined || first === undefined || time === '') return undefined;
  const later = day('tanggal_baru');
  const title = text('judul');
  const [level, period, source] = [text('tingkat') as Level | '', text('periode'), text('sumber')];
  const holidays = HOLIDAY_WORDS.get(text('hari_libur')) ?? 'none';
  const written: Deadline = {
    id: key,
    template: text('formulir'),
    title: { id: title, en: text('judul_inggris') || title },
    at: later === undefined ? `${first}T${time}` : `${later}T${text('jam_baru') || time}`,
    zone,
    kind: KIND_WORDS.get(text('jenis')) ?? 'internal',
    ...(level !== '' && { level }),
    ...(period !== '' && { period }),
    ...(holidays !== 'none' && { holidays }),
    ...(source !== '' && { source }),
  };
  return moved(written, days);
}

/** What was in force until now is added to the history, with the letter that ended it. */
function withHistory(
  deadline: Deadline,
  before: Deadline | undefined,
  { text, day }: RegisterRow,
  today: string,
): Deadline {
  const first = `${day('tanggal')}T${text('jam')}`;
  const letterDay = day('surat_tanggal');
  const letter = letterDay === undefined ? undefined : { number: text('surat_nomor'), date: letterDay };
  const extended = first !== (deadline.written ?? deadline.at);
  const history = [...(before?.history ?? [])];
  if (before !== undefined && deadlineInstant(before) !== deadlineInstant(deadline)) {
    const at = localClock(deadlineInstant(before), deadline.zone);
    history.push({ at, changedOn: today, ...(extended && letter && { letter }) });
  } else if (before === undefined && extended) {
    history.push({ at: first, changedOn: letter?.date ?? today, ...(letter && { letter }) });
  }
  return history.length === 0 ? deadline : { ...deadline, history };
}

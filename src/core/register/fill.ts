/** What is in force, as it is typed into a new Register. */
import type { Deadline } from '../schedule/deadline.ts';
import { type EscalationStep, stageText } from '../schedule/escalation.ts';
import { zoneName } from '../text/format.ts';
import type { Officer, Unit } from '../units.ts';
import type { RegisterContent } from './content.ts';
import {
  DEADLINE_TAB,
  ESCALATION_TAB,
  HOLIDAY_WORDS,
  KIND_WORDS,
  LANGUAGE_WORDS,
  OFFICER_TAB,
  UNIT_TAB,
  wordFor,
} from './words.ts';

/** Cells by column name; blank ones are left out. */
export type RegisterCells = Record<string, string>;

/** Rows of each tab, in the order in which they are typed. */
export function registerCells({
  units,
  officers,
  deadlines,
  steps,
}: RegisterContent): Record<string, RegisterCells[]> {
  return {
    [UNIT_TAB]: units.map(unitCells),
    [OFFICER_TAB]: officers.map(officerCells),
    [DEADLINE_TAB]: deadlines.map(deadlineCells),
    [ESCALATION_TAB]: steps.map(stepCells),
  };
}

function unitCells({ code, name, level, parent }: Unit): RegisterCells {
  return { kode: code, nama: name, tingkat: level, ...(parent !== null && { induk: parent }) };
}

function officerCells({ id, unit, role, name, address, language, office, absence }: Officer): RegisterCells {
  return {
    kode: id,
    unit,
    peran: role,
    ...(office !== undefined && { lembaga: office }),
    nama: name,
    surel: address,
    bahasa: wordFor(LANGUAGE_WORDS, language),
    ...(absence !== undefined && {
      cuti_dari: typedDay(absence.from),
      cuti_sampai: typedDay(absence.until),
      ...(absence.substitute !== null && { pengganti: absence.substitute }),
    }),
  };
}

function deadlineCells({ written, at, ...deadline }: Deadline): RegisterCells {
  const said = written ?? at;
  const former = deadline.history?.at(-1);
  const first = former?.at ?? said;
  return {
    kode: deadline.id,
    formulir: deadline.template,
    ...(deadline.period !== undefined && { periode: deadline.period }),
    ...(deadline.level !== undefined && { tingkat: deadline.level }),
    judul: deadline.title.id,
    judul_inggris: deadline.title.en,
    jenis: wordFor(KIND_WORDS, deadline.kind),
    tanggal: typedDay(first),
    jam: typedTime(first),
    zona: zoneName(deadline.zone),
    hari_libur: wordFor(HOLIDAY_WORDS, deadline.holidays ?? 'none'),
    ...(former?.letter !== undefined && {
      surat_nomor: former.letter.number,
      surat_tanggal: typedDay(former.letter.date),
    }),
    ...(former !== undefined && { tanggal_baru: typedDay(said), jam_baru: typedTime(said) }),
    ...(deadline.source !== undefined && { sumber: deadline.source }),
  };
}

function stepCells({ daysBefore, told }: EscalationStep): RegisterCells {
  return { tahap: stageText(daysBefore), ...Object.fromEntries(told.map((role) => [role, 'V'])) };
}

/** `25/11/2025`. */
const typedDay = (at: string): string => at.slice(0, 10).split('-').reverse().join('/');
/** `23.59`. */
const typedTime = (at: string): string => at.slice(11).replace(':', '.');

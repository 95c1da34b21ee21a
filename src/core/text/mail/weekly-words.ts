/** Wording of the coordinator's summary in both languages. */
import { integer, type Language } from '../format.ts';
import { plural } from './lists.ts';

export interface WeeklyWords {
  subject(unit: string, filled: string, week: string): string;
  opening(unit: string): string;
  filled: string;
  of(filled: number, expected: number, share: string): string;
  states: string;
  reached(valid: string, submitted: string, approved: string): string;
  movement: string;
  moved(entries: string, points: string, since: string): string;
  outlook: string;
  open: string;
  openUnits(open: number, all: number): string;
  blockers: string;
  blocker(unit: string, missing: number, errors: number): string;
  more(count: number): string;
  owners: string;
  owner(office: string, entries: number, units: number): string;
  untold: string;
  paste: string;
  reason(unit: string): string;
}

const id: WeeklyWords = {
  subject: (unit, filled, week) => `Ringkasan mingguan ${unit}: terisi ${filled} (pekan ${week})`,
  opening: (unit) =>
    `Dengan hormat, bersama ini kami sampaikan ringkasan mingguan pengisian data konvergensi stunting ${unit}.`,
  filled: 'Terisi',
  of: (filled, expected, share) =>
    `${integer(filled, 'id')} dari ${integer(expected, 'id')} isian (${share})`,
  states: 'Sampai tahap',
  reached: (valid, submitted, approved) => `sah ${valid}, diajukan ${submitted}, disetujui ${approved}`,
  movement: 'Perubahan',
  moved: (entries, points, since) => `${entries} isian (${points} poin persen) sejak ${since}`,
  outlook: 'Perkiraan',
  open: 'Belum lengkap',
  openUnits: (open, all) => `${integer(open, 'id')} dari ${integer(all, 'id')} unit`,
  blockers: 'Kekurangan terbanyak',
  blocker: (unit, missing, errors) =>
    `${unit} (${[missing > 0 ? `${integer(missing, 'id')} isian` : '', errors > 0 ? `${integer(errors, 'id')} masalah` : ''].filter(Boolean).join(', ') || 'belum diperiksa atau dikembalikan'})`,
  more: (count) => `dan ${integer(count, 'id')} unit lain`,
  owners: 'Ditunggu dari',
  owner: (office, entries, units) =>
    `${office} (${integer(entries, 'id')} isian di ${integer(units, 'id')} unit)`,
  untold: 'Belum ada operator yang dapat disurati',
  paste: 'Teks untuk grup WhatsApp (salin dan tempel)',
  reason: (unit) =>
    `Surel ini dikirim kepada Bapak/Ibu sebagai koordinator ${unit}, satu kali sepekan selama masih ada yang perlu dilengkapi.`,
};

const en: WeeklyWords = {
  subject: (unit, filled, week) => `Weekly summary of ${unit}: ${filled} filled (week of ${week})`,
  opening: (unit) => `This is the weekly summary of the entry of stunting-convergence data of ${unit}.`,
  filled: 'Filled',
  of: (filled, expected, share) =>
    `${integer(filled, 'en')} of ${integer(expected, 'en')} entries (${share})`,
  states: 'So far',
  reached: (valid, submitted, approved) => `valid ${valid}, handed in ${submitted}, approved ${approved}`,
  movement: 'Movement',
  moved: (entries, points, since) => `${entries} entries (${points} percentage points) since ${since}`,
  outlook: 'Forecast',
  open: 'Not complete',
  openUnits: (open, all) => `${integer(open, 'en')} of ${integer(all, 'en')} units`,
  blockers: 'Lacking most',
  blocker: (unit, missing, errors) =>
    `${unit} (${[missing > 0 ? `${integer(missing, 'en')} ${plural(missing, 'entry', 'entries')}` : '', errors > 0 ? `${integer(errors, 'en')} ${plural(errors, 'problem', 'problems')}` : ''].filter(Boolean).join(', ') || 'not checked yet or sent back'})`,
  more: (count) => `and ${integer(count, 'en')} other ${plural(count, 'unit', 'units')}`,
  owners: 'Waited for from',
  owner: (office, entries, units) =>
    `${office} (${integer(entries, 'en')} ${plural(entries, 'entry', 'entries')} in ${integer(units, 'en')} ${plural(units, 'unit', 'units')})`,
  untold: 'No operator who can be written to',
  paste: 'Text for the WhatsApp group (copy and paste)',
  reason: (unit) => `You get this mail as coordinator of ${unit}, once a week as long as something is owed.`,
};

export const WEEKLY_WORDS: Record<Language, WeeklyWords> = { id, en };

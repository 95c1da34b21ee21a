/** The names by which the Register's own template is known, and what its choices mean. */
import type { HolidayRule, Zone } from '../schedule/deadline.ts';
import { zoneName } from '../text/format.ts';

/** Id of the template; a spreadsheet that has it is no form of any unit. */
export const REGISTER_TEMPLATE = 'register';

/** Tabs of the template. */
export const UNIT_TAB = 'unit';
export const OFFICER_TAB = 'petugas';
export const DEADLINE_TAB = 'tenggat';
/** From version 2 on. */
export const ESCALATION_TAB = 'eskalasi';

const ZONES: readonly Zone[] = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'];

export const ZONE_WORDS: ReadonlyMap<string, Zone> = new Map(ZONES.map((zone) => [zoneName(zone), zone]));

export const HOLIDAY_WORDS: ReadonlyMap<string, HolidayRule> = new Map([
  ['hari kerja sebelumnya', 'previous'],
  ['hari kerja berikutnya', 'next'],
  ['tetap', 'none'],
]);

export const LANGUAGE_WORDS: ReadonlyMap<string, 'id' | 'en'> = new Map([
  ['Indonesia', 'id'],
  ['Inggris', 'en'],
]);

export const KIND_WORDS: ReadonlyMap<string, 'official' | 'internal'> = new Map([
  ['resmi', 'official'],
  ['internal', 'internal'],
]);

/** The word that means `value`. */
export const wordFor = <Value>(words: ReadonlyMap<string, Value>, value: Value): string =>
  [...words].find(([, meaning]) => meaning === value)?.[0] ?? '';

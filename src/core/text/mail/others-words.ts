/** Wording of what is told to those who do not fill the form themselves, in both languages. */

import type { Zone } from '../../schedule/deadline.ts';
import { dateTime, integer, type Language } from '../format.ts';
import { plural } from './lists.ts';

export interface OthersWords {
  /** Headings, with the unit or office they are about. */
  reviews(unit: string): string;
  halves(office: string): string;
  overview(unit: string): string;
  /** What a subject says. */
  reviewsOf(forms: number): string;
  halvesOf(office: string, entries: number, units: number): string;
  openOf(units: number, unit: string): string;
  handedIn(at: number | null, verified: boolean, zone: Zone): string;
  entries(count: number): string;
  open: string;
  openUnits(open: number, all: number): string;
  /** Of one unit in an overview. */
  owing(blank: number, errors: number, unseen: boolean, returned: boolean): string;
  more(count: number): string;
  others: string;
  openForm: string;
  requests: { reviews: string; halves: string; overview: string };
  openings: { reviews: string; halves: string; overview: string };
}

const id: OthersWords = {
  reviews: (unit) => `Menunggu keputusan – ${unit}`,
  halves: (office) => `Ditunggu dari ${office}`,
  overview: (unit) => `Belum lengkap – ${unit}`,
  reviewsOf: (forms) => `${integer(forms, 'id')} formulir menunggu keputusan Bapak/Ibu`,
  halvesOf: (office, entries, units) =>
    `${integer(entries, 'id')} isian ${office} ditunggu ${integer(units, 'id')} unit`,
  openOf: (units, unit) => `${integer(units, 'id')} unit di ${unit} belum lengkap`,
  handedIn: (at, verified, zone) =>
    `diajukan${at === null ? '' : ` ${dateTime(at, zone, 'id')}`}${verified ? '; sudah diverifikasi, menunggu persetujuan' : ''}`,
  entries: (count) => `${integer(count, 'id')} isian`,
  open: 'Belum lengkap',
  openUnits: (open, all) => `${integer(open, 'id')} dari ${integer(all, 'id')} unit`,
  owing: (blank, errors, unseen, returned) =>
    [
      blank > 0 ? `${integer(blank, 'id')} isian belum lengkap` : '',
      errors > 0 ? `${integer(errors, 'id')} masalah perlu diperbaiki` : '',
      unseen ? 'belum dapat diperiksa' : '',
      returned ? 'dikembalikan' : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  more: (count) => `${integer(count, 'id')} lagi`,
  others: 'Lainnya',
  openForm: 'Buka lembar isian',
  openings: {
    reviews: 'Dengan hormat, bersama ini kami sampaikan daftar formulir yang menunggu keputusan Bapak/Ibu.',
    halves: 'Dengan hormat, bersama ini kami sampaikan isian yang ditunggu unit lain dari Bapak/Ibu.',
    overview: 'Dengan hormat, bersama ini kami sampaikan daftar unit yang isiannya belum lengkap.',
  },
  requests: {
    reviews: 'Mohon berkenan memeriksanya dan memberi keputusan di tab Persetujuan pada lembar tersebut.',
    halves:
      'Mohon berkenan melengkapi isian tersebut agar unit yang menunggu dapat menyelesaikan formulirnya.',
    overview: 'Mohon berkenan mengingatkan dan membantu unit tersebut agar isiannya segera lengkap.',
  },
};

const en: OthersWords = {
  reviews: (unit) => `Waiting for a decision – ${unit}`,
  halves: (office) => `Waited for from ${office}`,
  overview: (unit) => `Not complete – ${unit}`,
  reviewsOf: (forms) =>
    `${integer(forms, 'en')} ${plural(forms, 'form waits', 'forms wait')} for your decision`,
  halvesOf: (office, entries, units) =>
    `${integer(units, 'en')} ${plural(units, 'unit waits', 'units wait')} for ${integer(entries, 'en')} ${plural(entries, 'entry', 'entries')} of ${office}`,
  openOf: (units, unit) =>
    `${integer(units, 'en')} ${plural(units, 'unit', 'units')} of ${unit} not complete`,
  handedIn: (at, verified, zone) =>
    `handed in${at === null ? '' : ` ${dateTime(at, zone, 'en')}`}${verified ? '; verified, waits for approval' : ''}`,
  entries: (count) => `${integer(count, 'en')} ${plural(count, 'entry', 'entries')}`,
  open: 'Not complete',
  openUnits: (open, all) => `${integer(open, 'en')} of ${integer(all, 'en')} units`,
  owing: (blank, errors, unseen, returned) =>
    [
      blank > 0 ? `${integer(blank, 'en')} ${plural(blank, 'entry', 'entries')} incomplete` : '',
      errors > 0 ? `${integer(errors, 'en')} ${plural(errors, 'problem', 'problems')} to correct` : '',
      unseen ? 'could not be checked yet' : '',
      returned ? 'sent back' : '',
    ]
      .filter((part) => part !== '')
      .join(', '),
  more: (count) => `${integer(count, 'en')} more`,
  others: 'Others',
  openForm: 'Open the sheet',
  openings: {
    reviews: 'These forms wait for your decision.',
    halves: 'Other units wait for these entries of yours.',
    overview: 'These units are not complete yet.',
  },
  requests: {
    reviews: 'Please look at them and decide in the tab Persetujuan of the sheet.',
    halves: 'Please fill in these entries, so that the units that wait for them can finish their forms.',
    overview: 'Please remind and help these units, so that they are complete soon.',
  },
};

export const OTHERS_WORDS: Record<Language, OthersWords> = { id, en };

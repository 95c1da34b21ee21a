/** The digest's wording in both languages. */
import type { Forecast } from '../../measures/forecast.ts';
import { HOLIDAYS_KNOWN_UNTIL } from '../../schedule/holidays.ts';
import type { Role } from '../../units.ts';
import { decimal, integer, isoDay, type Language } from '../format.ts';
import { list, plural } from './lists.ts';

export interface DigestWords {
  sample: string;
  demonstration: string;
  greeting(name: string): string;
  opening: string;
  /** Days below 0 have gone by since. */
  daysLeft(days: number): string;
  units(count: number): string;
  what(owed: { where: string; blank: number; errors: number; unseen: number; returned: number }): string;
  returned: string;
  /** Said of a form that was sent back. */
  returnedForm: string;
  waits: string;
  /** Who is waited for, entries, and the day since which they have not moved. */
  waitsFor(name: string, entries: number, since: string | null): string;
  deadline: string;
  state: string;
  unseen: string;
  unreadable: string;
  blank: string;
  blankOf(blank: string, expected: string, filledShare: string): string;
  filled: string;
  filledOf(filled: string, expected: string, filledShare: string): string;
  errors: string;
  warnings: string;
  outlook: string;
  /** Undefined when there is nothing to foresee. */
  forecast(forecast: Forecast, expected: number): string | undefined;
  checked: string;
  open: string;
  request: string;
  reply: string;
  sender: string;
  /** Offices with their units: `operator Kecamatan Baamang`. */
  reason(offices: readonly string[]): string;
  office(role: Role, units: readonly string[]): string;
}

const ROLES_ID: Record<Role, string> = {
  operator: 'operator',
  verifikator: 'verifikator',
  koordinator: 'koordinator',
  pimpinan: 'pimpinan',
  pengampu: 'pengampu data',
  sekda: 'sekretaris daerah',
};
const ROLES_EN: Record<Role, string> = {
  operator: 'operator',
  verifikator: 'verifier',
  koordinator: 'coordinator',
  pimpinan: 'head',
  pengampu: 'data owner',
  sekda: 'regional secretary',
};

const id: DigestWords = {
  sample: 'Data contoh',
  demonstration:
    'Data contoh: seluruh isian, nama, dan alamat dalam surel ini dibuat untuk peragaan, bukan data resmi.',
  greeting: (name) => `Yth. Bapak/Ibu ${name},`,
  opening: 'Dengan hormat, bersama ini kami sampaikan isian yang masih perlu dilengkapi atau diperbaiki.',
  daysLeft: (days) =>
    days === 0 ? 'hari ini' : days === 1 ? 'besok' : days < 0 ? `lewat ${-days} hari` : `${days} hari lagi`,
  units: (count) => `di ${integer(count, 'id')} unit`,
  what: ({ where, blank, errors, unseen, returned }) => {
    const parts = [
      blank > 0 ? `${integer(blank, 'id')} isian ${where} belum lengkap` : '',
      errors > 0 ? `${integer(errors, 'id')} masalah ${blank > 0 ? '' : `${where} `}perlu diperbaiki` : '',
      unseen > 0 ? `formulir ${blank + errors > 0 ? '' : `${where} `}belum dapat diperiksa` : '',
      returned > 0 ? `formulir ${blank + errors + unseen > 0 ? '' : `${where} `}dikembalikan` : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
  },
  deadline: 'tenggat',
  state: 'Keadaan',
  unseen: 'lembar belum dapat diperiksa. Mohon pastikan lembar masih ada dan dibagikan kepada Pantau.',
  unreadable:
    'lembar kini tidak dapat dibaca; angka berikut menurut pemeriksaan terakhir. Mohon pastikan lembar masih ada dan dibagikan kepada Pantau, atau hubungi koordinator.',
  blank: 'Belum lengkap',
  blankOf: (blank, expected, share) => `${blank} dari ${expected} isian (terisi ${share})`,
  filled: 'Terisi',
  filledOf: (filled, expected, share) => `${filled} dari ${expected} isian (${share})`,
  errors: 'Perlu diperbaiki',
  warnings: 'Perlu dilihat kembali',
  returned: 'Dikembalikan',
  returnedForm:
    'verifikator mengembalikan formulir ini. Catatannya ada di tab Persetujuan; setelah isian berubah, formulir dianggap diajukan lagi.',
  waits: 'Menunggu',
  waitsFor: (name, entries, since) =>
    `${name} (${integer(entries, 'id')} isian${since === null ? '' : `, belum bergerak sejak ${isoDay(since, 'id')}`})`,
  outlook: 'Perkiraan',
  forecast: (forecast, expected) => {
    if (forecast.kind === 'done' || forecast.kind === 'past') return undefined;
    const { perWorkingDay, perCalendarDay, beyondHolidays } = forecast.need;
    const unknown = beyondHolidays
      ? ` (hari libur setelah ${isoDay(HOLIDAYS_KNOWN_UNTIL, 'id')} belum diketahui)`
      : '';
    const need =
      perWorkingDay === null
        ? `agar lengkap diperlukan ${upwards(perCalendarDay, 'id')} isian per hari`
        : `agar lengkap diperlukan ${upwards(perWorkingDay, 'id')} isian per hari kerja${unknown}`;
    if (forecast.kind === 'too-little') return `${need}.`;
    const pace =
      forecast.pace <= 0
        ? 'belum ada tambahan isian akhir-akhir ini'
        : `dengan laju sekarang (${decimal(forecast.pace, 'id', 1)} isian per hari) terisi sekitar ${integer(Math.floor(forecast.end.share * expected), 'id')} dari ${integer(expected, 'id')} isian pada tenggat terdekat`;
    return `${pace}; ${need}.`;
  },
  checked: 'Diperiksa',
  open: 'Buka lembar isian',
  request:
    'Mohon berkenan segera melengkapi dan memperbaikinya. Di dalam lembar, setiap baris menunjukkan apa yang masih kurang atau keliru beserta cara memperbaikinya.',
  reply: 'Bila ada kendala, silakan membalas surel ini; balasan sampai kepada koordinator.',
  sender: 'Surel ini ditulis otomatis oleh Pantau, pemantau pengisian data konvergensi stunting.',
  office: (role, units) => `${ROLES_ID[role]} ${list(units, 'dan')}`,
  reason: (offices) =>
    `Surel ini dikirim kepada Bapak/Ibu sebagai ${list(offices, 'dan')}, paling banyak satu kali sehari, selama masih ada yang perlu ditindaklanjuti.`,
};

const en: DigestWords = {
  sample: 'Sample data',
  demonstration: 'Sample data: all entries, names and addresses in this mail are made up, not official data.',
  greeting: (name) => `Dear ${name},`,
  opening: 'Here is what still needs to be completed or corrected.',
  daysLeft: (days) =>
    days === 0
      ? 'today'
      : days === 1
        ? 'tomorrow'
        : days < 0
          ? `${-days} ${plural(-days, 'day', 'days')} overdue`
          : `${days} days left`,
  units: (count) => `${integer(count, 'en')} units`,
  what: ({ where, blank, errors, unseen, returned }) => {
    const of = (done: boolean) => (done ? '' : ` of ${where}`);
    const parts = [
      blank > 0 ? `${integer(blank, 'en')} ${plural(blank, 'entry', 'entries')}${of(false)} incomplete` : '',
      errors > 0
        ? `${integer(errors, 'en')} ${plural(errors, 'problem', 'problems')}${of(blank > 0)} to correct`
        : '',
      unseen > 0 ? `form${of(blank + errors > 0)} could not be checked yet` : '',
      returned > 0 ? `form${of(blank + errors + unseen > 0)} sent back` : '',
    ];
    return parts.filter((part) => part !== '').join(', ');
  },
  deadline: 'deadline',
  state: 'State',
  unseen:
    'the sheet could not be checked yet. Please make sure that it still exists and is shared with Pantau.',
  unreadable:
    'the sheet cannot be read at present; the figures below are those of the last check. Please make sure that it still exists and is shared with Pantau, or ask the coordinator.',
  blank: 'Incomplete',
  blankOf: (blank, expected, share) => `${blank} of ${expected} entries (${share} filled)`,
  filled: 'Filled',
  filledOf: (filled, expected, share) => `${filled} of ${expected} entries (${share})`,
  errors: 'To correct',
  warnings: 'To look at again',
  returned: 'Sent back',
  returnedForm:
    'the verifier sent this form back. The note stands in the tab Persetujuan; once entries have changed, it counts as handed in again.',
  waits: 'Waits for',
  waitsFor: (name, entries, since) =>
    `${name} (${integer(entries, 'en')} ${plural(entries, 'entry', 'entries')}${since === null ? '' : `, no movement since ${isoDay(since, 'en')}`})`,
  outlook: 'Forecast',
  forecast: (forecast, expected) => {
    if (forecast.kind === 'done' || forecast.kind === 'past') return undefined;
    const { perWorkingDay, perCalendarDay, beyondHolidays } = forecast.need;
    const unknown = beyondHolidays
      ? ` (holidays after ${isoDay(HOLIDAYS_KNOWN_UNTIL, 'en')} are not known yet)`
      : '';
    const need =
      perWorkingDay === null
        ? `completion needs ${upwards(perCalendarDay, 'en')} entries a day`
        : `completion needs ${upwards(perWorkingDay, 'en')} entries a working day${unknown}`;
    if (forecast.kind === 'too-little') return `${need}.`;
    const pace =
      forecast.pace <= 0
        ? 'no entries were added lately'
        : `at the present pace (${decimal(forecast.pace, 'en', 1)} entries a day) about ${integer(Math.floor(forecast.end.share * expected), 'en')} of ${integer(expected, 'en')} entries are filled at the nearest deadline`;
    return `${pace}; ${need}.`;
  },
  checked: 'Checked',
  open: 'Open the sheet',
  request:
    'Please complete and correct it soon. In the sheet, each row says what is missing or wrong and how to put it right.',
  reply: 'If something stands in the way, please answer this mail; answers reach the coordinator.',
  sender: 'Written automatically by Pantau, which watches the entry of stunting-convergence data.',
  office: (role, units) => `${ROLES_EN[role]} of ${list(units, 'and')}`,
  reason: (offices) =>
    `You get this mail as ${list(offices, 'and')}, at most once a day, as long as something is to be done.`,
};

export const DIGEST_WORDS: Record<Language, DigestWords> = { id, en };

/** Rounded up to one decimal: a pace that is a little short does not arrive. */
function upwards(pace: number, language: Language): string {
  return decimal(Math.ceil(Number((pace * 10).toPrecision(12))) / 10, language, 1);
}

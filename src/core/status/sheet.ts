/**
 * What stands in Pantau's own tab: a summary, then one line per tab and row key. Built from results alone, so that
 * the same results always give the same cells; only the cell with the time of the text differs between writings.
 */

import type { Approval } from '../approval/form-state.ts';
import type { Standing } from '../approval/standing.ts';
import { allProblems, type FormResult } from '../checks/form.ts';
import type { Problem } from '../checks/problem.ts';
import type { Line } from '../checks/tab.ts';
import type { Explanations, FormMeasure, Measured } from '../form-measures/form-measure.ts';
import { COMPLETION_STATES, type CompletionState, share } from '../measures/completion.ts';
import { type Deadline, deadlineInstant, type Zone } from '../schedule/deadline.ts';
import { lineKey, SHEET_WIDTH } from '../template/names.ts';
import type { Template } from '../template/schema.ts';
import { issuedVersion } from '../template/variant-version.ts';
import { dateTime, integer, isoDay, longDateTime, percent } from '../text/format.ts';
import { measureCounts, measureName, measurePeriod, measureValue } from '../text/measures.ts';
import { problemSentence } from '../text/problem-sentences.ts';
import { problemTotal } from '../text/problem-total.ts';
import { STATUS_WORDS } from './words.ts';

export type SheetCell = string | number;

export interface SheetContext {
  template: Template;
  unitName: string;
  zone: Zone;
  nextDeadline: Deadline | undefined;
  demonstration: boolean;
  measured: Measured;
}

/** Row and column (0-based) of the time cell: B2. */
const TIME_AT = { row: 1, column: 1 } as const;

const STATE_LABELS: Record<CompletionState, string> = {
  filled: 'Terisi',
  valid: 'Sah (terisi tanpa kesalahan)',
  submitted: 'Diajukan',
  approved: 'Disetujui',
};

/** At most so many general problems are listed by name; the number of the rest is told. */
const LISTED = 50;

/** Quarters of a year; of monthly rounds the last four. */
const SHOWN_PERIODS = 4;

export function sheetRows(form: FormResult, context: SheetContext, writtenAt: string): SheetCell[][] {
  const rows = [
    ...summary(form, context, writtenAt),
    ...form.lines.map((line) => lineRow(line, context.template)).sort(byKey),
    ...explanationRows(context.measured.explanations),
  ];
  return rows.map((row) => Array.from({ length: SHEET_WIDTH }, (_, column) => row[column] ?? ''));
}

/** The text of the time cell for an instant: `18 Nov 2025, 09.02 WIB`. */
export function writtenAtText(instant: number, zone: Zone): string {
  return dateTime(instant, zone, 'id');
}

/** The time cell of a tab as it was read; undefined when it holds no text. */
export function foundWrittenAt(found: readonly (readonly unknown[])[]): string | undefined {
  const cell = found[TIME_AT.row]?.[TIME_AT.column];
  return typeof cell === 'string' && cell !== '' ? cell : undefined;
}

/** Whether what stands in the tab is what should, trailing blanks aside. */
export function sameCells(
  found: readonly (readonly unknown[])[],
  wanted: readonly (readonly SheetCell[])[],
): boolean {
  const cell = (rows: readonly (readonly unknown[])[], row: number, column: number) =>
    rows[row]?.[column] ?? '';
  for (let row = 0; row < Math.max(found.length, wanted.length); row++) {
    const width = Math.max(found[row]?.length ?? 0, SHEET_WIDTH);
    for (let column = 0; column < width; column++) {
      if (cell(found, row, column) !== cell(wanted, row, column)) return false;
    }
  }
  return true;
}

function summary(form: FormResult, context: SheetContext, writtenAt: string): SheetCell[][] {
  const { template, nextDeadline } = context;
  const problems = allProblems(form);
  const rows: SheetCell[][] = [
    ['Pantau', '', 'Hasil pemeriksaan. Lembar ini ditulis oleh Pantau; mohon tidak diubah.'],
    ['Diperiksa', writtenAt],
    ['Formulir', '', `${template.title.id} (versi ${issuedVersion(template.version)})`],
    ['Unit', '', context.unitName],
    ...(template.approval === false
      ? []
      : [['Keadaan formulir', form.approval.state], ...decisionRows(form.approval)]),
  ];
  if (context.demonstration) rows.push(['Catatan', '', 'Data contoh, bukan data resmi.']);
  if (template.approval === false)
    return [...rows, ...standingRows(problems), ...generalRows(form, template)];
  if (form.readable) {
    const { counts } = form;
    for (const state of COMPLETION_STATES) {
      const numbers = `${integer(counts[state], 'id')} dari ${integer(counts.expected, 'id')} isian`;
      rows.push([STATE_LABELS[state], percent(share(counts[state], counts.expected), 'id'), numbers]);
    }
  } else {
    rows.push(['Terisi', '–', 'Tidak dapat dihitung: formulir tidak terbaca. Lihat masalah di bawah ini.']);
  }
  rows.push(...measureRows(context.measured.measures));
  rows.push(['Masalah', '', problemTotal(problems)]);
  if (form.waivedSince !== undefined) {
    rows.push(['Pengecualian', '', `Yang terlama sejak ${isoDay(form.waivedSince, 'id')}.`]);
  }
  rows.push([
    'Tenggat berikutnya',
    nextDeadline === undefined ? '–' : longDateTime(deadlineInstant(nextDeadline), nextDeadline.zone, 'id'),
    nextDeadline?.title.id ?? '',
  ]);
  return [...rows, ...generalRows(form, template)];
}

/** Problems of no row, then the heading of the rows' own lines. */
function generalRows({ general }: FormResult, template: Template): SheetCell[][] {
  const rows = general.slice(0, LISTED).map((problem) => ['Perhatian', '', generalText(problem, template)]);
  if (general.length > LISTED) {
    const more = `… dan ${integer(general.length - LISTED, 'id')} masalah lain yang serupa.`;
    rows.push(['Perhatian', '', more]);
  }
  return [...rows, [], ['Kunci', 'Status', 'Pesan', 'Kolom', 'Saran']];
}

/** Of a spreadsheet that nobody hands in: whether what stands in it is in force. */
function standingRows(problems: readonly Problem[]): SheetCell[][] {
  const [word, text] = problems.some(({ severity }) => severity === 'error')
    ? ['belum', 'Ada yang perlu diperbaiki. Yang berlaku tetap isian sah yang terakhir.']
    : problems.some(({ code }) => code === 'register-waits')
      ? ['menunggu', 'Yang berlaku tetap isian sah yang terakhir sampai perubahannya disetujui.']
      : ['ya', 'Isian ini yang berlaku.'];
  return [
    ['Masalah', '', problemTotal(problems)],
    ['Berlaku', word, text],
  ];
}

/** The officer's own words stay in the spreadsheet they were written in. */
function decisionRows({ decision, standing }: Approval): SheetCell[][] {
  if (decision === undefined) return [];
  const by = [decision.name, decision.at].filter((text) => text !== '').join(', ');
  const rows = [
    ['Keputusan verifikator', decision.word, `${by === '' ? '–' : by}${STANDING_WORDS[standing]}`],
  ];
  if (decision.note !== '') rows.push(['Catatan verifikator', '', decision.note]);
  return rows;
}

const STANDING_WORDS: Record<Standing, string> = {
  none: '',
  stands: '',
  unknown: '',
  changed: '; isian berubah sejak keputusan ini',
  spent: '; tidak berlaku untuk pengajuan yang sekarang',
};

/** A problem outside the rows' lines carries its stored row number, which is as old as the time above. */
function generalText(problem: Problem, template: Template): string {
  const { message, remedy } = problemSentence(problem, template);
  const tab =
    template.tabs.length > 1 ? template.tabs.find((candidate) => candidate.name === problem.tab) : undefined;
  const place = [tab && `Lembar ${tab.title.id}`, problem.row && `Baris ${problem.row}`]
    .filter(Boolean)
    .join(', ');
  return `${place === '' ? '' : `${place}, `}${message} ${remedy}`;
}

/** Below the lines, so that they keep their places: no key of a row begins as these do. */
function explanationRows(explanations: readonly Explanations[]): SheetCell[][] {
  return explanations.flatMap(({ title, of, note, lines }) => [
    [],
    [title, of, note],
    ...lines.map(({ key, value, message }) => [key, value, message]),
  ]);
}

/** The newest periods of each measure; how many older ones there are is told once. */
function measureRows(measures: readonly FormMeasure[]): SheetCell[][] {
  const periods = [...new Set(measures.map(({ name, period }) => `${name} ${period}`))];
  const shown = new Set(
    [...Map.groupBy(measures, ({ name }) => name).values()].flatMap((same) => {
      const newest = [...new Set(same.map(({ period }) => period))].sort().slice(-SHOWN_PERIODS);
      return newest.map((period) => `${same[0]?.name} ${period}`);
    }),
  );
  const rows: SheetCell[][] = measures
    .filter(({ name, period }) => shown.has(`${name} ${period}`))
    .map((measure) => [
      `${measureName(measure.name, 'id')}, ${measurePeriod(measure, 'id')}`,
      measureValue(measure, 'id'),
      measureCounts(measure, 'id'),
    ]);
  const older = periods.length - shown.size;
  if (older > 0) rows.push(['Periode sebelumnya', '', `${integer(older, 'id')} hasil tidak ditampilkan.`]);
  return rows;
}

/** What Pantau says about one row key: key, status, message, wrong columns, remedy. */
export function lineRow(line: Line, template: Template): SheetCell[] {
  const sentences = line.problems.map((problem) => problemSentence(problem, template));
  const remedies = new Set(sentences.map((sentence) => sentence.remedy));
  return [
    lineKey(line.tab, line.key),
    STATUS_WORDS[line.status],
    sentences.map((sentence) => sentence.message).join(' '),
    wrongColumns(line.problems),
    [...remedies].join(' '),
  ];
}

/** `;e:dilayani;w:persentase;`: read by the conditional formats of the row. */
function wrongColumns(problems: readonly Problem[]): string {
  const worst = new Map<string, 'e' | 'w'>();
  for (const problem of problems) {
    // What is only said, or answered for, colours nothing.
    if (problem.severity === 'info' || problem.severity === 'waived') continue;
    const mark = problem.severity === 'error' ? 'e' : 'w';
    for (const column of problem.columns) if (worst.get(column) !== 'e') worst.set(column, mark);
  }
  if (worst.size === 0) return '';
  return `;${[...worst].map(([column, mark]) => `${mark}:${column}`).join(';')};`;
}

/** By key, not by place: sorting rows in the form changes nothing here. */
function byKey(a: SheetCell[], b: SheetCell[]): number {
  const [left, right] = [String(a[0]), String(b[0])];
  return left < right ? -1 : left > right ? 1 : 0;
}

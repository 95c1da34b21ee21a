/** Faults of one column: settings that its type does not have, bounds that exclude everything, marks with two meanings. */
import { serialOfIso } from '../cells/calendar.ts';
import { isHost } from '../cells/email.ts';
import { plainWord } from '../cells/text.ts';
import { type Path, repeated } from '../faults.ts';
import { patternFault } from './pattern.ts';
import { type Column, isDated, isNumeric } from './schema.ts';

export type Add = (path: Path, fault: string, remedy: string) => void;

/** Header labels of Pantau's status columns; the first of them shows the time of the last check. */
const OWN_LABEL = /^(?:status|pesan|kolom|diperiksa(?: \d.*)?)$/;

/** Whether a heading could not be told from one of Pantau's own. */
export const isOwnLabel = (label: string): boolean => OWN_LABEL.test(plainWord(label));

export function columnFaults(column: Column, add: Add): void {
  for (const language of ['id', 'en'] as const) {
    if (isOwnLabel(column.label[language])) {
      add(
        ['label', language],
        `"${column.label[language]}" is the label of a column of Pantau`,
        'choose a label other than Status, Pesan, Kolom, Diperiksa …',
      );
    }
  }
  boundFaults(column, add);
  belongingFaults(column, add);
  markFaults(column, add);
  column.units?.forEach((unit, index) => {
    if (!/^\p{L}[^\d]*$/u.test(unit)) {
      add(['units', index], `"${unit}" is not a unit`, 'write a word such as kg, without digits');
    }
  });
  column.hosts?.forEach((host, index) => {
    if (!isHost(host) || host !== host.toLowerCase()) {
      add(['hosts', index], `"${host}" is not a host`, 'write it in small letters such as drive.google.com');
    }
  });
  const { pattern } = column.constraints;
  const fault = pattern === undefined ? undefined : patternFault(pattern);
  if (fault !== undefined) {
    add(
      ['constraints', 'pattern'],
      fault,
      'use plain characters, classes such as [0-9] and counts such as {2}, at most one open repetition',
    );
  }
}

function boundFaults(column: Column, add: Add): void {
  const { minimum, maximum, earliest, latest } = column.constraints;
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    add(
      ['constraints', 'minimum'],
      `${minimum} is above the maximum ${maximum}`,
      'exchange the two or correct one',
    );
  }
  for (const bound of ['minimum', 'maximum'] as const) {
    if (!isNumeric(column) && column.constraints[bound] !== undefined) {
      const what = column.type === 'string' ? 'text' : `type ${column.type}`;
      add(['constraints', bound], `bounds a column of ${what}`, 'remove it or change the type to a number');
    }
  }
  for (const bound of ['earliest', 'latest'] as const) {
    const day = column.constraints[bound];
    if (day === undefined) continue;
    if (!isDated(column)) {
      add(
        ['constraints', bound],
        `bounds a column of type ${column.type}`,
        'remove it or change the type to date',
      );
    }
    if (serialOfIso(day) === undefined) {
      add(
        ['constraints', bound],
        `"${day}" is not a real day`,
        'write a day of the calendar, such as 2025-08-17',
      );
    }
  }
  if (earliest !== undefined && latest !== undefined && earliest > latest) {
    add(['constraints', 'earliest'], `${earliest} is after ${latest}`, 'exchange the two or correct one');
  }
}

/** A setting that the column's type does not read would be silently without effect. */
function belongingFaults(column: Column, add: Add): void {
  const text = column.type === 'string';
  const format = column.format;
  const belongs: [path: Path, set: boolean, fits: boolean, to: string][] = [
    [['format'], format !== undefined, text, 'type string'],
    [['units'], column.units !== undefined, isNumeric(column), 'type integer, number or percent'],
    [['marks'], column.marks !== undefined, column.type === 'mark', 'type mark'],
    [
      ['level'],
      column.level !== undefined,
      format === 'kemendagri' || format === 'bps',
      'format kemendagri or bps',
    ],
    [['newborn'], column.newborn !== undefined, format === 'nik', 'format nik'],
    [
      ['reported'],
      column.reported !== undefined,
      column.type === 'percent' && column.entry && !column.constraints.required,
      'type percent that staff fill and may leave blank',
    ],
    [['hosts'], column.hosts !== undefined, format === 'uri', 'format uri'],
    [['constraints', 'enum'], column.constraints.enum !== undefined, text, 'type string'],
    [['constraints', 'pattern'], column.constraints.pattern !== undefined, text, 'type string'],
  ];
  for (const [path, set, fits, to] of belongs) {
    if (set && !fits) add(path, `belongs to columns of ${to}`, 'remove it or change the column');
  }
  if (format !== undefined && column.constraints.enum !== undefined) {
    add(['constraints', 'enum'], `lists choices beside the format ${format}`, 'keep one of the two');
  }
}

function markFaults(column: Column, add: Add): void {
  if (column.type !== 'mark') return;
  if (column.marks === undefined) {
    add(['marks'], 'is missing', 'name the marks of this column, such as { "yes": ["Y"], "no": ["T"] }');
    return;
  }
  const texts = [...Object.values(column.marks), column.notApplicable ?? []].flatMap((list = []) => [
    ...new Set(list.map(plainWord)),
  ]);
  for (const { text } of repeated(texts, (one) => one)) {
    add(['marks'], `"${text}" has two meanings`, 'give each mark one meaning');
  }
}

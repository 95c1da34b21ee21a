/**
 * What is wrong with a file that a person wrote: one line a fault, all of them at once, each with the place and
 * the remedy. Used for templates and for the configuration of a district.
 */
import type * as z from 'zod';

export interface Fault {
  /** Place inside the file: `tabs[0].columns[3].constraints.minimum`; '' for the file as a whole. */
  path: string;
  fault: string;
  remedy: string;
}

export type Path = readonly PropertyKey[];

/** `['tabs', 0, 'key']` → `tabs[0].key`. */
export function pathText(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(String(part)))
      text += text === '' ? String(part) : `.${String(part)}`;
    else text += `[${JSON.stringify(String(part))}]`;
  }
  return text;
}

/** `FILE: PLACE: FAULT; REMEDY`, one line a fault. */
export function faultLines(file: string, faults: readonly Fault[]): string {
  return faults
    .map(({ path, fault, remedy }) =>
      [file, ...(path === '' ? [] : [path]), `${fault}; ${remedy}`].join(': '),
    )
    .join('\n');
}

/** zod's findings as faults. Asks for `safeParse(…, { reportInput: true })`, so that what was found can be shown. */
export function shapeFaults(issues: readonly z.core.$ZodIssue[]): Fault[] {
  return issues.flatMap((issue): Fault[] => {
    const path = pathText(issue.path);
    const found = shown(issue.input);
    switch (issue.code) {
      case 'invalid_type':
        if (issue.input === undefined)
          return [{ path, fault: 'is missing', remedy: `add it (${issue.expected})` }];
        return [
          {
            path,
            fault: `expected ${issue.expected}, found ${found}`,
            remedy: `write a value of type ${issue.expected}`,
          },
        ];
      case 'unrecognized_keys':
        return issue.keys.map((key) => ({
          path: pathText([...issue.path, key]),
          fault: 'is not known here',
          remedy: 'correct its spelling or remove it',
        }));
      case 'invalid_value':
        return [
          { path, fault: `found ${found}`, remedy: `choose one of ${issue.values.map(shown).join(', ')}` },
        ];
      case 'too_small':
        return [
          {
            path,
            fault: `${found} is too small or too short`,
            remedy: `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum} is needed`,
          },
        ];
      case 'too_big':
        return [
          { path, fault: `${found} is too large or too long`, remedy: `at most ${issue.maximum} is allowed` },
        ];
      case 'invalid_format':
        return [{ path, fault: `found ${found}`, remedy: remedyOfFormat(issue) }];
      case 'invalid_union':
        if (issue.discriminator !== undefined) return [unknownKind(path, issue.discriminator, issue)];
        return [{ path, fault: `found ${found}`, remedy: issue.message }];
      default:
        return [{ path, fault: `found ${found}`, remedy: issue.message }];
    }
  });
}

/** zod hands over the whole object where one of its fields should tell its kind. */
function unknownKind(path: string, field: string, issue: z.core.$ZodIssueInvalidUnion): Fault {
  const kind = (issue.input as Record<string, unknown> | undefined)?.[field];
  const options =
    'options' in issue && Array.isArray(issue.options) ? issue.options.map(shown).join(', ') : '';
  return {
    path,
    fault: kind === undefined ? 'is missing' : `found ${shown(kind)}`,
    remedy: `choose one of ${options}`,
  };
}

function remedyOfFormat(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if (issue.format === 'email') return 'write an e-mail address such as nama@dinas.example';
  if (issue.format === 'regex' && issue.message.startsWith('Invalid'))
    return `it must match ${issue.pattern}`;
  return issue.message;
}

/** At most 60 characters of what was found, on one line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Every text that stands more than once, by `identity`, with all its places. */
export function repeated<T>(
  items: readonly T[],
  identity: (item: T) => string,
): { text: string; at: number[] }[] {
  const places = new Map<string, number[]>();
  items.forEach((item, index) => {
    const text = identity(item);
    places.set(text, [...(places.get(text) ?? []), index]);
  });
  return [...places].filter(([, at]) => at.length > 1).map(([text, at]) => ({ text, at }));
}

/** Whether `YYYY-MM-DDTHH:mm` names a day of the calendar and a time of the clock. */
export function isRealWallClock(at: string): boolean {
  const date = new Date(`${at}:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(at);
}

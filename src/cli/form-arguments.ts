/** What the commands over a filled-in workbook are told: which file and form it is, and how to answer. */
import type { Language } from '../core/text/format.ts';
import { commandArguments, oneOf, oneWord, refuseOptions } from './command-arguments.ts';
import { TEMPLATES } from './templates.ts';

export interface FormArguments {
  file: string;
  /** Folder of templates. */
  templates: string;
  /** NAME or NAME@VERSION; any that fits when undefined. */
  name: string | undefined;
  json: boolean;
  language: Language;
  /** File of formula settings, for the commands that take one. */
  settings: string | undefined;
  /** A copy with the result in it is asked for, and by what name, for the commands that write one. */
  write: boolean;
  out: string | undefined;
  /** Whether the copy is only told of. */
  dryRun: boolean;
}

/** Undefined when only the usage is wanted. @throws Error with `usage` for words that are wrong. */
export function formArguments(
  words: string[],
  usage: string,
  print: (text: string) => void,
  takes: { settings?: boolean; write?: boolean } = {},
): FormArguments | undefined {
  const asked = commandArguments(words, usage, print, {
    allowPositionals: true,
    options: {
      template: { type: 'string' },
      templates: { type: 'string', default: TEMPLATES },
      json: { type: 'boolean', default: false },
      language: { type: 'string', default: 'id' },
      settings: { type: 'string' },
      write: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  if (!takes.settings) refuseOptions(values, ['settings'], 'this command', usage);
  if (!takes.write) refuseOptions(values, ['write', 'dry-run'], 'this command', usage);
  const { template: name, templates, json, settings, write, 'dry-run': dryRun } = values;
  // The copy's name follows `--write`, which takes no word of its own: it may stand without one.
  const out = write && positionals.length > 1 ? positionals.pop() : undefined;
  const file = oneWord(positionals, 'FILE', usage);
  const language = oneOf(LANGUAGES, values.language, '--language', usage);
  return { file, templates, name, json, language, settings, write, out, dryRun };
}

const LANGUAGES = ['id', 'en'] as const satisfies Language[];

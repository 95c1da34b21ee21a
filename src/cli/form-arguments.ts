/** What the commands over a filled-in workbook are told: which file and form it is, and how to answer. */
import type { Language } from '../core/text/format.ts';
import { commandArguments } from './command-arguments.ts';
import { TEMPLATES } from './filled-form.ts';

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

/** Undefined when only the usage is wanted. @throws Error with `usage` when no one file or no language is named, TypeError for an option that there is not. */
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
      ...(takes.write && { 'dry-run': { type: 'boolean', default: false } as const }),
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [file, out] = positionals;
  const { template: name, templates, json, language, settings, write } = values;
  const extra =
    positionals.length > (write ? 2 : 1) ||
    (settings !== undefined && !takes.settings) ||
    (write && !takes.write);
  if (file === undefined || extra || !isLanguage(language)) throw new Error(usage);
  return { file, templates, name, json, language, settings, write, out, dryRun: values['dry-run'] === true };
}

const isLanguage = (text: string): text is Language => text === 'id' || text === 'en';

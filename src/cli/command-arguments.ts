/** The words after a command's name. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What a command that changes something takes, for `parseArgs`: only to say what it would do, and to say it to a program. */
export const ANSWER_OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options'];

/** What is wrong with the words, and then how the command is used. */
export const misused = (fault: string, usage: string): Error => new Error(`${fault}\n\n${usage}`);

/**
 * As `parseArgs` reads them. Undefined when `--help` is among them: the usage is printed, and there is nothing else to do.
 * @throws Error with the usage for an option or a word that there is not.
 */
export function commandArguments<const Config extends ParseArgsConfig>(
  words: string[],
  usage: string,
  print: (text: string) => void,
  config: Config,
): ReturnType<typeof parseArgs<Config & { args: string[] }>> | undefined {
  if (words.includes('--help') || words.includes('-h')) {
    print(usage);
    return undefined;
  }
  try {
    return parseArgs({ ...config, args: words });
  } catch (error) {
    // Its first sentence says what is wrong; the rest is for words that begin with a dash, of which there are none.
    const [fault = ''] = (error as Error).message.split(/\.(?:\s|$)/);
    throw misused(fault, usage);
  }
}

/**
 * The one word that a command is about.
 * @param what as the usage calls it: FILE.
 * @throws Error with the usage when there is none, or more than one.
 */
export function oneWord(positionals: readonly string[], what: string, usage: string): string {
  const [word, ...more] = positionals;
  if (word === undefined) throw misused(`${what} is missing`, usage);
  noWord(more, usage);
  return word;
}

/** @throws Error with the usage when there is a word. */
export function noWord([word]: readonly string[], usage: string): void {
  if (word !== undefined) throw misused(`"${word}" is one word too many`, usage);
}

/**
 * The word as one of a few.
 * @param what it says, as the usage calls it: --format.
 * @throws Error with the usage when it is none of them.
 */
export function oneOf<Name extends string>(
  names: readonly Name[],
  word: string | undefined,
  what: string,
  usage: string,
): Name {
  const name = names.find((each) => each === word);
  if (name !== undefined) return name;
  const fault = word === undefined ? `${what} is missing` : `${what} "${word}" is not known`;
  throw misused(`${fault}; choose one of ${names.join(', ')}`, usage);
}

/**
 * Options that a command has, and this use of it does not.
 * @param use as the usage calls it: workbook export.
 * @throws Error with the usage when one of `names` is given: it would change nothing.
 */
export function refuseOptions(
  values: Readonly<Record<string, unknown>>,
  names: readonly string[],
  use: string,
  usage: string,
): void {
  const given = names.find((name) => values[name] !== undefined && values[name] !== false);
  if (given !== undefined) throw misused(`--${given} does not go with ${use}`, usage);
}

/** The words after a command's name. */
import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * As `parseArgs` reads them. Undefined when `--help` is among them: the usage is printed, and there is nothing else to do.
 * @throws TypeError for an option that there is not.
 */
export function commandArguments<const Config extends ParseArgsConfig>(
  words: string[],
  usage: string,
  print: (text: string) => void,
  config: Config,
): ReturnType<typeof parseArgs<Config & { args: string[] }>> | undefined {
  if (words.includes('--help')) {
    print(usage);
    return undefined;
  }
  return parseArgs({ ...config, args: words });
}

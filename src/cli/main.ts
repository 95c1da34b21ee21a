/** `npm run pantau -- COMMAND …`: the commands, each a file in `commands/`. */
import { templates } from './commands/templates.ts';

/** What a command does with the words after its name. Throws an Error whose message is for the person who typed it. */
export type Command = (words: string[], print: (text: string) => void) => Promise<void>;

const COMMANDS: Record<string, { run: Command; says: string }> = {
  templates: {
    run: templates,
    says: 'list | show NAME | export NAME --table-schema: the forms in sheets-templates/',
  },
};

const [name = 'help', ...words] = process.argv.slice(2);
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command === undefined) {
  const lines = Object.entries(COMMANDS).map(([each, { says }]) => `  ${each.padEnd(10)} ${says}`);
  const asked = name === 'help' || name === '--help';
  const text = `${asked ? '' : `there is no command "${name}"\n`}npm run pantau -- COMMAND\n\n${lines.join('\n')}\n`;
  (asked ? process.stdout : process.stderr).write(text);
  if (!asked) process.exitCode = 1;
} else {
  await command
    .run(words, (text) => void process.stdout.write(`${text}\n`))
    .catch((error: Error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    });
}

/** `npm run pantau -- COMMAND …`. */
import { COMMANDS } from './commands.ts';

// `… | head` closes the pipe early: nothing is left to say then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const [first = 'help', ...rest] = process.argv.slice(2);
const asked = ['help', '--help', '-h'].includes(first);
const [name, words] = asked && rest[0] !== undefined ? [rest[0], ['--help']] : [first, rest];
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
if (command === undefined) {
  const lines = Object.entries(COMMANDS).map(([each, { says }]) => `  ${each.padEnd(11)} ${says}`);
  const listed = asked && rest.length === 0;
  const text = `${listed ? '' : `there is no command "${name}"\n`}npm run pantau -- COMMAND\n\n${lines.join('\n')}\n\nhelp COMMAND tells more of one.\n`;
  (listed ? process.stdout : process.stderr).write(text);
  if (!listed) process.exitCode = 1;
} else {
  process.exitCode = await command
    .run(
      words,
      (text) => void process.stdout.write(`${text}\n`),
      (text) => void process.stderr.write(`${text}\n`),
    )
    .catch((error: Error) => {
      process.stderr.write(`${error.message}\n`);
      return command.unable;
    });
}

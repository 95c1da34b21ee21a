import { describe, expect, it } from 'vitest';
import { upgradeTemplate } from '../../src/cli/commands/templates-upgrade.ts';
import { COMMANDS, type Command } from '../../src/cli/commands.ts';

/** They write nothing anywhere, and so have nothing to leave undone; `plan` is the dry run of `apply`. */
const CHANGE_NOTHING = new Set(['convergence', 'growth', 'templates', 'plan', 'doctor', 'retention']);

const all: [name: string, run: Command][] = [
  ...Object.entries(COMMANDS).map(([name, { run }]): [string, Command] => [name, run]),
  ['templates upgrade', (words, print) => upgradeTemplate(words, print)],
];

async function usageOf(run: Command): Promise<string> {
  const printed: string[] = [];
  expect(
    await run(
      ['--help'],
      (text) => printed.push(text),
      () => {},
    ),
  ).toBeUndefined();
  return printed.join('\n');
}

/** What the command says of an option that there is not, after those before it were taken. */
const refused = (run: Command, ...words: string[]) =>
  run(
    [...words, '--no-such-option'],
    () => {},
    () => {},
  ).then(
    () => 'nothing',
    (error: Error) => error.message,
  );

describe.each(all)('%s', (name, run) => {
  it('has --help', async () => {
    expect(await usageOf(run)).toMatch(new RegExp(`^usage: ${name} `));
  });

  it('has --json', async () => {
    expect(await usageOf(run)).toContain('--json');
    expect(await refused(run, '--json')).toContain("'--no-such-option'");
  });
});

it.each(all.filter(([name]) => !CHANGE_NOTHING.has(name)))('%s has --dry-run', async (_, run) => {
  expect(await usageOf(run)).toContain('--dry-run');
  expect(await refused(run, '--dry-run')).toContain("'--no-such-option'");
});

it('names those that change nothing, each of which there is', () => {
  for (const name of CHANGE_NOTHING) expect(Object.keys(COMMANDS)).toContain(name);
});

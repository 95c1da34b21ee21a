import { expect, it } from 'vitest';
import { commandArguments, noWord, oneOf, oneWord, refuseOptions } from '../../src/cli/command-arguments.ts';

const USAGE = 'usage: try FILE';
const read = (...words: string[]) => {
  const printed: string[] = [];
  const options = { store: { type: 'string' }, json: { type: 'boolean' } } as const;
  const asked = commandArguments(words, USAGE, (text) => printed.push(text), {
    allowPositionals: true,
    options,
  });
  return { asked, printed };
};

it('prints the usage for --help and -h, whatever else is wrong', () => {
  for (const help of ['--help', '-h'])
    expect(read('--nix', help)).toEqual({ asked: undefined, printed: [USAGE] });
});

it('says what is wrong with the words before it says how the command is used', () => {
  const said =
    (...words: string[]) =>
    () =>
      read(...words);
  expect(said('--nix')).toThrow(`Unknown option '--nix'\n\n${USAGE}`);
  expect(said('--store')).toThrow(`Option '--store <value>' argument missing\n\n${USAGE}`);
  expect(said('--json=ya')).toThrow(`Option '--json' does not take an argument\n\n${USAGE}`);
  expect(() => oneWord([], 'FILE', USAGE)).toThrow(`FILE is missing\n\n${USAGE}`);
  expect(() => oneWord(['a', 'b'], 'FILE', USAGE)).toThrow(`"b" is one word too many\n\n${USAGE}`);
  expect(() => noWord(['a'], USAGE)).toThrow(`"a" is one word too many\n\n${USAGE}`);
  expect(() => oneOf(['id', 'en'], undefined, '--language', USAGE)).toThrow(
    `--language is missing; choose one of id, en\n\n${USAGE}`,
  );
  expect(() => oneOf(['id', 'en'], 'fr', '--language', USAGE)).toThrow(
    `--language "fr" is not known; choose one of id, en\n\n${USAGE}`,
  );
  expect(() => refuseOptions({ out: 'x' }, ['yes', 'out'], 'workbook import', USAGE)).toThrow(
    `--out does not go with workbook import\n\n${USAGE}`,
  );
});

it('takes what is right', () => {
  expect(read('a', '--store', 'x').asked).toMatchObject({ positionals: ['a'], values: { store: 'x' } });
  expect(oneWord(['a'], 'FILE', USAGE)).toBe('a');
  expect(oneOf(['id', 'en'], 'en', '--language', USAGE)).toBe('en');
  noWord([], USAGE);
  refuseOptions({ yes: false, out: undefined }, ['yes', 'out'], 'workbook import', USAGE);
});

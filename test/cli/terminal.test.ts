import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { init } from '../../src/cli/commands/init.ts';
import { openTerminal } from '../../src/cli/terminal.ts';

it('keeps lines that came all at once for the questions to come, and says when there is none', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end('satu\n dua \n\n');
  const terminal = openTerminal(input, output);
  expect(await terminal.ask('Pertama? ')).toBe('satu');
  expect(await terminal.ask('Kedua? ')).toBe('dua');
  expect(await terminal.ask('Ketiga? ')).toBe('');
  await expect(terminal.ask('Keempat? ')).rejects.toThrow('no answer to “Keempat?”: the input has ended');
  terminal.close();
  output.end();
  expect(await text(output)).toBe('Pertama? Kedua? Ketiga? Keempat? ');
});

it('asks what init needs, one line a question', async () => {
  const lines = ['62.02', '2025', 'aksi-konvergensi-2025', '', '', '', 'pantau@kabupaten.example', '', ''];
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(`${lines.join('\n')}\n`);
  const terminal = openTerminal(input, output);
  const said: string[] = [];
  await init(['--dry-run'], (line) => said.push(line), undefined, terminal.ask);
  terminal.close();
  expect(said[0]).toContain('Kabupaten Kotawaringin Timur');
});

/** Through real files, as an operator edits them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTemplates } from '../../src/cli/templates.ts';

const issued = await readFile('sheets-templates/aksi-konvergensi-2025.json', 'utf8');
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'templates-'));
});
afterEach(() => rm(dir, { recursive: true }));

const put = (name: string, text: string) => writeFile(path.join(dir, name), text);
const messageOf = async (): Promise<string> =>
  readTemplates(dir).then(
    () => '',
    (error: Error) => error.message.replaceAll(dir + path.sep, ''),
  );

describe('readTemplates', () => {
  test('reads every issued template of the project', async () => {
    const templates = await readTemplates('sheets-templates');
    expect(templates.map(({ id, version }) => ({ id, version }))).toContainEqual({
      id: 'aksi-konvergensi-2025',
      version: 1,
    });
  });

  test('names a folder that is not there', async () => {
    await expect(readTemplates('/tidak/ada')).rejects.toThrow(/^\/tidak\/ada: cannot be read: ENOENT/);
  });

  test('keeps every version of a form, in order, whatever the files are called', async () => {
    await put('a.json', issued.replace('"version": 1', '"version": 10'));
    await put('b.json', issued.replace('"version": 1', '"version": 2'));
    await put('c.json', `\ufeff${issued}`);
    await put('notes.txt', 'not a template');
    expect((await readTemplates(dir)).map(({ version }) => version)).toEqual([1, 2, 10]);
  });

  test('refuses two files with the same id and version', async () => {
    await put('a.json', issued);
    await put('b.json', issued);
    expect(await messageOf()).toBe(
      'b.json: id: "aksi-konvergensi-2025" version 1 stands in a.json too; raise the version or remove one file',
    );
  });

  test('tells the faults of all files at once', async () => {
    await put('a.json', '{ "id": "x", }');
    await put('b.json', issued.replace('"year": 2025', '"year": "2025"'));
    expect(await messageOf()).toBe(
      [
        'a.json:1:14: not valid JSON: unexpected "}"; check commas, quotes and brackets just before this place',
        'b.json: year: expected number, found "2025"; write a value of type number',
      ].join('\n'),
    );
  });

  test('an empty folder is no templates, said aloud', async () => {
    expect(await messageOf()).toMatch(/holds no template; put at least one \*\.json there$/);
  });
});

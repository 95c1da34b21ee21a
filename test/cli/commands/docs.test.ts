import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { docs, PAGES } from '../../../src/cli/commands/docs.ts';
import { CODES } from '../../../src/core/catalogue/catalogue.ts';
import { PROJECT } from '../../../src/runtime/local/bundle.ts';

it.each(Object.entries(PAGES))(
  'docs/%s is what `npm run docs` writes: run it and commit',
  async (name, page) => {
    expect(await readFile(path.join(PROJECT, 'docs', name), 'utf8')).toBe(page());
  },
);

it('writes every page where it is told to', async () => {
  const dir = await mkdtemp(path.join(tmpdir(), 'pantau-docs-'));
  try {
    const said: string[] = [];
    await docs(['--to', dir], (text) => said.push(text));
    expect(said).toEqual(
      ['problems.md', 'measures.md', 'mail.md', 'scale.md'].map((name) => path.join(dir, name)),
    );
    const again = async (...words: string[]) => {
      said.length = 0;
      await docs(['--to', dir, '--dry-run', ...words], (text) => said.push(text));
      return said.join();
    };
    expect(await again()).toBe('Nothing would change.');
    await writeFile(path.join(dir, 'mail.md'), 'other');
    expect(JSON.parse(await again('--json')).changed).toEqual([path.join(dir, 'mail.md')]);
    expect(await readFile(path.join(dir, 'mail.md'), 'utf8')).toBe('other');
    const page = await readFile(path.join(dir, 'problems.md'), 'utf8');
    expect(CODES.filter((code) => !page.includes(`### \`${code}\``))).toEqual([]);
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
});

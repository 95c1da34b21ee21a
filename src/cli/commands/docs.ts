/** `docs`: writes the pages in `docs/` that are made from what the code says. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../runtime/local/bundle.ts';
import { ANSWER_OPTIONS, commandArguments } from '../command-arguments.ts';
import { mailPage } from '../mail-page.ts';
import { measuresPage } from '../measures-page.ts';
import { problemsPage } from '../problems-page.ts';
import { scalePage } from '../scale-page.ts';

export const PAGES = {
  'problems.md': problemsPage,
  'measures.md': measuresPage,
  'mail.md': mailPage,
  'scale.md': scalePage,
} as const;

const USAGE = `usage: docs [--to DIR] [--dry-run] [--json]: writes the pages in docs/ anew that are made from the code

  --dry-run  names those that are not as they would be written, and writes none
  --json     one JSON object`;

export async function docs(words: string[], print: (text: string) => void): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: {
      to: { type: 'string', default: path.join(PROJECT, 'docs') },
      ...ANSWER_OPTIONS,
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  const { to, json, 'dry-run': dryRun } = values;
  const pages = Object.entries(PAGES).map(([name, page]) => ({ file: path.join(to, name), text: page() }));
  const changed: string[] = [];
  for (const { file, text } of pages) {
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before !== text) changed.push(file);
  }
  if (!dryRun) {
    await mkdir(to, { recursive: true });
    for (const { file, text } of pages) await writeFile(file, text);
  }
  const files = pages.map(({ file }) => file);
  if (json) print(JSON.stringify({ dryRun, files, changed }));
  else if (!dryRun) for (const file of files) print(file);
  else print(changed.length === 0 ? 'Nothing would change.' : `Would change: ${changed.join(', ')}`);
}

/** `docs`: writes the pages in `docs/` that are made from what the code says. */

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../runtime/local/bundle.ts';
import { commandArguments } from '../command-arguments.ts';
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

const USAGE = 'usage: docs [--to DIR]: writes the pages in docs/ anew that are made from the code';

export async function docs(words: string[], print: (text: string) => void): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: { to: { type: 'string', default: path.join(PROJECT, 'docs') } },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  await mkdir(values.to, { recursive: true });
  for (const [name, page] of Object.entries(PAGES)) {
    const file = path.join(values.to, name);
    await writeFile(file, page());
    print(file);
  }
}

/** `docs`: writes the pages in `docs/` that are made from what the code says. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../../runtime/local/bundle.ts';
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

export async function docs(words: string[], print: (text: string) => void): Promise<undefined> {
  const { values } = parseArgs({
    args: words,
    options: { to: { type: 'string', default: path.join(PROJECT, 'docs') } },
  });
  await mkdir(values.to, { recursive: true });
  for (const [name, page] of Object.entries(PAGES)) {
    const file = path.join(values.to, name);
    await writeFile(file, page());
    print(file);
  }
}

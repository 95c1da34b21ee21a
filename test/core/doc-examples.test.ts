/** The examples in doc comments of the engine are compiled and run, and print what they say they print. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../../src/runtime/local/bundle.ts';

const run = promisify(execFile);
const CORE = path.join(PROJECT, 'src/core');
/** The name of the package stands for itself only inside the project. */
const DIST = path.join(PROJECT, 'dist');

interface DocExample {
  file: string;
  code: string;
  /** What stands after `//` beside each `console.log`; lines parted by ` | `. */
  prints: string[];
}

async function docExamples(): Promise<DocExample[]> {
  const files = (await readdir(CORE, { recursive: true })).filter((file) => file.endsWith('.ts')).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const source = await readFile(path.join(CORE, file), 'utf8');
      return [...source.matchAll(/^ \* ```ts\n([\s\S]*?)^ \* ```$/gm)].map(([, block = '']) => {
        const code = block.replace(/^ \* ?/gm, '');
        const prints = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].flatMap(([, says = '']) =>
          says.split(' | '),
        );
        return { file, code, prints };
      });
    }),
  );
  return found.flat();
}

const examples = await docExamples();
let dir: string;
beforeAll(async () => {
  await mkdir(DIST, { recursive: true });
  dir = await mkdtemp(path.join(DIST, 'doc-examples-'));
  await Promise.all(examples.map(({ code }, index) => writeFile(path.join(dir, `${index}.ts`), code)));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('examples in doc comments', () => {
  it('stand at the functions that engineers begin with', () => {
    expect(new Set(examples.map(({ file }) => file))).toEqual(
      new Set([
        'checks/compile.ts',
        'checks/form.ts',
        'checks/tab.ts',
        'index.ts',
        'template/load.ts',
        'text/problem-titles.ts',
        'text/tell-problem.ts',
      ]),
    );
  });

  it('compile', async () => {
    const config = path.join(dir, 'tsconfig.json');
    await writeFile(
      config,
      JSON.stringify({ extends: path.join(PROJECT, 'tsconfig.json'), include: ['*.ts'] }),
    );
    const tsc = path.join(
      path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
      'bin/tsc',
    );
    const { stdout } = await run(process.execPath, [tsc, '-p', config], { cwd: PROJECT }).catch(
      ({ stdout: said }: { stdout: string }) => ({ stdout: said }),
    );
    expect(stdout).toBe('');
  });

  it.each(examples.map((example, index) => ({ ...example, index })))(
    'of $file print what they say',
    async ({ index, prints }) => {
      const { stdout } = await run(process.execPath, [path.join(dir, `${index}.ts`)], { cwd: PROJECT });
      expect(prints.length).toBeGreaterThan(0);
      expect(
        stdout
          .trimEnd()
          .split('\n')
          .map((line) => line.trimEnd()),
      ).toEqual(prints);
    },
  );
});

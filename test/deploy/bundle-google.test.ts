import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, type FunctionsBundle } from '../../src/deploy/bundle-google.ts';
import { PROJECT } from '../../src/runtime/local/bundle.ts';

let bundle: FunctionsBundle;
beforeAll(async () => {
  bundle = await bundleFunctions(path.join(PROJECT, 'dist', 'google-test'));
});

describe('the artefact for Google Cloud', () => {
  it('holds of googleapis only the APIs in use', () => {
    const googleapis = bundle.inputs.flatMap(
      (input) => /googleapis\/build\/src\/(.*)$/.exec(input)?.[1] ?? [],
    );
    expect(googleapis.sort()).toEqual([
      'apis/drive/v3.js',
      'apis/pubsub/v1.js',
      'apis/sheets/v4.js',
      // Loaded only where a subscription is kept.
      'apis/workspaceevents/v1.js',
    ]);
  });

  it('holds nothing of tests, the demonstration, the workspace or the other cloud', () => {
    const ours = bundle.inputs.filter((input) => !input.includes('node_modules/'));
    expect(
      ours.filter((input) => /^test|^src\/(demo|workspace|cli|deploy|runtime\/local)\//.test(input)),
    ).toEqual([]);
    expect(bundle.inputs.filter((input) => /^src\/.*cloudflare|\/d1\.ts$|kysely-d1/.test(input))).toEqual([]);
  });

  it('stays within 2.5 MiB', async () => {
    expect((await stat(path.join(bundle.dir, 'index.js'))).size).toBeLessThan(2.5 * 1024 * 1024);
  });

  it('names the one package that it leaves to the platform, in the very version', async () => {
    const read = async (file: string) => JSON.parse(await readFile(file, 'utf8'));
    const manifest = await read(path.join(bundle.dir, 'package.json'));
    const project = await read(path.join(PROJECT, 'package.json'));
    const framework = '@google-cloud/functions-framework';
    expect(manifest).toMatchObject({ main: 'index.js', engines: { node: '24' } });
    expect(manifest.dependencies).toEqual({ [framework]: project.dependencies[framework] });
  });
});

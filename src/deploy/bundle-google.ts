/** What is deployed to Google Cloud Functions: all functions in one script, and a package.json that names what is not in it. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import * as z from 'zod';
import { PROJECT } from '../runtime/local/bundle.ts';

/** Not bundled: the platform starts the functions through the same framework that they register with. */
const FRAMEWORK = '@google-cloud/functions-framework';

const ProjectSchema = z.looseObject({
  version: z.string(),
  dependencies: z.looseObject({ [FRAMEWORK]: z.string() }),
});

export interface FunctionsBundle {
  /** Folder with `index.js` and `package.json`. */
  dir: string;
  /** Files of this project and of packages that went into the script, from the project's folder. */
  inputs: string[];
}

/** @throws Error with esbuild's own words when a function cannot be built. */
export async function bundleFunctions(dir = path.join(PROJECT, 'dist', 'google')): Promise<FunctionsBundle> {
  await rm(dir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: PROJECT,
    entryPoints: ['functions/index.ts'],
    outfile: path.join(dir, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    // Names stay, for stack traces: size costs nothing here.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    // `pg-native` is optional, and asked for only by those who want it.
    external: [FRAMEWORK, 'pg-native'],
    metafile: true,
    logLevel: 'silent',
  });
  const project = ProjectSchema.parse(JSON.parse(await readFile(path.join(PROJECT, 'package.json'), 'utf8')));
  const manifest = {
    name: 'pantau-functions',
    version: project.version,
    private: true,
    main: 'index.js',
    engines: { node: '24' },
    dependencies: { [FRAMEWORK]: project.dependencies[FRAMEWORK] },
  };
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(dir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return { dir, inputs: Object.keys(metafile.inputs) };
}

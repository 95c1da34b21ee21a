/** `npm run build:google`: the functions as they are deployed, in dist/google/. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { bundleFunctions } from '../deploy/bundle-google.ts';

const { dir, inputs } = await bundleFunctions();
const { size } = await stat(path.join(dir, 'index.js'));
console.log(`${dir}: ${Math.round(size / 1024)} KiB from ${inputs.length} files`);

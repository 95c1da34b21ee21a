/** The configuration of a district from a file. */
import { readFile } from 'node:fs/promises';
import { type District, parseDistrict } from '../core/district.ts';
import type { Template } from '../core/template/schema.ts';
import { parseJson } from './json.ts';

/** @throws Error that names the file and, where it can be read, every fault in it. */
export async function readDistrict(file: string, templates: readonly Template[]): Promise<District> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Error(`${file}: cannot be read: ${error.message}`);
  });
  return parseDistrict(parseJson(text, file), file, templates);
}

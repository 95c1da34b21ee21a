/** The configuration of a district from a file. */
import { type District, parseDistrict } from '../core/district.ts';
import type { Template } from '../core/template/schema.ts';
import { readJson } from './json.ts';

/** @throws Error that names the file and, where it can be read, every fault in it. */
export async function readDistrict(file: string, templates: readonly Template[]): Promise<District> {
  return parseDistrict(await readJson(file), file, templates);
}

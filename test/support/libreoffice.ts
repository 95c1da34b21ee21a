/** LibreOffice, where the machine has it: another hand that reads and writes workbooks. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe } from 'vitest';

const program = (process.env.PATH ?? '')
  .split(path.delimiter)
  .flatMap((folder) => ['soffice', 'localc'].map((name) => path.join(folder, name)))
  .find((file) => existsSync(file));

/** `describe` for tests that need LibreOffice; without it they are skipped, and the name says why. */
export const inLibreOffice = (name: string, tests: () => void): void => {
  const why = program
    ? ''
    : ' (skipped: neither soffice nor localc is on the PATH; Debian: libreoffice-calc-nogui)';
  describe.skipIf(!program)(`${name}${why}`, tests);
};

/**
 * Lets LibreOffice open a workbook and write it in other formats, one after the other, each from the last.
 * @param formats Extensions or whole filters, as `--convert-to` takes them.
 * @param take Gets the folder with `buku.EXTENSION` before it is removed.
 */
export async function convert<Result>(
  bytes: Uint8Array,
  formats: readonly string[],
  take: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pantau-office-'));
  try {
    await writeFile(path.join(folder, 'buku.xlsx'), bytes);
    let last = 'buku.xlsx';
    for (const format of formats) {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const call = [profile, '--headless', '--convert-to', format, '--outdir', folder, last];
      await promisify(execFile)(program!, call, { cwd: folder, timeout: 60_000 });
      last = `buku.${format.split(':')[0]}`;
    }
    return await take(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

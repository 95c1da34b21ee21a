/** Files that a person names: what fails is said with the name. */
import { readFile, writeFile } from 'node:fs/promises';

const unread = (file: string) => (error: Error) => {
  throw new Error(`${file}: cannot be read: ${error.message}`);
};

/** @throws Error for people. */
export const readBytes = (file: string): Promise<Buffer> => readFile(file).catch(unread(file));

/** UTF-8. @throws Error for people. */
export const readText = (file: string): Promise<string> => readFile(file, 'utf8').catch(unread(file));

/** For what failed to write a file. */
export const unwritten = (file: string, error: Error): Error =>
  new Error(`${file}: cannot be written: ${error.message}`);

/** Writes over no file. @param otherwise what to do where the file is there already. @throws Error for people. */
export async function writeNew(file: string, content: string | Uint8Array, otherwise: string): Promise<void> {
  await writeFile(file, content, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST') throw thereAlready(file, otherwise);
    throw unwritten(file, error);
  });
}

export const thereAlready = (file: string, otherwise: string): Error =>
  new Error(`${file}: is there already, and was left as it is; ${otherwise}`);

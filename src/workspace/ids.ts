/** Identifiers as long as Google's own. */
import { randomBytes, randomInt } from 'node:crypto';

/** 44 characters, begins with `1`. */
export const newFileId = (): string => `1${randomBytes(33).toString('base64url').slice(0, 43)}`;
/** 19 characters, begins with `0A` and ends with `PVA`, as shared drives' do. */
export const newDriveId = (): string => `0A${randomBytes(12).toString('base64url').slice(0, 14)}PVA`;
/** A positive 31-bit number that `taken` does not know. */
export function newNumber(taken: (id: number) => boolean): number {
  for (;;) {
    const id = randomInt(1, 2 ** 31 - 1);
    if (!taken(id)) return id;
  }
}

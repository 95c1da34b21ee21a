/** Columns of NIK or of KK of which nothing can be said. */
import { type IdentityKind, isPlainIdentity } from '../../cells/identity.ts';
import type { CellValue } from '../../cells/text.ts';
import type { Batch } from './batch.ts';
import { type Group, groupOf, leave, type Member } from './group.ts';

interface Identity {
  kind: IdentityKind;
}

class Identities implements Group {
  readonly #members: readonly (Member & Identity)[];

  constructor(members: (Member & Identity)[]) {
    this.#members = members;
  }

  read(batch: Batch): void {
    const members = this.#members;
    const { rows, count } = batch;
    for (let index = 0; index < count; index++) {
      const row = rows[index] as readonly CellValue[];
      for (const member of members) {
        const value = row[member.at];
        if (typeof value === 'string' && isPlainIdentity(value, member.kind)) continue;
        leave(batch, index, member, value);
      }
    }
  }
}

export const compileIdentities = groupOf(
  ({ format }): Identity => ({ kind: format === 'kk' ? 'kk' : 'nik' }),
  Identities,
);

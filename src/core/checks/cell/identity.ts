/** Columns of NIK and of KK. No problem carries a digit of them. */
import { type IdentityDoubt, readIdentity } from '../../cells/identity.ts';
import type { Column } from '../../template/schema.ts';
import type { ProblemCode } from '../problem.ts';
import { besidePlaceholders, type ValueReader } from './reader.ts';

const DOUBTS = {
  serial: 'identity-serial',
  region: 'identity-region',
  'as-number': 'identity-as-number',
  swapped: 'identity-swapped',
} as const satisfies Record<IdentityDoubt, ProblemCode>;

export function identityReader(column: Column, kind: 'nik' | 'kk'): ValueReader {
  const newborn = column.newborn === true;
  const own = [column.name];

  return besidePlaceholders(column, (raw, reading, report) => {
    if (typeof raw === 'boolean') {
      report('identity-not-digits', own, {});
      return;
    }
    const read = readIdentity(raw, kind, newborn);
    if (read.kind === 'identity') {
      reading.text = read.digits;
      for (const doubt of read.doubts) report(DOUBTS[doubt], own, {});
      return;
    }
    const { fault } = read;
    switch (fault.fault) {
      case 'length':
        report('identity-length', own, { digits: fault.digits });
        return;
      case 'not-digits':
        report('identity-not-digits', own, {});
        return;
      case 'damaged':
        report('identity-damaged', own, { how: fault.how });
        return;
      case 'date':
        report('identity-date', own, {});
    }
  });
}

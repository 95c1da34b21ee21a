/** Columns of telephone numbers and of e-mail addresses. */
import { readEmail } from '../../cells/email.ts';
import { readPhone } from '../../cells/phone.ts';
import { cellText } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { besidePlaceholders, type ValueReader } from './reader.ts';

export function phoneReader(column: Column): ValueReader {
  const own = [column.name];
  return besidePlaceholders(column, (raw, reading, report) => {
    const read = readPhone(typeof raw === 'boolean' ? cellText(raw) : raw);
    if (read.kind === 'none') {
      report('not-a-phone', own, {});
      return;
    }
    reading.text = read.number;
    if (read.zeroLost) report('phone-zero-lost', own, {});
  });
}

export function emailReader(column: Column): ValueReader {
  const own = [column.name];
  return besidePlaceholders(column, (raw, reading, report) => {
    const read = readEmail(cellText(raw));
    if (read.kind === 'none') {
      report('not-an-email', own, {});
      return;
    }
    reading.text = read.address;
    if (read.suggestion !== undefined) report('email-domain', own, { domain: read.suggestion });
  });
}

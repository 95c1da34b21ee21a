/** Columns of telephone numbers and of e-mail addresses. */
import { readEmail } from '../../cells/email.ts';
import { readPhone } from '../../cells/phone.ts';
import { isPlaceholder } from '../../cells/placeholder.ts';
import { cellText } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { compileMissing, type ValueReader } from './reader.ts';

export function phoneReader(column: Column): ValueReader {
  const own = [column.name];
  const missing = compileMissing(column);
  return (raw, reading, report) => {
    const text = cellText(raw);
    if (isPlaceholder(text)) {
      missing(raw, reading, report);
      return;
    }
    const read = readPhone(typeof raw === 'boolean' ? text : raw);
    if (read.kind === 'none') {
      report('not-a-phone', own, {});
      return;
    }
    reading.text = read.number;
    if (read.zeroLost) report('phone-zero-lost', own, {});
  };
}

export function emailReader(column: Column): ValueReader {
  const own = [column.name];
  const missing = compileMissing(column);
  return (raw, reading, report) => {
    const text = cellText(raw);
    if (isPlaceholder(text)) {
      missing(raw, reading, report);
      return;
    }
    const read = readEmail(text);
    if (read.kind === 'none') {
      report('not-an-email', own, {});
      return;
    }
    reading.text = read.address;
    if (read.suggestion !== undefined) report('email-domain', own, { domain: read.suggestion });
  };
}

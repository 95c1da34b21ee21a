/** Columns of links to evidence. Never fetched. */
import { isUnder, readLinks } from '../../cells/link.ts';
import { cellText } from '../../cells/text.ts';
import type { Column } from '../../template/schema.ts';
import { besidePlaceholders, type ValueReader } from './reader.ts';

export function linkReader(column: Column): ValueReader {
  const { hosts } = column;
  const allowed = hosts?.join(', ') ?? '';
  const own = [column.name];
  return besidePlaceholders(column, (raw, reading, report) => {
    const text = cellText(raw);
    const read = readLinks(text);
    if (read.kind !== 'links') {
      report('not-a-link', own, { value: text, noScheme: read.kind === 'no-scheme' });
      return;
    }
    reading.text = text.trim();
    const strange = hosts && read.hosts.find((host) => !hosts.some((one) => isUnder(host, one)));
    if (strange !== undefined) report('link-host', own, { host: strange, allowed });
  });
}

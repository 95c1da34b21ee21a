import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataOf } from '../../src/mail/smtp-conversation.ts';

const text = fc
  .array(fc.constantFrom('a', '.', '..', '\r', '\n', '\r\n', '\u2028', '\r\n.\r\n', 'é'), { maxLength: 12 })
  .map((parts) => parts.join(''));

test('property: data has one end, and a receiver that takes the dots away reads the lines that were given', () => {
  fc.assert(
    fc.property(text, (raw) => {
      const data = dataOf(raw);
      expect(data.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      expect(`\r\n${data}`.indexOf('\r\n.\r\n') + '\r\n.'.length).toBe(data.length);
      const read = data.slice(0, -'.\r\n'.length).replaceAll(/(^|\n)\./g, '$1');
      const lines = raw.replaceAll(/\r\n|\r|\n/g, '\r\n');
      expect(read).toBe(lines.endsWith('\n') ? lines : `${lines}\r\n`);
    }),
    { seed: 20251118, numRuns: 1_000 },
  );
});

import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { digestMail } from '../../../src/jobs/letters/digest.ts';
import { MAIL_KINDS, mailKind } from '../../../src/jobs/letters/kinds.ts';
import { signInMail } from '../../../src/jobs/letters/sign-in.ts';
import { en } from '../../../src/web/text/en.ts';
import { id } from '../../../src/web/text/id.ts';

test('each kind by its name; one that nobody knows is a fault of ours', () => {
  expect(mailKind('digest')).toBe(digestMail);
  expect(mailKind('masuk')).toBe(signInMail);
  expect(() => mailKind('toString')).toThrow('there is no kind of mail named "toString"');
});

test('every kind has a golden file in each language, and every golden file is of a kind', async () => {
  const files = await readdir(new URL('../../core/text/mail/golden/', import.meta.url));
  const kindOf = (file: string) =>
    MAIL_KINDS.find((kind) => file.startsWith(`${kind}.`) || file.startsWith(`${kind}-`));
  expect(files.filter((file) => kindOf(file) === undefined)).toEqual([]);
  for (const language of ['id', 'en']) {
    const written = files.filter((file) => file.endsWith(`.${language}.txt`)).map(kindOf);
    expect([...new Set(written)].sort()).toEqual([...MAIL_KINDS].sort());
  }
});

test('every kind has a name in the log of mails', () => {
  for (const text of [id, en]) expect(Object.keys(text.mailLog.kinds).sort()).toEqual([...MAIL_KINDS].sort());
});

import { expect, test } from 'vitest';
import { digestMail } from '../../../src/jobs/letters/digest.ts';
import { mailKind } from '../../../src/jobs/letters/kinds.ts';
import { signInMail } from '../../../src/jobs/letters/sign-in.ts';

test('each kind by its name; one that nobody knows is a fault of ours', () => {
  expect(mailKind('digest')).toBe(digestMail);
  expect(mailKind('masuk')).toBe(signInMail);
  expect(() => mailKind('toString')).toThrow('there is no kind of mail named "toString"');
});

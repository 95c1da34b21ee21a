/** What stands for nodemailer's lists says what nodemailer says of things that are in none of them. */
import * as real from 'nodemailer/lib/mime-funcs/mime-types';
import { expect, it } from 'vitest';
import * as ours from '../../../src/runtime/alias/mime-types.ts';

it.each(['', 'bin', 'berkas', 'berkas.tidakdikenal'])('the type of a file named “%s”', (name) => {
  expect(real.detectMimeType(name)).toBe('application/octet-stream');
  expect(ours.detectMimeType()).toBe('application/octet-stream');
});

it.each(['text/tidak-dikenal', 'application/tidak-dikenal', 'tidak-dikenal'])(
  'a file name for %s',
  (type) => {
    expect(ours.detectExtension(type)).toBe(real.detectExtension(type));
  },
);

import * as fc from 'fast-check';
import MailComposer from 'nodemailer/lib/mail-composer';
import { expect, test } from 'vitest';
import { mimeOf, rawMime } from '../../src/mail/mime.ts';
import type { Message } from '../../src/ports/mail.ts';
import { hostile, message } from './contract.ts';

/** Boundaries are random, and the date is that of the moment. */
const still = (raw: string) =>
  raw.replaceAll(/--_NmP-[0-9a-f]+-/g, '--_NmP-').replace(/^Date: .*$/m, 'Date: today');

const asNodemailer = async (each: Message) =>
  (await new MailComposer(mimeOf(each)).compile().build()).toString();

test('property: a message is written as nodemailer itself writes it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(hostile, hostile, hostile, fc.integer({ min: 1, max: 90 })),
      fc.option(hostile, { nil: undefined }),
      async ([subject, text, html, times], ics) => {
        const each = message(undefined, {
          subject,
          text: text.repeat(times),
          html: html.repeat(times),
          ...(ics !== undefined && {
            calendar: { method: 'PUBLISH', content: `BEGIN:${ics}`, filename: 'tenggat.ics' },
          }),
        });
        expect(still(rawMime(each))).toBe(still(await asNodemailer(each)));
      },
    ),
    { numRuns: 300, seed: 20251118 },
  );
});

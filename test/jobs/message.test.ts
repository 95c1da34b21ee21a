import { expect, test } from 'vitest';
import { mailMessage } from '../../src/jobs/message.ts';

const LETTER = { subject: 'Tenggat', text: 'Isi.', html: '<p>Isi.</p>' };
const MAIL = { from: 'pantau@kotim.example', replyTo: 'bapperida@kotim.example' };

test('one Message-ID for one mail of the outbox, and no answers by machines', () => {
  const message = mailMessage('m-1', LETTER, 'operator@kotim.example', MAIL);
  expect(message).toEqual({
    ...LETTER,
    ...MAIL,
    to: 'operator@kotim.example',
    messageId: '<m-1@kotim.example>',
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  });
  expect(mailMessage('m-1', LETTER, 'operator@kotim.example', MAIL).messageId).toBe(message.messageId);
});

test('the calendar of a letter goes with it', () => {
  const calendar = { method: 'PUBLISH' as const, content: 'BEGIN:VCALENDAR\r\n', filename: 'tenggat.ics' };
  expect(mailMessage('m-1', { ...LETTER, calendar }, 'o@kotim.example', MAIL)).toMatchObject({ calendar });
});

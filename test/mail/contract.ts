/** What every mail transport does, whatever the wire. */
import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readEmail } from '../../src/core/cells/email.ts';
import { icsOf } from '../../src/core/text/mail/calendar.ts';
import { type Letter, mailMessage } from '../../src/jobs/message.ts';
import { TRANSPORTS, type TransportFacts, type TransportName } from '../../src/mail/transports.ts';
import type { MailTransport, Message } from '../../src/ports/mail.ts';

/** A message as its reader has it. */
export interface Arrived {
  to: string[];
  from: string;
  replyTo?: string;
  subject: string;
  text: string;
  html: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** Content of the part or file for the calendar. */
  calendar?: string;
}

/** What the other side does to the next messages: takes none for now, takes it and says nothing, knows nobody of that name. */
export type Mood = 'well' | 'busy' | 'mute' | 'nobody';

export interface OtherSide {
  transport: MailTransport;
  arrived(): Promise<Arrived[]>;
  turn(mood: Mood): void;
  close(): Promise<void>;
}

export const MAIL = { from: 'pantau@kotim.example', replyTo: 'bapperida@kotim.example' };

const CALENDAR = icsOf(
  [
    {
      id: 'akhir',
      template: 'aksi-2025',
      title: { id: 'Akhir tahun “2025”', en: 'End of the year' },
      at: '2025-12-31T23:59',
      zone: 'Asia/Jakarta',
      kind: 'official',
    },
  ],
  { language: 'id', now: 0, from: MAIL.from, unit: '62.02', demonstration: false },
);

export const LETTER: Letter = {
  subject: '7 hari lagi: 19 isian Kecamatan Baamang belum lengkap – tenggat 25 November 2025, 23.59 WIB',
  text: 'Yth. Operator,\n\n.satu baris berawal titik\nKecamatan Baamang “belum lengkap”.\n',
  html: '<p>Kecamatan Baamang “belum lengkap”.</p>',
};

let count = 0;
/** Each is another mail, unless its number is given. */
export const message = (to = 'operator@kotim.example', letter: Letter = LETTER, number = ++count): Message =>
  mailMessage(`m-${number}`, letter, to, MAIL);

const unix = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();

/** Text as it is typed into a cell by somebody who means no good, or anything. */
export const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\u2028',
        '\0',
        'Bcc: evil@evil.example',
        'X-Evil: 1',
        'Content-Type: text/html',
        '\r\n\r\n',
        '\r\n.\r\n',
        'RCPT TO:<evil@evil.example>',
        '<script>alert(1)</script>',
        '=?utf-8?q?Bcc=3A?=',
        '--boundary',
        'Kecamatan Ünï 😀',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join('')),
);

/** @param moods those that the other side can be made to have. */
export function mailContract(
  name: TransportName,
  open: () => Promise<OtherSide>,
  moods: readonly Mood[] = ['busy', 'mute', 'nobody'],
): void {
  const facts: TransportFacts = TRANSPORTS[name];
  const started = async () => {
    const side = await open();
    onTestFinished(side.close);
    return side;
  };

  describe(`${name}: the contract`, () => {
    test('a message arrives whole, with its headers', async () => {
      const { transport, arrived } = await started();
      const sent = message();
      expect(await transport.send(sent)).toEqual({ outcome: 'sent' });
      const [mail, ...others] = await arrived();
      expect(others).toEqual([]);
      expect(mail).toMatchObject({ to: ['operator@kotim.example'], ...MAIL, subject: LETTER.subject });
      expect(unix(mail!.text)).toBe(unix(LETTER.text));
      expect(unix(mail!.html)).toContain(unix(LETTER.html));
      expect(mail!.headers).toMatchObject({
        'auto-submitted': 'auto-generated',
        'x-auto-response-suppress': 'All',
      });
      expect(mail!.calendar).toBeUndefined();
      if (facts.messageId === 'ours') expect(mail!.headers['message-id']).toBe(sent.messageId);
      // Where it cannot be set, another header lets a reader tell a repetition.
      else expect(Object.values(mail!.headers)).toContain(sent.messageId);
    });

    test('the calendar goes along, byte for byte', async () => {
      const { transport, arrived } = await started();
      const sent = await transport.send(message(undefined, { ...LETTER, calendar: CALENDAR }));
      expect(sent).toEqual({ outcome: 'sent' });
      expect((await arrived())[0]?.calendar).toBe(CALENDAR.content);
    });

    test('the facts are those of the transport', async () => {
      const { transport } = await started();
      expect(transport.knowsAgainMs).toBe(facts.knowsAgainMs);
      expect(transport.rates ?? []).toEqual(facts.rates);
    });

    test('an address that the Register takes is written to as it stands, whatever marks it has', async () => {
      const { transport, arrived } = await started();
      const to = "Kia&Gizi/pkm_1=d'a+{b}@kotim.example";
      expect(readEmail(to)).toEqual({ kind: 'email', address: to });
      expect(await transport.send(message(to))).toEqual({ outcome: 'sent' });
      expect((await arrived())[0]?.to).toEqual([to]);
    });

    test.each([
      'operator@kotim.example\r\nRCPT TO:<evil@evil.example>',
      'operator@kotim.example, evil@evil.example',
      'operator@kotim.example> <evil@evil.example',
      'Operator <operator@kotim.example>',
      '',
    ])('an address that is not one address reaches nobody: %j', async (to) => {
      const { transport, arrived } = await started();
      expect(await transport.send(message(to))).toEqual({
        outcome: 'failed',
        reason: 'EADDRESS',
        badAddress: true,
      });
      expect(await arrived()).toEqual([]);
    });

    test('property: whatever is typed adds no header, recipient, part or message', async () => {
      const { transport, arrived } = await started();
      expect(await transport.send(message())).toEqual({ outcome: 'sent' });
      const usual = new Set([...Object.keys((await arrived())[0]!.headers), 'content-transfer-encoding']);
      let mails = 1;
      await fc.assert(
        fc.asyncProperty(hostile, hostile, hostile, async (subject, text, html) => {
          expect(await transport.send(message(undefined, { subject, text, html }))).toEqual({
            outcome: 'sent',
          });
          const all = await arrived();
          expect(all).toHaveLength(++mails);
          const mail = all.at(-1)!;
          expect(mail.to).toEqual(['operator@kotim.example']);
          expect(mail.from).toBe(MAIL.from);
          expect(Object.keys(mail.headers).filter((header) => !usual.has(header))).toEqual([]);
          expect(mail.subject).not.toMatch(/[\r\n]/);
          expect(mail.calendar).toBeUndefined();
        }),
        { numRuns: 40, seed: 20251118 },
      );
    });

    test.runIf(moods.includes('busy'))('what is refused for now is tried later', async () => {
      const { transport, arrived, turn } = await started();
      const mail = message();
      turn('busy');
      expect(await transport.send(mail)).toMatchObject({ outcome: 'retry' });
      turn('well');
      expect(await transport.send(mail)).toEqual({ outcome: 'sent' });
      expect(await arrived()).toHaveLength(1);
    });

    test.runIf(moods.includes('mute'))(
      'without an answer it is uncertain, and repeated only where it is known again',
      async () => {
        const { transport, arrived, turn } = await started();
        const mail = message();
        turn('mute');
        expect(await transport.send(mail)).toMatchObject({ outcome: 'uncertain' });
        turn('well');
        expect(await transport.send({ ...mail, text: 'Isi yang sudah berubah.' })).toEqual({
          outcome: 'sent',
        });
        expect(await arrived()).toHaveLength(facts.knowsAgainMs === undefined ? 2 : 1);
      },
    );

    test.runIf(moods.includes('nobody'))('nobody of that name: for good, and said so', async () => {
      const { transport, arrived, turn } = await started();
      turn('nobody');
      const end = await transport.send(message());
      expect(end).toMatchObject({ outcome: 'failed', badAddress: true });
      expect(JSON.stringify(end)).not.toContain('@');
      expect(await arrived()).toEqual([]);
    });
  });
}

/** From MIME. */
export async function readMime(raw: Uint8Array, to: string[], from: string): Promise<Arrived> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'utf8' });
  // Parsers give the alternative as an attachment too: both must say the same.
  const calendars = new Set(
    mail.attachments
      .filter(({ mimeType }) => /calendar|ics/.test(mimeType))
      .map(({ content }) => (content as string).replaceAll(/\r?\n/g, '\r\n')),
  );
  if (calendars.size > 1) throw new Error('two calendars that differ');
  const [calendar] = calendars;
  return {
    to,
    from,
    ...(mail.replyTo?.[0]?.address !== undefined && { replyTo: mail.replyTo[0].address }),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    ...(calendar !== undefined && { calendar }),
  };
}

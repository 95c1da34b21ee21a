/**
 * Mail transactions (RFC 5321) over a connection that nodemailer has opened, greeted and signed in. The messages are
 * whole texts: nodemailer's own way of sending, by streams, costs more than all the rest of a delivery.
 */
import type { Socket } from 'node:net';
import type SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { SmtpError } from './smtp-outcome.ts';
import { replyReader } from './smtp-replies.ts';

export interface Envelope {
  from: string;
  to: string;
}

export interface Conversation {
  /** Whether it takes more: neither side has ended it. */
  readonly open: boolean;
  /**
   * Announces a message, up to the server's word that it may come. A transaction that stands open still is given up
   * before, where `anew` says so. Throws an SmtpError when it is refused, or the connection ends.
   */
  announce(envelope: Envelope, anew: boolean): Promise<void>;
  /** The announced message, from `dataOf`. Throws as `announce`. */
  message(data: string): Promise<void>;
  close(): void;
}

/** What may not stand in a command: it would be another one. */
const UNSAFE = /[\r\n<>]/;
const NOT_ASCII = /[^\0-\x7f]/;

/** @param greeting the server's answer to EHLO, with its extensions. */
export function conversation(connection: SmtpConnection, greeting: string): Conversation {
  const socket = connection._socket as Socket;
  const replies = replyReader(connection, socket);
  const offers = (extension: string) => new RegExp(`^250[ -]${extension}\\b`, 'im').test(greeting);
  // RFC 2920: all of them leave at once, and no reply is waited for in between.
  const pipelining = offers('PIPELINING');
  const utf8 = offers('SMTPUTF8');

  /** The replies, up to the first that is none of 2xx and 3xx where each command waits for the one before. */
  async function say(commands: readonly string[]): Promise<string[]> {
    if (pipelining) {
      socket.write(`${commands.join('\r\n')}\r\n`);
      return replies.take(commands.length);
    }
    const all: string[] = [];
    for (const command of commands) {
      socket.write(`${command}\r\n`);
      const [reply = ''] = await replies.take(1);
      all.push(reply);
      if (!isGood(reply)) break;
    }
    return all;
  }

  return {
    get open() {
      return !connection.destroyed && socket.writable;
    },

    async announce({ from, to }, anew) {
      if (UNSAFE.test(from) || UNSAFE.test(to)) throw new RangeError('not an address');
      const international = utf8 && NOT_ASCII.test(from + to) ? ' SMTPUTF8' : '';
      const commands = [
        ...(anew ? ['RSET'] : []),
        `MAIL FROM:<${from}>${international}`,
        `RCPT TO:<${to}>`,
        'DATA',
      ];
      const answers = await say(commands);
      const refused = answers.findIndex((reply) => !isGood(reply));
      if (refused < 0) return;
      const command = commands[refused]!;
      // A server that takes a message for nobody: without the sender it cannot be trusted with an empty one either.
      if (answers.length === commands.length && isGood(answers.at(-1)!)) {
        if (command.startsWith('RCPT')) await say(['.']).catch(() => undefined);
        else connection.close();
      }
      throw refusal('EENVELOPE', nameOf(command), answers[refused]!);
    },

    async message(data) {
      socket.write(data);
      const [reply = ''] = await replies.take(1);
      if (!reply.startsWith('2')) throw refusal('EMESSAGE', 'DATA', reply);
    },

    close: () => connection.close(),
  };
}

/**
 * A message as it goes over the wire: lines end in CRLF, a dot that begins one is doubled, a lone dot ends it
 * (RFC 5321 4.5.2). A bare CR or LF that stayed one would end a line for some servers, and with it a message.
 */
export function dataOf(raw: string): string {
  const lines = raw.replaceAll(/\r\n|\r|\n/g, '\r\n').replaceAll('\n.', '\n..');
  return `${lines.startsWith('.') ? '.' : ''}${lines}${lines.endsWith('\n') ? '' : '\r\n'}.\r\n`;
}

/** Some servers say 250 to DATA. */
const isGood = (reply: string) => reply.startsWith('2') || reply.startsWith('3');

const nameOf = (command: string) => /^(MAIL FROM|RCPT TO|\w+)/.exec(command)![0];

function refusal(code: 'EENVELOPE' | 'EMESSAGE', command: string, response: string): SmtpError {
  const responseCode = Number.parseInt(response, 10);
  return Object.assign(new Error('refused'), {
    code: command === 'RSET' ? 'EPROTOCOL' : code,
    command,
    response,
    ...(responseCode > 0 && { responseCode }),
  });
}

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

/** @param greeting the server's answer to EHLO, with its extensions. */
export function conversation(connection: SmtpConnection, greeting: string): Conversation {
  const socket = connection._socket as Socket;
  const replies = replyReader(connection, socket);
  // RFC 2920: commands leave together, and no reply is waited for in between.
  const pipelining = /^250[ -]PIPELINING\b/im.test(greeting);

  /** The replies; where each command waits for the one before, up to the first that refuses. */
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
      if (refuses(reply, command)) break;
    }
    return all;
  }

  return {
    get open() {
      return !connection.destroyed && socket.writable;
    },

    async announce({ from, to }, anew) {
      if (UNSAFE.test(from) || UNSAFE.test(to)) throw new RangeError('not an address');
      const commands = [...(anew ? ['RSET'] : []), `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, 'DATA'];
      const answers = await say(commands);
      const refused = answers.findIndex((reply, index) => refuses(reply, commands[index]!));
      if (refused < 0) return;
      const command = commands[refused]!;
      if (answers.length === commands.length && !refuses(answers.at(-1)!, 'DATA')) {
        // It waits for the message all the same. One to nobody is ended; without a sender it is not to be trusted with that.
        if (command.startsWith('RCPT')) await say(['.']).catch(() => undefined);
        else connection.close();
      }
      const code = command === 'RSET' ? 'EPROTOCOL' : 'EENVELOPE';
      throw refusal(code, /^(MAIL FROM|RCPT TO|\w+)/.exec(command)![0], answers[refused]!);
    },

    async message(data) {
      socket.write(data);
      const [reply = ''] = await replies.take(1);
      if (refuses(reply, '.')) throw refusal('EMESSAGE', 'DATA', reply);
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
const refuses = (reply: string, command: string) => !(command === 'DATA' ? /^[23]/ : /^2/).test(reply);

function refusal(code: string, command: string, response: string): SmtpError {
  const responseCode = Number.parseInt(response, 10);
  const error: SmtpError = Object.assign(new Error('refused'), { code, command, response });
  return responseCode > 0 ? Object.assign(error, { responseCode }) : error;
}

/** The replies of an SMTP server, as they come in. */
import type { Socket } from 'node:net';
import type SmtpConnection from 'nodemailer/lib/smtp-connection';
import { lost } from './smtp-outcome.ts';

/** Longer than any: it stops a server that never comes to an end. Characters. */
const LONGEST = 65_536;

export interface Replies {
  /**
   * The next `count` replies, the lines of one joined by line feeds. Fewer when the last of them is 421: the server
   * ends the conversation (RFC 5321 3.8). Rejects with what ended the connection. One call at a time.
   */
  take(count: number): Promise<string[]>;
}

/** Reads in the place of the connection, which goes on watching for its end, for errors and silence. */
export function replyReader(connection: SmtpConnection, socket: Socket): Replies {
  /** What has come of a line, of a reply, and of what is waited for. */
  let line = '';
  let reply = '';
  const replies: string[] = [];
  let wanted: { count: number; resolve(replies: string[]): void; reject(error: Error): void } | undefined;
  let ended: Error | undefined;

  function end(error: Error) {
    ended ??= error;
    wanted?.reject(ended);
    wanted = undefined;
  }

  function read(chunk: Buffer) {
    const parts = (line + chunk.toString('latin1')).split('\n');
    line = parts.pop() ?? '';
    for (const part of parts) {
      reply += reply === '' ? part.trimEnd() : `\n${part.trimEnd()}`;
      if (reply === '' || /^\d+-/.test(part)) continue;
      replies.push(reply);
      reply = '';
      if (isLast(replies.at(-1))) break;
    }
    if (line.length + reply.length > LONGEST) {
      end(lost('EPROTOCOL', 'a reply without end'));
      connection.close();
    }
    if (wanted !== undefined && (replies.length >= wanted.count || isLast(replies.at(-1)))) {
      const { count, resolve } = wanted;
      wanted = undefined;
      resolve(replies.splice(0, count));
    }
    // What nobody has asked for: the server is about to close, or out of step.
    if (wanted === undefined && replies.length > 0) connection.close();
  }

  socket.removeAllListeners('data').on('data', read);
  connection.on('error', end);
  connection.on('end', () => end(lost('ECONNECTION', 'the connection has ended')));

  return {
    take: (count) =>
      new Promise((resolve, reject) => {
        if (ended === undefined) wanted = { count, resolve, reject };
        else reject(ended);
      }),
  };
}

const isLast = (reply = '') => reply.startsWith('421');

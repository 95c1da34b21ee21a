/** `users.messages.send`: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send */
import { createHash } from 'node:crypto';
import { addressParser } from 'postal-mime';
import { ApiError } from '../errors.ts';
import type { Call } from '../operation.ts';

/** What Gmail hands to the mail system. */
export interface Outgoing {
  /** Envelope sender: the account itself. */
  from: string;
  /** Envelope recipients: To, Cc and Bcc, each once. */
  to: string[];
  /** As it goes out: without Bcc. */
  source: Uint8Array;
}

const gmailError = (code: number, reason: string, message: string, status: string): ApiError =>
  new ApiError(code, message, {
    error: { code, message, errors: [{ message, domain: 'global', reason }], status },
  });

const invalid = (message: string) => gmailError(400, 'invalidArgument', message, 'INVALID_ARGUMENT');

export async function sendMessage(call: Call, user: string): Promise<unknown> {
  const { services, account, body } = call;
  if (user !== 'me' && user !== account)
    throw gmailError(403, 'forbidden', `Delegation denied for ${account}`, 'PERMISSION_DENIED');
  // A service account has no mailbox; it sends as a person that it may act for.
  if (services.isServiceAccount(account))
    throw gmailError(400, 'failedPrecondition', 'Precondition check failed.', 'FAILED_PRECONDITION');
  if (!services.mail)
    throw gmailError(
      403,
      'accessNotConfigured',
      'Gmail API has not been used in project 100000000000 before or it is disabled.',
      'PERMISSION_DENIED',
    );
  const source = decode(body.raw);
  const { head, headers } = splitHead(source);
  const to = recipients(headers);
  const id = await services.mail({
    from: account,
    to,
    source: Buffer.concat([withFrom(head, headers, account), source.subarray(head.length)]),
  });
  const messageId = createHash('sha256').update(`${account} ${id}`).digest('hex').slice(0, 16);
  return { id: messageId, threadId: messageId, labelIds: ['SENT'] };
}

/** `raw` is base64url; the client's plain base64 is taken as well. */
function decode(raw: unknown): Buffer {
  if (typeof raw !== 'string' || raw === '')
    throw invalid("'raw' RFC822 payload message string or uploading message via /upload/* URL required");
  if (!/^[A-Za-z0-9\-_+/\s]*=*\s*$/.test(raw))
    throw invalid('Invalid value at \'message.raw\' (TYPE_BYTES), Base64 decoding failed for "raw"');
  return Buffer.from(raw, 'base64url');
}

interface Head {
  /** Bytes up to the empty line, its own line break excluded. */
  head: Buffer;
  /** Names in lower case; continuation lines joined. */
  headers: [name: string, value: string, lines: string][];
}

function splitHead(source: Buffer): Head {
  const text = source.toString('latin1');
  const end = /\r?\n\r?\n/.exec(text);
  const head = text.slice(0, end ? end.index : text.length);
  const lines = head.split(/\r?\n(?![ \t])/);
  const headers = lines.flatMap((line): Head['headers'] => {
    const colon = line.indexOf(':');
    return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim(), line]];
  });
  return { head: Buffer.from(head, 'latin1'), headers };
}

function recipients(headers: Head['headers']): string[] {
  const to = new Set<string>();
  for (const [name, value] of headers) {
    if (!['to', 'cc', 'bcc'].includes(name)) continue;
    for (const { address } of addressParser(value.replace(/\r?\n/g, ' '), { flatten: true })) {
      if (address === undefined || !/^[^\s@]+@[^\s@]+$/.test(address))
        throw invalid(`Invalid ${name[0]?.toUpperCase()}${name.slice(1)} header`);
      to.add(address);
    }
  }
  if (to.size === 0) throw invalid('Recipient address required');
  return [...to];
}

/** Gmail sends from the account, whatever the message says, and tells nobody of Bcc. */
function withFrom(head: Buffer, headers: Head['headers'], account: string): Buffer {
  if (headers.length === 0) return head;
  const kept = headers.filter(([name]) => name !== 'bcc');
  const from = kept.find(([name]) => name === 'from');
  const named = from && addressParser(from[1], { flatten: true })[0]?.address;
  const own = named ? from[2].replace(named, account) : `From: ${account}`;
  const lines = kept.map((header) => (header === from ? own : header[2]));
  return Buffer.from((from ? lines : [own, ...lines]).join('\r\n'), 'latin1');
}

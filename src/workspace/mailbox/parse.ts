/** From the source of a message to what a person reads. */
import PostalMime, { decodeWords } from 'postal-mime';

export interface Readable {
  subject: string;
  /** The headers that matter to a reader, decoded, in the order of the message. */
  headers: { name: string; value: string }[];
  text: string | null;
  html: string | null;
  attachments: { name: string | null; type: string; size: number }[];
}

/** Headers shown. The rest (MIME plumbing, traces) is in the source. */
const SHOWN = new Set([
  'from',
  'sender',
  'to',
  'cc',
  'reply-to',
  'date',
  'subject',
  'message-id',
  'in-reply-to',
  'references',
  'auto-submitted',
  'precedence',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
]);

/** Reads a message; null when it is not one that can be read (nested too deep, headers beyond all measure). */
export async function parse(source: Uint8Array): Promise<Readable | null> {
  try {
    const email = await PostalMime.parse(source, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 50 });
    return {
      subject: email.subject ?? '',
      headers: email.headers
        .filter((header) => SHOWN.has(header.key) || header.key.startsWith('x-'))
        .map((header) => ({ name: header.originalKey, value: decodeWords(header.value) })),
      text: email.text ?? null,
      html: email.html ?? null,
      attachments: email.attachments.map((a) => ({
        name: a.filename,
        type: a.mimeType,
        size: typeof a.content === 'string' ? a.content.length : a.content.byteLength,
      })),
    };
  } catch {
    // Whatever a sender managed to write, the message is kept and its source can be read.
    return null;
  }
}

/**
 * Stands in the Worker for what nodemailer can do and we never ask: attachments fetched from addresses, lists of recipients
 * read from text, where ours are single addresses each in an object of its own, messages as streams. 5 KiB gzipped.
 */
export default function unused(): never {
  throw new Error('nodemailer was asked for what the Worker does not carry');
}

export const parseServerMessageId = unused;

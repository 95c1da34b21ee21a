/**
 * Stands for nodemailer's list of file types in the Worker, 60 KiB of them: mails have no attachments, and every part of
 * theirs names its type.
 */
export const detectMimeType = (): string => 'application/octet-stream';

/** Of a part without a file name. */
export const detectExtension = (mimeType: string): string => (mimeType.startsWith('text/') ? 'txt' : 'bin');

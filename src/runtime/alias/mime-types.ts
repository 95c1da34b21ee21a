/**
 * Stands for nodemailer's list of file types in the Worker, 60 KiB of them: every part of our
 * mails names its type.
 */
export const detectMimeType = (): string => 'application/octet-stream';

/** Of a part without a file name. */
export const detectExtension = (mimeType: string): string => (mimeType.startsWith('text/') ? 'txt' : 'bin');

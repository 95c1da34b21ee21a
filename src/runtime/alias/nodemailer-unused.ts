/**
 * Stands in the Worker for what nodemailer can do and we never ask: signing by DKIM (the mail server does), OAuth with
 * SMTP, attachments fetched from addresses. 8 KiB gzipped.
 */
export default class Unused {
  constructor() {
    throw new Error('nodemailer was asked for what the Worker does not carry');
  }
}

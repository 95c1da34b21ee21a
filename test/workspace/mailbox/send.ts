/** Sends real mail over SMTP to a mailbox under test. */
import { createTransport, type SendMailOptions } from 'nodemailer';

/**
 * Sends the mails one after the other over one connection. Rejects with the server's refusal (`responseCode`).
 * A greeting takes 100 ms in `smtp-server`, which waits for clients that talk too early.
 */
export async function send(port: number, ...mails: SendMailOptions[]): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  try {
    for (const mail of mails) {
      await transport.sendMail({
        from: 'Pantau <pantau@kotim.example>',
        to: 'operator@mentaya.example',
        ...mail,
      });
    }
  } finally {
    transport.close();
  }
}

/** Delivering an outbox over SMTP, with its rows in PostgreSQL, against a loop of nodemailer that keeps no account. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { SettingsSchema } from '../../src/core/settings.ts';
import { deliverAll } from '../../src/jobs/deliver.ts';
import type { MailKind } from '../../src/jobs/letters/kind.ts';
import { mailMessage } from '../../src/jobs/message.ts';
import { mimeOf } from '../../src/mail/mime.ts';
import { smtpTransport } from '../../src/mail/smtp.ts';
import { postgresPool, postgresStore } from '../../src/store/postgres.ts';
import { startPostgres } from '../support/postgres.ts';
import { type BenchLine, median, moreIsBetter } from './line.ts';

const MAILS = 10_000;
const ROUNDS = 5;
const LANES = 4;

/** As long as a digest of one form. */
const LETTER = {
  subject: '7 hari lagi: 19 isian Kecamatan Baamang belum lengkap (tenggat 25 November 2025, 23.59 WIB)',
  text: 'Isian yang masih perlu dilengkapi: 19 dari 31.\n'.repeat(30),
  html: `<!doctype html><html lang="id"><body>${'<p>Isian yang masih perlu dilengkapi: 19 dari 31.</p>\n'.repeat(60)}</body></html>`,
};
const settings = SettingsSchema.parse({ unit: '62.02', mail: { from: 'pantau@kotim.example' } });
const addressOf = (recipient: string) => `${recipient}@kotim.example`;
const KIND: MailKind = {
  compose: async (_ports, { recipient }) => ({ address: addressOf(recipient), letter: LETTER }),
  nothing: 'nothing',
};

export default async function* deliver(): AsyncGenerator<BenchLine> {
  await using opened = new AsyncDisposableStack();
  const port = await mailServer(opened);
  const postgres = await startPostgres();
  opened.defer(() => postgres.close());
  const pool = postgresPool(await postgres.createDatabase());
  opened.defer(() => pool.end());
  const store = postgresStore(pool);
  await store.migrate();

  let day = 0;
  const ours = async () => {
    const now = Date.UTC(2025, 0, ++day);
    const localDate = new Date(now).toISOString().slice(0, 10);
    const mails = Array.from({ length: MAILS }, (_, index) => {
      const recipient = `petugas-${index}`;
      const notices = [{ recipient, unit: '62.02', deadline: localDate, stage: 'H-7' }];
      return { recipient, kind: 'digest', localDate, number: 1, notices };
    });
    await store.outbox.plan(mails, now);
    await pool.query('analyze mail; analyze notice');
    const ports = {
      store,
      settings,
      mail: smtpTransport({ host: '127.0.0.1', port, secure: false }),
      queue: { send: async () => {} },
      clock: { now: async () => now },
      links: { spreadsheet: (id: string) => id },
      secret: 's'.repeat(32),
    };
    // Handed out together, so that either side opens its connections once: the server greets after a pause of 100 ms.
    return rateOf(async () => {
      const done = await deliverAll(ports, await store.outbox.due(now, MAILS), () => KIND);
      return done.filter(({ end }) => end === 'sent').length;
    });
  };
  const peer = () =>
    rateOf(async () => {
      const mailer = createTransport({
        host: '127.0.0.1',
        port,
        pool: true,
        maxConnections: LANES,
        maxMessages: MAILS,
      });
      let left = MAILS;
      let sent = 0;
      const lane = async () => {
        while (left-- > 0) {
          const to = addressOf(`petugas-${left}`);
          await mailer.sendMail(mimeOf(mailMessage(crypto.randomUUID(), LETTER, to, settings.mail)));
          sent++;
        }
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      mailer.close();
      return sent;
    });

  const rates = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    const turns = [async () => rates.ours.push(await ours()), async () => rates.peer.push(await peer())];
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
  }
  yield moreIsBetter({
    name: 'deliver-smtp',
    unit: 'mails delivered a second over 4 connections',
    ours: median(rates.ours),
    peer: median(rates.peer),
    peerName: 'a bare loop of nodemailer, without an outbox',
  });
}

async function mailServer(opened: AsyncDisposableStack): Promise<number> {
  const file = fileURLToPath(new URL('smtp-process.ts', import.meta.url));
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] });
  opened.defer(async () => {
    child.stdin.end();
    await once(child, 'close');
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return Number(line.toString());
}

/** Mails a second. Throws unless all of them went. */
async function rateOf(send: () => Promise<number>): Promise<number> {
  const began = performance.now();
  const sent = await send();
  if (sent !== MAILS) throw new Error(`${sent} of ${MAILS} mails were sent`);
  return MAILS / ((performance.now() - began) / 1_000);
}

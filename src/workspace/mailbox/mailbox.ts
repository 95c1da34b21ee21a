/** A mail server for this computer only: it takes every message, keeps it, shows it, and sends nothing on. */
import { SMTPServer } from 'smtp-server';
import { refusal } from '../pages/guard.ts';
import { CLOSED, link, notice, respond } from '../pages/page.ts';
import { languageOf, words } from '../pages/words.ts';
import { LIST_LENGTH, listPage, messagePage } from './pages.ts';
import { parse } from './parse.ts';
import { type Mail, type MailStore, type MailSummary, openMailStore } from './store.ts';

/** Largest message taken, in bytes; more is refused with 552. */
export const MAX_MESSAGE = 1024 * 1024;

/**
 * Addresses that are refused with 550, as a mail server refuses those that it does not know: to try what becomes of them.
 * `tidak-ada@…` and whatever else ends in it before the @.
 */
const UNKNOWN = /(^|[.+_-])tidak-ada@/i;

export interface MailboxOptions {
  /** Path of the SQLite file; `:memory:` keeps nothing after closing. */
  dataFile: string;
  /** 0 lets the system choose. */
  port?: number;
  host?: string;
  /** Epoch milliseconds: the time written on what arrives. */
  now: () => number;
}

export interface Mailbox {
  port: number;
  count(): number;
  /** Newest first. */
  messages(): MailSummary[];
  message(id: number): Mail | undefined;
  clear(): void;
  /** Stores a message that did not come over SMTP; resolves with its number. */
  take(message: { from: string; to: string[]; source: Uint8Array }): Promise<number>;
  close(): Promise<void>;
  /** Pages under `/mail`; undefined for every other path. */
  handle(request: Request): Response | undefined;
}

/**
 * Starts the SMTP server (no TLS; any user and password pass) on 127.0.0.1 unless told. A message is answered with 250
 * only once it is stored. Rejects when the port is taken or the file cannot be opened.
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const store = openMailStore(options.dataFile);
  const take: Mailbox['take'] = async (message) =>
    store.add({ ...message, receivedAt: options.now(), content: await parse(message.source) });
  const server = smtpServer(take);
  try {
    await listen(server, options.port ?? 0, options.host ?? '127.0.0.1');
  } catch (error) {
    store.close();
    throw error;
  }
  server.on('error', (error) => {
    // A client that hangs up in the middle is the client's affair: its message was never answered with 250.
    if (!('remoteAddress' in error)) throw error;
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    count: store.count,
    messages: () => store.list(),
    message: store.get,
    clear: store.clear,
    take,
    close: async () => {
      await new Promise<void>((resolve) => server.close(() => resolve()));
      store.close();
    },
    handle: (request) => handle(request, store),
  };
}

function smtpServer(take: Mailbox['take']): SMTPServer {
  return new SMTPServer({
    name: 'localhost',
    banner: 'local mailbox',
    logger: false,
    size: MAX_MESSAGE,
    rejectOversized: true,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    // Clients that keep their connection for the next mail are told to go and not waited for.
    closeTimeout: 100,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? '' }),
    onRcptTo: ({ address }, _session, callback) =>
      UNKNOWN.test(address)
        ? callback(Object.assign(new Error('5.1.1 no such mailbox'), { responseCode: 550 }))
        : callback(),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= MAX_MESSAGE) chunks.push(chunk);
      });
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(null); // answered with 552 by `rejectOversized`
        const { mailFrom, rcptTo } = session.envelope;
        const from = mailFrom === false ? '' : mailFrom.address;
        const to = rcptTo.map((recipient) => recipient.address);
        const source = Buffer.concat(chunks);
        take({ from, to, source }).then(
          (id) => callback(null, `stored as ${id}`),
          (error: unknown) =>
            callback(Object.assign(new Error(`not stored: ${error}`), { responseCode: 451 })),
        );
      });
    },
  });
}

const listen = (server: SMTPServer, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

const MESSAGE = /^\/mail\/([1-9]\d{0,14})(\/source)?$/;

function handle(request: Request, store: MailStore): Response | undefined {
  const url = new URL(request.url);
  if (url.pathname !== '/mail' && !url.pathname.startsWith('/mail/')) return undefined;
  const refused = refusal(request);
  if (refused !== undefined) return refused;
  const language = languageOf(url);
  if (url.pathname === '/mail') return list(store, url);
  const [, id, source] = MESSAGE.exec(url.pathname) ?? [];
  const mail = id === undefined ? undefined : store.get(Number(id));
  if (mail === undefined) {
    const say = words[language];
    return notice(url, language, 404, say.notFound, say.noMail, {
      href: link('/mail', language),
      text: say.backToMail,
    });
  }
  if (source !== undefined) {
    return new Response(new Uint8Array(mail.source), {
      headers: { ...CLOSED, 'Content-Type': 'text/plain; charset=utf-8' },
    });
  }
  return respond(messagePage(mail, language, url));
}

function list(store: MailStore, url: URL): Response {
  const before = Number(url.searchParams.get('before') ?? Number.NaN);
  const mails = store.list({
    limit: LIST_LENGTH + 1,
    ...(Number.isSafeInteger(before) && before > 0 ? { before } : {}),
  });
  const shown = mails.slice(0, LIST_LENGTH);
  const older = mails.length > LIST_LENGTH ? shown.at(-1)?.id : undefined;
  return respond(listPage(shown, older, languageOf(url), url));
}

/** `docs/mail.md`, from what the code says of each transport. */
import { TRANSPORTS, type TransportFacts } from '../mail/transports.ts';

export function mailPage(): string {
  const transports = Object.values<TransportFacts>(TRANSPORTS);
  const row = (label: string, of: (facts: TransportFacts) => string) =>
    `| ${label} | ${transports.map(of).join(' | ')} |`;
  const table = [
    row('', ({ title }) => title),
    `|${' --- |'.repeat(transports.length + 1)}`,
    row('`PANTAU_MAIL_URL`', ({ setting }) => `\`${setting}\``),
    row('where', ({ runtimes }) => runtimes),
    row('`Message-ID`', ({ messageId }) => messageId),
    row('headers', ({ headers }) => headers),
    row('calendar (.ics)', ({ calendar }) => calendar),
    row('a message repeated', repeated),
    row('mails at most', rates),
    row('other limits', ({ limits }) => limits),
    row('source', ({ source }) => source),
  ].join('\n');
  return `<!-- Written by \`npm run docs\` from src/mail/transports.ts. Changes made here are lost. -->

# Mail

Every mail stands in the outbox before anything is sent: **pending** → **sending** → **sent**, **uncertain** or **failed**;
**dropped** when nothing is left to say, and then a later mail may tell it. A mail that was refused for now is tried again after
1, 5, 15, 60 minutes, then every three hours, ten times; one refused for good is not. Where the message was wholly handed over and no answer
was read, or the process died meanwhile, it is *uncertain*: it may have arrived, so it is never sent again by itself.

    npm run pantau -- mail list             what is uncertain or failed
    npm run pantau -- mail resend ID        once more, with the next pass
    npm run pantau -- mail settle ID        it arrived, or need not
    npm run pantau -- mail pause            nothing goes out until \`mail resume\`

\`PANTAU_MAIL_DRY_RUN=yes\` composes every mail and sends none; what they would have told is told once the setting is gone.

An address that its own mail server says does not exist is marked, and the coordinators are told whose it is, by role and
unit. Nothing more is sent there until the Register has another.

## Transports

One setting names the way: what stands before its first colon is the transport.

${table}

\`PANTAU_MAILS_A_MINUTE\` and \`PANTAU_MAILS_A_DAY\` lower what is sent at most, for a server that allows less. What does not fit waits.

**Gmail** sends as a person of a Google Workspace domain. An administrator allows the service account's client id the scope
\`https://www.googleapis.com/auth/gmail.send\` (domain-wide delegation). On Google Cloud there is no key: the deployment lets the
functions' account sign for itself. **Cloudflare** needs the domain of \`mail.from\` onboarded to its Email Service.
`;
}

function repeated({ knowsAgainMs }: TransportFacts): string {
  return knowsAgainMs === undefined
    ? 'is a second mail'
    : `is known again for ${knowsAgainMs / 3_600_000} hours: uncertain ones are repeated with the same key`;
}

function rates({ rates: all }: TransportFacts): string {
  return all.length === 0
    ? '–'
    : all
        .map(
          ({ count, windowMs }) =>
            `${count.toLocaleString('en')} in ${windowMs < 3_600_000 ? 'a minute' : 'a day'}`,
        )
        .join(', ');
}

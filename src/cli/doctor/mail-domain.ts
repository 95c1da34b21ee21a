/** SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 7489) of the domain that mails come from. */
import type { MailSetting } from '../../runtime/mail-setting.ts';
import { type Checkup, doubtful, type Finding, type Resolver, wrong } from './checkup.ts';
import { readMailSetting } from './mail-of.ts';
import { settingsOf } from './settings-of.ts';

/** Where services put their key, unless the domain chose otherwise. */
const SELECTORS: Partial<Record<MailSetting['transport'], string>> = { gmail: 'google', resend: 'resend' };

export const mailDomain: Checkup = {
  name: 'mail-domain',
  title: 'SPF, DKIM and DMARC of the sender’s domain',
  async run({ given, resolver, dkim }) {
    const from = settingsOf(given)?.mail.from;
    const mail = readMailSetting(given);
    if (from === undefined || mail === undefined) return undefined;
    const domain = from.slice(from.lastIndexOf('@') + 1);
    const selector = dkim ?? SELECTORS[mail.transport];
    try {
      return [
        ...spfFindings(domain, await texts(resolver, domain)),
        ...(selector === undefined
          ? [
              doubtful(
                `the DKIM key of ${domain} was not looked for: its selector is not known`,
                'give it by --dkim SELECTOR; the mail server’s page of settings names it',
              ),
            ]
          : dkimFindings(
              `${selector}._domainkey.${domain}`,
              await texts(resolver, `${selector}._domainkey.${domain}`),
            )),
        ...dmarcFindings(domain, await policies(resolver, domain)),
      ];
    } catch (error) {
      return [
        doubtful(
          `the DNS of ${domain} did not answer (${(error as { code?: string }).code ?? 'no code'})`,
          'run it again where the network is there',
        ),
      ];
    }
  },
};

/** Texts of a name; none where there is no such name or record. @throws where DNS did not answer. */
async function texts(resolver: Resolver, name: string): Promise<string[]> {
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  } catch (error) {
    if (['ENOTFOUND', 'ENODATA'].includes((error as { code?: string }).code ?? '')) return [];
    throw error;
  }
}

/** Of the domain, or of one above it: what is asked of `mail.kabupaten.go.id` may stand at `kabupaten.go.id`. */
async function policies(resolver: Resolver, domain: string): Promise<string[]> {
  for (let name = domain; name.includes('.'); name = name.slice(name.indexOf('.') + 1)) {
    const found = (await texts(resolver, `_dmarc.${name}`)).filter((text) => /^v=DMARC1\b/i.test(text));
    if (found.length > 0) return found;
  }
  return [];
}

function spfFindings(domain: string, records: readonly string[]): Finding[] {
  const spf = records.filter((text) => /^v=spf1(\s|$)/i.test(text));
  const [record = ''] = spf;
  if (spf.length === 0)
    return [
      wrong(
        `${domain} has no SPF record: mails may be taken for forged`,
        `let the keeper of the domain add a TXT record at ${domain}: v=spf1 include:… -all, as the mail service names it`,
      ),
    ];
  if (spf.length > 1)
    return [wrong(`${domain} has ${spf.length} SPF records, which counts as none`, 'join them into one')];
  if (/\s\+?all\b/i.test(record))
    return [wrong(`the SPF record of ${domain} lets everybody send (+all)`, 'end it with -all or ~all')];
  return [];
}

function dkimFindings(name: string, records: readonly string[]): Finding[] {
  const key = records.find((text) => /(^|;)\s*p=/i.test(text));
  if (key === undefined)
    return [
      wrong(
        `there is no DKIM key at ${name}`,
        'let the keeper of the domain add the record that the mail service names, or give the selector by --dkim',
      ),
    ];
  if (/(^|;)\s*p=\s*(;|$)/i.test(key))
    return [
      wrong(
        `the DKIM key at ${name} was revoked (p= is empty)`,
        'switch signing on again in the mail service',
      ),
    ];
  return [];
}

function dmarcFindings(domain: string, records: readonly string[]): Finding[] {
  if (records.length === 0)
    return [
      wrong(
        `${domain} has no DMARC policy: large mail services may refuse its mails`,
        `add a TXT record at _dmarc.${domain}: v=DMARC1; p=none; rua=mailto:…`,
      ),
    ];
  if (records.length > 1)
    return [wrong(`${domain} has ${records.length} DMARC policies, which counts as none`, 'leave one')];
  return /;\s*p=/i.test(records[0]!)
    ? []
    : [wrong(`the DMARC policy of ${domain} names no p=`, 'write v=DMARC1; p=none at least')];
}

/** The mailbox in the browser: a list, and one message. */
import { bytes, time } from '../pages/figures.ts';
import { type Content, type Html, html } from '../pages/html.ts';
import { link, type Page } from '../pages/page.ts';
import { type Language, words } from '../pages/words.ts';
import type { Mail, MailSummary } from './store.ts';

/** Messages on one page of the list. */
export const LIST_LENGTH = 100;

/** The list, newest first. `older` is the id to go on from, when there are more. */
export function listPage(
  mails: readonly MailSummary[],
  older: number | undefined,
  language: Language,
  url: URL,
): Page {
  const say = words[language];
  const row = (mail: MailSummary): Html =>
    html`<tr><td class="when">${time(mail.receivedAt, language)}</td><td>${mail.to.join(', ')}</td><td><a href="${link(
      `/mail/${mail.id}`,
      language,
    )}">${mail.subject || say.noSubject}</a></td></tr>\n`;
  const table = html`<table class="list"><thead><tr><th>${say.received}</th><th>${say.to}</th><th>${
    say.subject
  }</th></tr></thead><tbody>${mails.map(row)}</tbody></table>`;
  const body = html`<main><h1>${say.mail}</h1><p class="lead">${say.mailLocal}</p>${
    mails.length === 0 ? html`<p class="card empty">${say.noMails}</p>` : table
  }${older !== undefined && html`<p><a href="${link('/mail', language, { before: older })}">${say.older}</a></p>`}</main>`;
  return { title: say.mail, language, url, place: 'mail', body };
}

/** One message: envelope, headers, text, caged HTML, attachments by name. */
export function messagePage(mail: Mail, language: Language, url: URL): Page {
  const say = words[language];
  const subject = mail.subject || say.noSubject;
  const fact = (name: string, value: Content): Html => html`<dt>${name}</dt><dd>${value}</dd>`;
  const envelope = html`<dl class="card facts">${fact(say.received, time(mail.receivedAt, language))}${fact(
    say.from,
    mail.from,
  )}${fact(say.to, mail.to.join(', '))}</dl>`;
  const { content } = mail;
  const body = html`<main><p><a href="${link('/mail', language)}">← ${say.backToMail}</a></p><h1>${subject}</h1><p class="lead">${
    say.mailLocal
  }</p>
<h2>${say.envelope}</h2>${envelope}
${
  content === null
    ? html`<p class="card">${say.unreadable}</p>`
    : html`${content.text !== null && html`<h2>${say.plain}</h2><pre class="card text">${linked(content.text)}</pre>`}
${
  content.html !== null &&
  html`<h2>${say.rich}</h2><p class="hint">${say.richNote}</p><iframe class="mail" title="${say.rich}" sandbox="" referrerpolicy="no-referrer" srcdoc="${caged(
    content.html,
  )}"></iframe>`
}
${content.text === null && content.html === null && html`<p class="card">${say.noBody}</p>`}
${
  content.attachments.length > 0 &&
  html`<h2>${say.attachments}</h2><ul class="card">${content.attachments.map(
    (a) => html`<li>${a.name ?? '–'} (${a.type}, ${bytes(a.size, language)})</li>`,
  )}</ul>`
}
<details class="more"><summary>${say.headers}</summary><dl class="card facts">${content.headers.map((h) =>
        fact(h.name, h.value),
      )}</dl></details>`
}
<p><a href="${link(`/mail/${mail.id}/source`, language)}">${say.source}</a> (${bytes(mail.size, language)})</p></main>`;
  return { title: subject, language, url, place: 'mail', body };
}

/**
 * The HTML part for the frame. The frame's empty sandbox already stops scripts, forms, pop-ups and navigation; its own
 * policy also stops images, fonts and every other request.
 */
function caged(part: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">${part}`;
}

const ADDRESS = /https?:\/\/[^\s<>"]+/g;

/** Text with its web addresses made links that show where they lead. Closing punctuation stays outside. */
function linked(text: string): Html[] {
  const parts: Html[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(/[.,;:!?)\]]{1,3}$/, '');
    parts.push(
      html`${text.slice(from, match.index)}<a href="${address}" rel="noopener noreferrer">${address}</a>`,
    );
    from = match.index + address.length;
  }
  parts.push(html`${text.slice(from)}`);
  return parts;
}

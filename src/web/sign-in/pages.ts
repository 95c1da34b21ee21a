/** The pages of signing in: one thing to do on each. */
import { html } from 'hono/html';
import { type Markup, plainPage } from '../layout.ts';
import type { Wording } from '../text/wording.ts';

const action = (path: string, { language }: Wording): string =>
  language === 'en' ? `${path}?lang=en` : path;

export function askPage(words: Wording, demonstration: boolean, { notAnAddress = false } = {}): Markup {
  const { signIn } = words.text;
  return plainPage(
    words,
    { path: '/masuk', title: signIn.title, demonstration },
    html`<p>${signIn.note}</p>
${notAnAddress ? html`<p class="caution" role="alert">${signIn.notAnAddress}</p>` : ''}
<form method="post" action="${action('/masuk', words)}">
  <label for="alamat">${signIn.address}</label>
  <input id="alamat" name="address" type="email" autocomplete="email" maxlength="254" required>
  <button>${signIn.ask}</button>
</form>`,
  );
}

/** The same whoever asked, whether known or not. */
export function askedPage(words: Wording, demonstration: boolean): Markup {
  const { signIn } = words.text;
  return plainPage(
    words,
    { path: '/masuk', title: signIn.asked, demonstration },
    html`<p>${signIn.askedNote}</p><p><a href="${action('/masuk', words)}">${signIn.again}</a></p>`,
  );
}

export function openPage(words: Wording, demonstration: boolean, token: string): Markup {
  const { signIn } = words.text;
  return plainPage(
    words,
    { title: signIn.title, demonstration },
    html`<p>${signIn.openNote}</p>
<form method="post" action="${action('/masuk/buka', words)}">
  <input type="hidden" name="token" value="${token}">
  <button>${signIn.open}</button>
</form>`,
  );
}

export function spentPage(words: Wording, demonstration: boolean): Markup {
  const { signIn } = words.text;
  return plainPage(
    words,
    { title: signIn.spent, demonstration },
    html`<p>${signIn.spentNote}</p><p><a href="${action('/masuk', words)}">${signIn.again}</a></p>`,
  );
}

export function tooManyPage(words: Wording, demonstration: boolean): Markup {
  const { signIn } = words.text;
  return plainPage(words, { title: signIn.tooMany, demonstration }, html`<p>${signIn.tooManyNote}</p>`);
}

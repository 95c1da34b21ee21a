/** A mail's content without its form: the text part and the HTML part are two renderings of one letter. */
import { html } from 'hono/html';

export interface LetterItem {
  label: string;
  value: string;
}

export interface LetterSection {
  heading: string;
  items: LetterItem[];
  /** Text to be copied as it stands, line by line. */
  block?: string;
  link?: { label: string; url: string };
}

export interface LetterContent {
  language: 'id' | 'en';
  subject: string;
  greeting: string;
  opening: readonly string[];
  sections: readonly LetterSection[];
  closing: readonly string[];
  /** Who wrote this, and why one gets it. */
  footer: readonly string[];
}

/** Of one name: a subject has room for several, where a service takes no more than 998 characters. */
const LONGEST = 150;

/** One line: whatever breaks lines or cannot be seen becomes a space. Names come from forms that people fill. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : line;
}

/** Complete on its own; lines are not folded, since readers fold them to their own width. */
export function renderText(letter: LetterContent): string {
  const sections = letter.sections.map((section) =>
    [
      section.heading,
      ...section.items.map(({ label, value }) => `- ${label}: ${value}`),
      ...(section.block === undefined ? [] : ['', section.block]),
      ...(section.link === undefined ? [] : [`- ${section.link.label}: ${section.link.url}`]),
    ].join('\n'),
  );
  const blocks = [letter.greeting, ...letter.opening, ...sections, ...letter.closing];
  return `${[...blocks, ['-- ', ...letter.footer].join('\n')].join('\n\n')}\n`;
}

const BODY =
  'margin:0 auto;padding:16px;max-width:38em;font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif';
const SECTION = 'margin:24px 0;padding:0 0 0 14px;border-left:4px solid #2a8c82';
const BLOCK =
  'margin:0 0 14px;padding:12px;border:1px solid #8a8f98;border-radius:6px;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere';
const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:6px;background:#14655d;color:#ffffff;text-decoration:none;font-weight:600';
const FOOTER = 'margin-top:32px;padding-top:12px;border-top:1px solid #8a8f98;font-size:14px';

/**
 * One column, no table, no image, no style sheet. Text and background keep the reader's own colours, so that dark mode
 * needs nothing; only the button brings both of its own. Everything is escaped by hono's `html`.
 */
export function renderHtml(letter: LetterContent): string {
  const paragraph = (text: string) => html`<p style="margin:0 0 12px">${text}</p>
`;
  const sections = letter.sections.map(
    (section) => html`<section style="${SECTION}">
<h2 style="margin:0 0 8px;font-size:18px;line-height:1.3">${section.heading}</h2>
${
  section.items.length > 0 &&
  html`<ul style="margin:0 0 14px;padding:0;list-style:none">
${section.items.map(
  ({ label, value }) => html`<li style="margin:0 0 6px"><strong>${label}:</strong> ${value}</li>
`,
)}</ul>
`
}${section.block !== undefined && html`<pre style="${BLOCK}">${section.block}</pre>\n`}${
  section.link &&
  html`<a href="${section.link.url}" style="${BUTTON}">${section.link.label}</a>
`
}</section>
`,
  );
  return String(html`<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${letter.subject}</title>
</head>
<body style="${BODY}">
${paragraph(letter.greeting)}${letter.opening.map(paragraph)}${sections}${letter.closing.map(paragraph)}<footer style="${FOOTER}">
${letter.footer.map(
  (text) => html`<p style="margin:0 0 6px">${text}</p>
`,
)}</footer>
</body>
</html>
`);
}

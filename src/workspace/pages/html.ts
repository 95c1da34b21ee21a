/** HTML by tagged template: whatever is put in is escaped, unless it is HTML made the same way. */
import { html as template } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

export type Html = HtmlEscapedString;
/** What a template takes. Promises are left out on purpose, so that a page is always ready at once. */
export type Content = string | number | boolean | null | undefined | Html | readonly Content[];

/**
 * Text and attribute values (inside double quotes) are escaped; `true`, `false`, `null`, `undefined` print nothing;
 * lists are joined. Hono answers a promise only when it is given one, and `Content` has none.
 */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return template(strings, ...values) as Html;
}

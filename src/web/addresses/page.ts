/** New addresses that wait for somebody to confirm them. The addresses themselves are not shown. */
import { html } from 'hono/html';
import type { Officer, Unit } from '../../core/units.ts';
import { framedPage, href, type Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import type { Viewer } from '../viewer.ts';

export interface Addresses {
  demonstration: boolean;
  district: Unit | undefined;
  waiting: { officer: Pick<Officer, 'id' | 'role' | 'unit'>; unit: Unit | undefined }[];
}

/** What came of the code that was entered. */
export type Entered = 'confirmed' | 'wrong' | 'own' | 'too-many' | 'gone';

export function addressesPage(
  { demonstration, district, waiting }: Addresses,
  entered: Entered | undefined,
  words: Wording,
  mailbox: string | undefined,
  viewer: Viewer,
): Markup {
  const { addresses: text } = words.text;
  return framedPage(
    words,
    { path: '/alamat', viewer, ...(mailbox && { mailbox }) },
    {
      title: text.title,
      district: district === undefined ? '' : unitName(district),
      demonstration,
    },
    html`<section>
  ${entered === undefined ? '' : html`<p class="${entered === 'confirmed' ? 'note' : 'caution'}" role="${entered === 'confirmed' ? 'status' : 'alert'}">${text.entered[entered]}</p>`}
  <p class="note">${text.note}</p>
  ${waiting.length === 0 ? html`<p>${text.none}</p>` : table(waiting, words)}
</section>`,
  );
}

function table(waiting: Addresses['waiting'], words: Wording): Markup {
  const { addresses: text, roles } = words.text;
  return html`<div class="scroll"><table class="plain">
    <thead><tr>${[text.officer, text.role, text.code].map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
    <tbody>${waiting.map(
      ({ officer, unit }) => html`<tr>
      <th scope="row">${officer.id}</th>
      <td>${roles[officer.role]}, ${unit === undefined ? officer.unit : unitName(unit)}</td>
      <td><form method="post" action="${href('/alamat', words.language)}">
        <input type="hidden" name="officer" value="${officer.id}">
        <input name="code" aria-label="${text.codeOf(officer.id)}" inputmode="numeric" autocomplete="off" maxlength="20" size="10" required>
        <button>${text.confirm}</button>
      </form></td>
    </tr>`,
    )}</tbody>
  </table></div>`;
}

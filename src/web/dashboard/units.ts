/**
 * One row per form. On a phone the style sheet lays each row out as a block with its labels; roles are spelled out
 * because browsers drop a table's meaning once its rows are laid out otherwise.
 */
import { html } from 'hono/html';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import { bar } from './bar.ts';
import type { Dashboard, UnitRow } from './model.ts';
import type { Links } from './page.ts';

export function unitSection(model: Dashboard, words: Wording, links: Links): Markup | string {
  const { text } = words;
  if (model.rows.length === 0) return '';
  const heads = [
    text.unit,
    text.filledOf,
    text.owed,
    text.valid,
    text.problems,
    text.formState,
    text.checked,
    text.sheet,
  ];
  return html`<section aria-labelledby="unit">
  <h2 id="unit">${text.units}</h2>
  <p class="note">${text.unitsNote}</p>
  ${model.withoutSheet.length === 0 ? '' : html`<p class="caution">${text.withoutSheet(model.withoutSheet.map(unitName).join(', '))}</p>`}
  <table class="units" role="table">
    <thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
    <tbody role="rowgroup">${model.rows.map((row) => unitRow(row, words, links))}</tbody>
  </table>
</section>`;
}

function unitRow({ name, owed, form }: UnitRow, words: Wording, links: Links): Markup {
  const { text, integer } = words;
  const { counts, checkedAt, trouble } = form;
  const seen = checkedAt !== null;
  const cell = (name: string, label: string, content: Markup | string) =>
    html`<td role="cell" class="${name}" data-label="${label}">${content}</td>`;
  return html`<tr role="row">
  <th scope="row" role="rowheader" class="unit">${name}${
    trouble === null ? '' : html`<small class="trouble">${troubleText(form, words)}</small>`
  }</th>
  ${cell('filled', text.filledOf, seen ? html`${integer(counts.filled)} / ${integer(counts.expected)} ${bar(counts.filled, counts.expected, counts.valid)}` : '–')}
  ${cell('owed', text.owed, seen ? integer(owed) : '–')}
  ${cell('valid', text.valid, seen ? integer(counts.valid) : '–')}
  ${cell('problems', text.problems, seen ? problems(form.errors, form.warnings, words) : '–')}
  ${cell('state', text.formState, seen ? text.formStates[form.formState] : '–')}
  ${cell('checked', text.checked, seen ? words.dateTime(checkedAt) : html`<em>${text.notChecked}</em>`)}
  ${cell('open', text.sheet, html`<a href="${links.spreadsheet(form.spreadsheetId)}" aria-label="${text.openOf(name)}">${text.open}</a>`)}
</tr>`;
}

function troubleText({ trouble, checkedAt }: UnitRow['form'], { text, dateTime }: Wording): string {
  const reason = `${text.troubles[trouble!.code]}.`;
  return checkedAt === null ? reason : `${reason} ${text.since(dateTime(checkedAt))}`;
}

function problems(errors: number, warnings: number, { text, integer }: Wording): Markup | string {
  if (errors === 0 && warnings === 0) return text.none;
  return html`${errors === 0 ? '' : html`<span class="error">${text.errors(integer(errors))}</span>`} ${
    warnings === 0 ? '' : html`<span class="warning">${text.warnings(integer(warnings))}</span>`
  }`;
}

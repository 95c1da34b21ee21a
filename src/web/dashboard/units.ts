/** One row per form: what the unit owes, what is wrong, and the way to its spreadsheet. */
import { html } from 'hono/html';
import { periodName } from '../../core/text/period.ts';
import type { Markup } from '../layout.ts';
import type { Wording } from '../text/wording.ts';
import { unitName } from '../unit-name.ts';
import { filledOf } from './bar.ts';
import type { Dashboard, UnitRow } from './model.ts';
import type { Links } from './page.ts';
import { type Row, rowsTable } from './rows.ts';

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
  ${rowsTable(
    'units',
    heads,
    model.rows.map((row) => unitRow(row, words, links)),
  )}
</section>`;
}

function unitRow({ name, owed, form }: UnitRow, words: Wording, links: Links): Row {
  const { text, integer, language } = words;
  const { counts, checkedAt, period } = form;
  const title = period === undefined ? name : `${name}, ${periodName(period, language)}`;
  // A form not yet looked at has no figures, which is not the same as figures of 0.
  const seen = (content: () => Markup | string) => (checkedAt === null ? '–' : content());
  const link = html`<a href="${links.spreadsheet(form.spreadsheetId)}" aria-label="${text.openOf(title)}">${text.open}</a>`;
  return {
    title,
    ...(form.trouble && { trouble: troubleText(form.trouble, checkedAt, words) }),
    cells: [
      { name: 'of', label: text.filledOf, content: seen(() => filledOf(counts, words)), bare: true },
      { name: 'owed', label: text.owed, content: owed === null ? '–' : integer(owed) },
      { name: 'valid', label: text.valid, content: seen(() => integer(counts.valid)) },
      { name: 'problems', label: text.problems, content: seen(() => problems(form, words)) },
      { name: 'state', label: text.formState, content: seen(() => text.formStates[form.formState]) },
      {
        name: 'checked',
        label: text.checked,
        content: checkedAt === null ? html`<em>${text.notChecked}</em>` : words.dateTime(checkedAt),
      },
      { name: 'open', label: text.sheet, content: link, bare: true },
    ],
  };
}

function troubleText(
  trouble: NonNullable<UnitRow['form']['trouble']>,
  checkedAt: number | null,
  { text, dateTime }: Wording,
): string {
  const reason = `${text.troubles[trouble.code]}.`;
  return checkedAt === null ? reason : `${reason} ${text.since(dateTime(checkedAt))}`;
}

function problems(
  { errors, warnings, waived, waivedSince }: UnitRow['form'],
  { text, integer, isoDay }: Wording,
): Markup | string {
  if (errors === 0 && warnings === 0 && waived === 0) return text.none;
  return html`${errors === 0 ? '' : html`<span class="error">${text.errors(integer(errors))}</span> `}${
    warnings === 0 ? '' : html`<span class="warning">${text.warnings(integer(warnings))}</span> `
  }${waived === 0 ? '' : text.waived(integer(waived), waivedSince === null ? '–' : isoDay(waivedSince))}`;
}

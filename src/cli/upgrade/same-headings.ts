/** Another version of a form for a spreadsheet that was adopted: with the headings that staff gave its columns. */
import { variantOf } from '../../core/adopt/variant.ts';
import type { Template } from '../../core/template/schema.ts';
import { Refusal } from '../adopt/refusal.ts';

/** The new version with the headings that the sheet has; columns that it does not have are left out. @throws Refusal */
export function sameHeadings(variant: Template, issued: Template): Template {
  const tabs = variant.tabs.map((tab) => {
    const form = issued.tabs.find(({ name }) => name === tab.name);
    const headings = new Map(tab.columns.map(({ name, label }) => [name, label.id]));
    const rows = tab.fixedRows.flatMap(({ ownKey, cells }) =>
      ownKey === undefined ? [] : [[ownKey, String(cells[tab.key])] as const],
    );
    return [
      tab.name,
      {
        columns: Object.fromEntries(
          (form?.columns ?? []).map(({ name }) => [name, headings.get(name) ?? null]),
        ),
        ...(rows.length > 0 && { key: tab.key, rows: Object.fromEntries(rows) }),
        headerRows: tab.headerRows ?? 1,
      },
    ] as const;
  });
  try {
    return variantOf(
      issued,
      { template: `${issued.id}@${issued.version}`, tabs: Object.fromEntries(tabs) },
      issued.version,
    ).template;
  } catch (error) {
    throw new Refusal(
      `Versi ${issued.version} butuh kolom yang tidak ada di spreadsheet ini: ${(error as Error).message}. Tambahkan kolomnya, lalu lepaskan dan adopsi lagi.`,
    );
  }
}

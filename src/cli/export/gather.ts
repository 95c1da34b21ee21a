/** Rows of an export out of the store. */
import {
  completionRows,
  type ExportForm,
  type ExportRow,
  formRows,
  publicRows,
} from '../../core/export/rows.ts';
import { newestVersions } from '../../core/form-measures/versions.ts';
import type { Template } from '../../core/template/schema.ts';
import type { Language } from '../../core/text/format.ts';
import type { Store } from '../../ports/store/store.ts';

export interface Gathered {
  rows: ExportRow[];
  /** Of the forms in it. */
  templates: Template[];
  /** Registered forms that were never checked: nothing is known of them. */
  unchecked: number;
}

/** @param only id of a template; of all when absent. @param language of names, notes and formulas. */
export async function gather(
  { results, register, measures, across, publications }: Store,
  only: string | undefined,
  isPublic: boolean,
  language: Language,
): Promise<Gathered> {
  const units = new Map((await register.units()).map((unit) => [unit.code, unit]));
  const all = (await results.forms()).filter(({ templateId }) => only === undefined || templateId === only);
  const checked = all.filter(({ checkedAt }) => checkedAt !== null);
  const templates = new Map<string, Template>();
  for (const { templateId, templateVersion } of checked) {
    const key = `${templateId}@${templateVersion}`;
    if (templates.has(key)) continue;
    const template = await register.template(templateId, templateVersion);
    if (template !== undefined) templates.set(key, template);
  }
  const ids = [...new Set(checked.map(({ templateId }) => templateId))];
  const versions = isPublic
    ? []
    : newestVersions((await Promise.all(ids.map((id) => measures.versions(id)))).flat());
  const figures = isPublic
    ? new Map()
    : await across.figures(checked.map(({ spreadsheetId }) => spreadsheetId));
  const forms = checked.flatMap(
    ({ unit, templateId, templateVersion, period, counts, checkedAt, spreadsheetId }) => {
      const [found, template] = [units.get(unit), templates.get(`${templateId}@${templateVersion}`)];
      if (found === undefined || template === undefined) return [];
      const form: ExportForm = {
        unit: found,
        template,
        period,
        counts,
        checkedAt: checkedAt!,
        measures: versions.filter((version) => version.spreadsheetId === spreadsheetId),
        figures: figures.get(spreadsheetId) ?? {},
      };
      return [form];
    },
  );
  const rows = forms.flatMap((form) => (isPublic ? completionRows : formRows)(form, language));
  if (isPublic)
    for (const { round, templateId, at } of await publications.releases()) {
      const template = [...templates.values()].find(({ id }) => id === templateId);
      if (template === undefined) continue;
      rows.push(
        ...publicRows(
          await publications.figures(round),
          { period: round.slice(0, 7), at, template },
          units,
          language,
        ),
      );
    }
  return { rows, templates: [...templates.values()], unchecked: all.length - checked.length };
}

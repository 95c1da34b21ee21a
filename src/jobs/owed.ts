/** Halves of entries that an office owes, by what the store holds. */
import { hasSharedEntries, owedHalves } from '../core/across/owed-halves.ts';
import type { OpenWork } from '../core/measures/blocked-by.ts';
import type { FormResult } from '../ports/store/results.ts';
import type { Store } from '../ports/store/store.ts';

/** By spreadsheet; those without are left out. Costs forms nothing whose entries no two offices share. */
export async function owedIn(
  store: Pick<Store, 'register' | 'across'>,
  forms: readonly FormResult[],
): Promise<Map<string, NonNullable<OpenWork['owedBy']>>> {
  const owed = new Map<string, NonNullable<OpenWork['owedBy']>>();
  const versions = Map.groupBy(
    forms.filter(({ counts }) => counts.filled < counts.expected),
    ({ templateId, templateVersion }) => `${templateId}@${templateVersion}`,
  );
  for (const same of versions.values()) {
    const { templateId, templateVersion } = same[0]!;
    const template = await store.register.template(templateId, templateVersion);
    if (template === undefined || !hasSharedEntries(template)) continue;
    const figures = await store.across.figures(same.map(({ spreadsheetId }) => spreadsheetId));
    for (const [id, stored] of figures) {
      const halves = owedHalves(template, stored);
      if (halves.length > 0) owed.set(id, halves);
    }
  }
  return owed;
}

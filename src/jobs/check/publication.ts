import type { Explanations } from '../../core/form-measures/form-measure.ts';
import type { Template } from '../../core/template/schema.ts';
import { publicationLines } from '../../core/text/publication.ts';
import type { Run } from '../check.ts';

/** The register of community information groups: what they pass on stands in its spreadsheet. */
export const showsPublication = ({ scheme }: Pick<Template, 'scheme'>): boolean => scheme === 'kim';

/** Public figures of the form's unit and those below it, for being copied. Costs other forms nothing. */
export async function publicationOf({ ports, compiled, registration }: Run): Promise<Explanations[]> {
  const { store, settings } = ports;
  if (!showsPublication(compiled.template) || !settings.publication.enabled) return [];
  const [newest] = await store.publications.releases();
  if (newest === undefined) return [];
  const [units, figures] = await Promise.all([
    store.register.units(),
    store.publications.figures(newest.round),
  ]);
  return publicationLines(newest, figures, units, registration.unit, settings.zone);
}

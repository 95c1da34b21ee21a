/** Variants of a form that the store keeps, one for each way in which staff laid a spreadsheet out. */
import type { Confirmed } from '../../core/adopt/tables.ts';
import { plainWord } from '../../core/cells/text.ts';
import type { Template } from '../../core/template/schema.ts';
import { issuedVersion, isVariant, nextVariant } from '../../core/template/variant-version.ts';
import { canonicalJson } from '../../core/text/canonical-json.ts';
import type { AdoptSite } from './site.ts';

type Known = Pick<AdoptSite, 'store' | 'template'>;

/** Headings that were confirmed for this form before: each stands in a variant. */
export async function confirmedHeadings({ store, template }: Known): Promise<Confirmed> {
  const versions = (await store.register.templates()).filter(
    ({ id, version }) => id === template.id && isVariant(version),
  );
  const known = new Map<string, Map<string, string>>();
  const doubtful = new Set<string>();
  for (const { id, version } of versions) {
    const variant = await store.register.template(id, version);
    for (const tab of variant?.tabs ?? []) {
      const headings = known.get(tab.name) ?? new Map<string, string>();
      known.set(tab.name, headings);
      for (const { name, label } of tab.columns) {
        const heading = plainWord(label.id);
        const before = headings.get(heading);
        // Confirmed for two columns in different sheets, it says nothing.
        if (before !== undefined && before !== name) doubtful.add(`${tab.name} ${heading}`);
        headings.set(heading, name);
      }
    }
  }
  for (const [tab, headings] of known)
    for (const heading of headings.keys()) if (doubtful.has(`${tab} ${heading}`)) headings.delete(heading);
  return known;
}

/** The same content is the same version, whichever spreadsheet it came from. */
export async function issueVariant({ store, template }: Known, content: Template): Promise<Template> {
  const issued = (await store.register.templates()).filter(({ id }) => id === template.id);
  const alike = canonicalJson({ ...content, version: 0 });
  for (const { id, version } of issued) {
    if (!isVariant(version) || issuedVersion(version) !== template.version) continue;
    const known = await store.register.template(id, version);
    if (known !== undefined && canonicalJson({ ...known, version: 0 }) === alike) return known;
  }
  const version = nextVariant(
    template.version,
    issued.map((one) => one.version),
  );
  const variant = { ...content, version };
  await store.register.issueTemplate(variant);
  return variant;
}

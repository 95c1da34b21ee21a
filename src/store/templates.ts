/** Issued template versions: written once, never changed, read in every check. */
import { type Template, TemplateSchema } from '../core/template/schema.ts';
import { canonicalJson } from '../core/text/canonical-json.ts';
import type { Register } from '../ports/store/register.ts';
import type { Sql } from './batch.ts';

/** Parsed templates by database and `id@version`. Issued content never changes, so nothing here grows stale. */
const parsed = new WeakMap<object, Map<string, Template>>();

export function createTemplates(
  { db }: Sql,
  owner: object,
): Pick<Register, 'issueTemplate' | 'template' | 'templates'> {
  const cache = parsed.get(owner) ?? new Map<string, Template>();
  parsed.set(owner, cache);

  return {
    async issueTemplate(given) {
      const template = TemplateSchema.parse(given);
      const { id, version } = template;
      const content = canonicalJson(template);
      const stored = await db
        .insertInto('template')
        .values({ id, version, title: JSON.stringify(template.title), content })
        // Nothing is replaced: the update that changes nothing is there to be given the row that stands.
        .onConflict((conflict) =>
          conflict.columns(['id', 'version']).doUpdateSet((eb) => ({ id: eb.ref('excluded.id') })),
        )
        .returning('content')
        .executeTakeFirstOrThrow();
      // Parsed before comparing, so that a default added to the schema later is not taken for other content.
      if (
        stored.content !== content &&
        canonicalJson(TemplateSchema.parse(JSON.parse(stored.content))) !== content
      ) {
        throw new Error(
          `Template ${id} version ${version} was already issued with other content. An issued version is never ` +
            `changed: give the new content version ${version + 1} or higher.`,
        );
      }
    },

    async template(id, version) {
      const key = `${id}@${version}`;
      const known = cache.get(key);
      if (known) return known;
      const row = await db
        .selectFrom('template')
        .select('content')
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      if (!row) return undefined;
      const template = TemplateSchema.parse(JSON.parse(row.content));
      cache.set(key, template);
      return template;
    },

    async templates() {
      const rows = await db
        .selectFrom('template')
        .select(['id', 'version', 'title'])
        .orderBy('id')
        .orderBy('version')
        .execute();
      return rows.map(({ id, version, title }) => ({ id, version, title: JSON.parse(title) }));
    },
  };
}

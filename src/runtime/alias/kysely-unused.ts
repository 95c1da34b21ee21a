/**
 * Stands in the Worker for what Kysely can do and we never ask: building a schema, which migrations write as SQL, and
 * putting tables into another one, `merge`. 7 KiB gzipped.
 */
class Unused {
  constructor() {
    throw new Error('Kysely was asked for what the Worker does not carry');
  }
}

export { Unused as MergeQueryBuilder, Unused as SchemaModule, Unused as WithSchemaPlugin };

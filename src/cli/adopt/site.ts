/** What is adopted, as which form, and where. */
import type { Aliases } from '../../core/adopt/aliases.ts';
import type { Mapping } from '../../core/adopt/mapping.ts';
import type { Template } from '../../core/template/schema.ts';
import type { Store } from '../../ports/store/store.ts';
import type { ReachedGoogle } from '../reach-google.ts';

export interface AdoptSite {
  store: Store;
  google: ReachedGoogle;
  /** The form to adopt as, as it was issued. */
  template: Template;
  aliases: Aliases;
  /** Epoch milliseconds, as the installation goes by. */
  now(): number;
  /** The sheets are a demonstration's. */
  demonstration: boolean;
}

export interface Wish {
  spreadsheetId: string;
  /** Code or name as typed; found in titles and file name when absent. */
  unit?: string | undefined;
  period?: string | undefined;
  mapping?: Mapping | undefined;
  /** Titles of the sheets that are meant where several hold the same table. */
  sheets?: readonly string[] | undefined;
}

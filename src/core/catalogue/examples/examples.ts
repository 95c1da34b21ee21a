/** The example of every code, family by family. */
import type { ProblemCode, ProblemParams } from '../../checks/problem.ts';
import { ACROSS_EXAMPLES } from './across.ts';
import { AGREEMENT_EXAMPLES } from './agreement.ts';
import { CHOICE_EXAMPLES } from './choices.ts';
import { CONTACT_EXAMPLES } from './contacts.ts';
import { DATE_EXAMPLES } from './dates.ts';
import { ENTRY_EXAMPLES } from './entries.ts';
import type { Example, Examples } from './example.ts';
import { FORM_EXAMPLES } from './forms.ts';
import { GROWTH_EXAMPLES } from './growth.ts';
import { IDENTITY_EXAMPLES } from './identities.ts';
import { KEY_EXAMPLES } from './keys.ts';
import { LAYOUT_EXAMPLES } from './layout.ts';
import { NUMBER_EXAMPLES } from './numbers.ts';
import { REGION_EXAMPLES } from './regions.ts';
import { REGISTER_EXAMPLES } from './register.ts';
import { TAB_EXAMPLES } from './tabs.ts';
import { WAIVER_EXAMPLES } from './waivers.ts';

/** In the order in which the page on problems tells them. */
export const FAMILIES = {
  Numbers: NUMBER_EXAMPLES,
  Dates: DATE_EXAMPLES,
  'Choices, placeholders, formulas': CHOICE_EXAMPLES,
  'NIK and KK': IDENTITY_EXAMPLES,
  'Codes of regions': REGION_EXAMPLES,
  'Contacts and links': CONTACT_EXAMPLES,
  Entries: ENTRY_EXAMPLES,
  'What does not agree': AGREEMENT_EXAMPLES,
  'Children measured': GROWTH_EXAMPLES,
  'Row keys': KEY_EXAMPLES,
  'Rows and cells out of place': LAYOUT_EXAMPLES,
  Tabs: TAB_EXAMPLES,
  'Across spreadsheets': ACROSS_EXAMPLES,
  'Spreadsheet and form': FORM_EXAMPLES,
  Waivers: WAIVER_EXAMPLES,
  'The Register': REGISTER_EXAMPLES,
} as const;

export const EXAMPLES: Examples<ProblemParams> = {
  ...NUMBER_EXAMPLES,
  ...DATE_EXAMPLES,
  ...CHOICE_EXAMPLES,
  ...IDENTITY_EXAMPLES,
  ...REGION_EXAMPLES,
  ...CONTACT_EXAMPLES,
  ...ENTRY_EXAMPLES,
  ...AGREEMENT_EXAMPLES,
  ...GROWTH_EXAMPLES,
  ...KEY_EXAMPLES,
  ...LAYOUT_EXAMPLES,
  ...TAB_EXAMPLES,
  ...ACROSS_EXAMPLES,
  ...FORM_EXAMPLES,
  ...WAIVER_EXAMPLES,
  ...REGISTER_EXAMPLES,
};

export const exampleOf = (code: ProblemCode): Example<unknown> => EXAMPLES[code];

/**
 * The one catalogue of problems: severity, title and sentences of every code, in Indonesian and English. A code stands
 * in one file of this folder with its parameters, and in the file of the same name in `examples/` with an example.
 */
import type { ProblemCode, ProblemParams } from '../checks/problem.ts';
import { ACROSS } from './across.ts';
import { AGREEMENT } from './agreement.ts';
import { CHOICES } from './choices.ts';
import { CONTACTS } from './contacts.ts';
import { DATES } from './dates.ts';
import { ENTRIES } from './entries.ts';
import type { Family } from './entry.ts';
import { FORMS } from './forms.ts';
import { GROWTH } from './growth.ts';
import { IDENTITIES } from './identities.ts';
import { KEYS } from './keys.ts';
import { LAYOUT } from './layout.ts';
import { NUMBERS } from './numbers.ts';
import { REGIONS } from './regions.ts';
import { REGISTER } from './register.ts';
import { TABS } from './tabs.ts';
import { WAIVERS } from './waivers.ts';

export const CATALOGUE: Family<ProblemParams> = {
  ...NUMBERS,
  ...DATES,
  ...CHOICES,
  ...IDENTITIES,
  ...REGIONS,
  ...CONTACTS,
  ...ENTRIES,
  ...AGREEMENT,
  ...GROWTH,
  ...KEYS,
  ...LAYOUT,
  ...TABS,
  ...ACROSS,
  ...FORMS,
  ...WAIVERS,
  ...REGISTER,
};

export const CODES = Object.keys(CATALOGUE) as ProblemCode[];

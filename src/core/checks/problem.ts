/**
 * What can be wrong. A problem is data: a code with parameters, and where it stands. Sentences are made at the
 * edge (`core/text/`), severities come from the catalogue unless template or district set others.
 */
import type { AcrossProblems } from '../catalogue/across.ts';
import type { AgreementProblems } from '../catalogue/agreement.ts';
import type { ChoiceProblems } from '../catalogue/choices.ts';
import type { ContactProblems } from '../catalogue/contacts.ts';
import type { DateProblems } from '../catalogue/dates.ts';
import type { EntryProblems } from '../catalogue/entries.ts';
import type { Severity } from '../catalogue/entry.ts';
import type { FormProblems } from '../catalogue/forms.ts';
import type { GrowthProblems } from '../catalogue/growth.ts';
import type { IdentityProblems } from '../catalogue/identities.ts';
import type { KeyProblems } from '../catalogue/keys.ts';
import type { LayoutProblems } from '../catalogue/layout.ts';
import type { NumberProblems } from '../catalogue/numbers.ts';
import type { RegionProblems } from '../catalogue/regions.ts';
import type { RegisterProblems } from '../catalogue/register.ts';
import type { TabProblems } from '../catalogue/tabs.ts';
import type { WaiverProblems } from '../catalogue/waivers.ts';

export type { Severity } from '../catalogue/entry.ts';

/** What a problem weighs in the end: a warning that somebody answers for weighs nothing. */
export type Weight = Severity | 'waived';

/**
 * Parameters of each code. Values may be shown in the spreadsheet the problem comes from, and nowhere else; those of
 * personal columns are left out (personal.ts), so every parameter that holds a value is optional.
 */
export interface ProblemParams
  extends NumberProblems,
    DateProblems,
    ChoiceProblems,
    IdentityProblems,
    RegionProblems,
    ContactProblems,
    EntryProblems,
    AgreementProblems,
    GrowthProblems,
    KeyProblems,
    LayoutProblems,
    TabProblems,
    AcrossProblems,
    FormProblems,
    WaiverProblems,
    RegisterProblems {}

export type ProblemCode = keyof ProblemParams;

export type Problem = {
  [Code in ProblemCode]: {
    code: Code;
    /** As template and district have it, or waived in its row. */
    severity: Weight;
    params: ProblemParams[Code];
    /** Template tab name. Absent for the spreadsheet as a whole. */
    tab?: string;
    /** Text of the row key as it stands in the sheet. Absent for the tab as a whole. */
    key?: string;
    /** 1-based row in the sheet at the time of reading. */
    row?: number;
    /** Template column names to be coloured, the one to blame first. */
    columns: readonly string[];
  };
}[ProblemCode];

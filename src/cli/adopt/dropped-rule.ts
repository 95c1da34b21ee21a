/** What a variant of a form does without, since columns are not in the sheet, as staff know it. */
import { CODES } from '../../core/catalogue/catalogue.ts';
import type { ProblemCode } from '../../core/checks/problem.ts';
import type { Across } from '../../core/template/across-schema.ts';
import type { MeasureSpec } from '../../core/template/measure-schema.ts';
import type { Rule } from '../../core/template/rule-schema.ts';
import type { Template } from '../../core/template/schema.ts';
import { problemTitle } from '../../core/text/problem-titles.ts';

type Kind = Rule['rule'] | Across['check'] | MeasureSpec['measure'] | 'waiver' | 'nameColumn' | 'fixedRows';

/** Those that no problem is called by. */
const OTHERS: Record<Exclude<Kind, ProblemCode>, string> = {
  attainable: problemTitle('not-attainable', 'id'),
  growth: problemTitle('growth-differs', 'id'),
  'same-identity': problemTitle('same-identity-elsewhere', 'id'),
  copied: problemTitle('copied-values', 'id'),
  'convergence-of-months': 'Konvergensi desa',
  'convergence-of-quarter': 'Konvergensi desa',
  assessment: 'Nilai penilaian kinerja',
  competition: 'Peringkat desa',
  lokus: 'Desa lokus',
  waiver: 'Pengecualian peringatan',
  nameColumn: 'Nama baris dalam pesan',
  fixedRows: 'Pengisi baris',
};

/** @param dropped as `variantOf` names it: `pengukuran: identity-birth`, or a measure alone. */
export function droppedRule(dropped: string, { tabs }: Template): string {
  const [, tab, kind = dropped] = /^([^:]+): (.+)$/.exec(dropped) ?? [];
  const code = CODES.find((each) => each === kind);
  const name =
    code === undefined ? ((OTHERS as Record<string, string>)[kind] ?? kind) : problemTitle(code, 'id');
  const title = tabs.find((each) => each.name === tab)?.title.id;
  return title === undefined ? name : `${title}: ${name}`;
}

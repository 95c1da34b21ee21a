/** All that comparing a form's figures with others' finds, by the checks of its own template. */

import { copied } from './copied.ts';
import type { FigureFinding } from './finding.ts';
import type { Form } from './form.ts';
import { jump } from './jump.ts';
import { outlier } from './outlier.ts';
import { parentSum } from './parent-sum.ts';

/** Against the forms below it and of the period before: changes as soon as one of these does. */
export function compareLineage(
  own: Form,
  { children, before }: { children: readonly Form[]; before: readonly Form[] },
): FigureFinding[] {
  return own.template.tabs.flatMap((tab) =>
    tab.across.flatMap((check) => {
      if (check.check === 'parent-sum') return parentSum(own, children, tab, check);
      return check.check === 'jump' ? jump(own, before, tab, check) : [];
    }),
  );
}

/** Against all its siblings. */
export function compareSiblings(
  own: Form,
  { siblings, before }: { siblings: readonly Form[]; before: readonly Form[] },
): FigureFinding[] {
  return own.template.tabs.flatMap((tab) =>
    tab.across.flatMap((check) => {
      if (check.check === 'outlier') return outlier(own, siblings, tab, check);
      return check.check === 'copied' ? copied(own, { siblings, before }, tab, check) : [];
    }),
  );
}

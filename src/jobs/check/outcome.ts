/** What of a check goes into the store: counts and codes. */
import { allProblems, type FormResult } from '../../core/checks/form.ts';
import { isSubmitted } from '../../core/measures/completion.ts';
import type { CheckOutcome, ProblemCount } from '../../ports/store/results.ts';
import type { Run } from '../check.ts';
import { firstCell } from './first-cell.ts';
import type { FormulasLaid, StatusWritten } from './write.ts';

export function outcomeOf(
  run: Run,
  form: FormResult,
  status: StatusWritten,
  laid: FormulasLaid,
): CheckOutcome {
  const incidents: CheckOutcome['incidents'] = [];
  if (laid.overwritten > 0)
    incidents.push({ code: 'status-overwritten', detail: `cells: ${laid.overwritten}` });
  const { setAsideAt, ...memory } = run.memory;
  if (setAsideAt !== undefined) incidents.push({ code: 'taken-back', detail: '' });
  const trouble = troubleOf(form, laid);
  return {
    checkedAt: run.now,
    counts: form.counts,
    // A header that cannot be read says nothing of the entries below it.
    keepCounts: !form.readable,
    formState: form.approval.state,
    ...(isSubmitted(form.approval.state) && { handedInAt: changedAt(run) }),
    firstCell: firstCell(form, run.compiled.template.tabs, run.memory.structure),
    problems: countProblems(form),
    waivedSince: form.waivedSince,
    statusWrittenAt: status.wrote ? run.now : null,
    ...(trouble && { trouble }),
    incidents,
    memory,
  };
}

/**
 * The change that this check answers, rather than the check: edits settle before they are looked at, and nobody is late
 * for that. A time that lies ahead, as anyone's program may set, is none.
 */
function changedAt({ lease, now }: Run): number {
  const changed = Date.parse(lease.modifiedTime);
  return changed <= now ? changed : now;
}

function countProblems(form: FormResult): ProblemCount[] {
  const kinds = Map.groupBy(allProblems(form), ({ code, severity }) => `${code} ${severity}`);
  return [...kinds.values()].flatMap((problems) => {
    const [first] = problems;
    return first === undefined
      ? []
      : [{ code: first.code, severity: first.severity, count: problems.length }];
  });
}

function troubleOf(form: FormResult, laid: FormulasLaid): CheckOutcome['trouble'] {
  if (!form.readable) {
    const tabs = form.tabs.filter((tab) => !tab.readable).map((tab) => tab.tab);
    return { code: 'unreadable', detail: tabs.join(', ') };
  }
  if (laid.refused) return { code: 'status-formula', detail: `cells: ${laid.missing + laid.overwritten}` };
  return undefined;
}

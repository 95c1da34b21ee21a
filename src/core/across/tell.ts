/** Tells findings of earlier comparisons in the form as it reads now: what no longer fits is left out. */
import { keyIdentity } from '../cells/text.ts';
import type { CompiledTab, CompiledTemplate } from '../checks/compile.ts';
import type { Problem } from '../checks/problem.ts';
import type { ReadRow } from '../checks/row-list.ts';
import { statusOf } from '../checks/row-status.ts';
import type { Block, TabResult } from '../checks/tab.ts';
import { tableOf } from '../checks/table.ts';
import type { Figures } from './figures.ts';
import { basisOf, type FigureFinding, type Finding } from './finding.ts';
import type { IdentityRow } from './same-identity.ts';

/** What the form holds now that findings are matched with. */
export interface Present {
  figures: Figures;
  /** Rows by the mark of their number. */
  identities: ReadonlyMap<string, readonly IdentityRow[]>;
}

/** Adds problems to the rows, or to the tabs, of `results`; status and number of valid rows follow. */
export function tellFindings(
  { tabs }: CompiledTemplate,
  results: readonly TabResult[],
  blocks: readonly Block[],
  findings: readonly Finding[],
  present: Present,
): void {
  const byName = new Map(tabs.map((compiled, index) => [compiled.tab.name, { compiled, index }]));
  const rowsByKey = new Map<string, Map<string, ReadRow>>();
  const rowOf = (compiled: CompiledTab, result: TabResult, block: Block, key: string) => {
    const { name } = compiled.tab;
    let rows = rowsByKey.get(name);
    if (rows === undefined) {
      const table = tableOf(compiled, result, block);
      rows = new Map(table.rows.map(({ ownKey, line }) => [keyIdentity(ownKey), line]));
      rowsByKey.set(name, rows);
    }
    return rows.get(keyIdentity(key));
  };
  const tabOf = (name: string) => {
    const { compiled, index } = byName.get(name) ?? {};
    const [result, block] = index === undefined ? [] : [results[index], blocks[index]];
    return compiled && result && block && { compiled, result, block };
  };

  for (const finding of findings) {
    // Taken by the form's measures.
    if (finding.code === 'reported') continue;
    if (finding.code === 'same-identity-elsewhere') {
      for (const { line, check } of finding.marks.flatMap((mark) => present.identities.get(mark) ?? [])) {
        const tab = tabOf(line.tab);
        if (tab === undefined) continue;
        const place = { tab: line.tab, key: line.key, row: line.row };
        const { problem } = tab.compiled;
        addToRow(tab, line, problem(finding.code, [check.column], finding.params, place, check.severity));
      }
      continue;
    }
    const tab = tabOf(finding.tab);
    if (tab === undefined || basisOf(present.figures, finding) !== finding.basis) continue;
    if (finding.key === undefined) {
      tab.result.problems.push(problemOf(tab.compiled, finding, { tab: finding.tab }));
      continue;
    }
    const line = rowOf(tab.compiled, tab.result, tab.block, finding.key);
    if (line === undefined) continue;
    const place = { tab: line.tab, key: line.key, row: line.row };
    addToRow(tab, line, problemOf(tab.compiled, finding, place));
  }
}

function problemOf(
  { problem }: CompiledTab,
  { code, columns, params, severity }: FigureFinding,
  place: { tab: string; key?: string; row?: number },
): Problem {
  return problem(code, columns, params, place, severity);
}

function addToRow(
  { compiled, result }: { compiled: CompiledTab; result: TabResult },
  line: ReadRow,
  problem: Problem,
): void {
  const before = line.status;
  line.problems = [...line.problems, problem];
  line.status = statusOf(line.problems, before);
  const counts = compiled.tab.completion !== undefined && line.filled;
  if (counts && before !== 'error' && line.status === 'error') result.valid--;
}

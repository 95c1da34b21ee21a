/** What was typed in a personal column stays in its cell: no problem carries it, whatever check found it. */
import type { ProblemCode, ProblemParams } from './problem.ts';

/** Parameters that come from the template, or that count: they never hold what was typed. */
const SAFE: ReadonlySet<string> = new Set([
  'minimum',
  'maximum',
  'earliest',
  'latest',
  'allowed',
  'limitColumn',
  'otherColumn',
  'earlierColumn',
  'wholeColumn',
  'is',
  'parts',
  'because',
  'strict',
  'direction',
  'first',
  'last',
  'missing',
  'owner',
  'rows',
  'cells',
  'mixed',
  'type',
  'digits',
  'how',
  'system',
  'expected',
  'found',
  'domain',
  'noScheme',
  'index',
  'indices',
  'methods',
  'units',
  'places',
  'unit',
  'period',
  'since',
]);

/** The parameters without values. A parameter that is not known to be safe is left out. */
export function withoutValues<Code extends ProblemCode>(params: ProblemParams[Code]): ProblemParams[Code] {
  return Object.fromEntries(Object.entries(params).filter(([name]) => SAFE.has(name))) as ProblemParams[Code];
}

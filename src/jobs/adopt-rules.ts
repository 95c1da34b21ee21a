/** A new rule, another severity or better wording reaches the sheets that nobody touches. */
import { ruleSetMark } from '../core/rules.ts';
import { RULES_PACE_MS } from './limits.ts';
import type { Ports } from './ports.ts';

/**
 * When sheets were last checked by other rules, all become due, once, one after another. Gives how many did. One query
 * where the rules are the same.
 */
export async function adoptRules({
  store,
  clock,
  settings,
}: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<number> {
  return store.watch.adoptRules(ruleSetMark(settings), await clock.now(), RULES_PACE_MS);
}

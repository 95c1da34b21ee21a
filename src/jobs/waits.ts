/** Whom a form waits for, and since when: units below it that have not finished, and offices that owe it a half. */
import { blockedBy, type OpenWork } from '../core/measures/blocked-by.ts';
import { lineage } from '../core/measures/roll-up.ts';
import type { DigestForm } from '../core/text/mail/digest.ts';
import type { Unit } from '../core/units.ts';
import type { FormResult, Snapshot } from '../ports/store/results.ts';
import type { Store } from '../ports/store/store.ts';
import { owedIn } from './owed.ts';

/** Told by name; a unit that waits for more has enough to ask for. */
const NAMED = 5;

/**
 * Those who owe most first. `since`: the day since which what is waited for has not moved, by the daily snapshots: entries of
 * a unit below, or of the form itself where an office owes halves of them. Null when it moved today or is not known.
 */
export async function waitsOf(
  store: Pick<Store, 'register' | 'results' | 'across'>,
  form: FormResult,
  unit: Unit | undefined,
  history: readonly Snapshot[],
): Promise<DigestForm['waits']> {
  const owedBy = (await owedIn(store, [form])).get(form.spreadsheetId) ?? [];
  // Nothing is below a desa: most mails need no look at the tree.
  const below = unit === undefined || unit.level === 'desa' ? [] : await unitsBelow(store, unit);
  const forms = below.length === 0 ? [] : await store.results.forms({ units: below.map(({ code }) => code) });
  const open = forms
    .filter(({ templateId, period }) => templateId === form.templateId && period === form.period)
    .map((each): OpenWork => ({ unit: each.unit, missing: each.counts.expected - each.counts.filled }));
  const own: OpenWork = { unit: form.unit, missing: 0, owedBy };
  const tree = [{ code: form.unit, parent: null }, ...below];
  const blocked = blockedBy(tree, [own, ...open]).find((each) => each.unit === form.unit);
  if (blocked === undefined) return [];
  const names = new Map(below.map(({ code, name }) => [code, name]));
  const units = await Promise.all(
    blocked.units.slice(0, NAMED).map(async ({ unit: code, missing }) => ({
      name: names.get(code) ?? code,
      entries: missing,
      since: unmovedSince(await store.results.history(code, form.templateId)),
    })),
  );
  const offices = blocked.offices.slice(0, NAMED).map(({ office, entries }) => ({
    name: office,
    entries,
    since: unmovedSince(history),
  }));
  return [...offices, ...units];
}

async function unitsBelow({ register }: Pick<Store, 'register'>, unit: Unit): Promise<Unit[]> {
  const units = await register.units();
  const parents = new Map(units.map(({ code, parent }) => [code, parent]));
  return units.filter(({ code }) => code !== unit.code && lineage(code, parents).includes(unit.code));
}

/** The first day of those that end with the newest and have its count; null when that is the newest itself. */
function unmovedSince(history: readonly Pick<Snapshot, 'date' | 'filled'>[]): string | null {
  const newest = history.at(-1);
  if (newest === undefined) return null;
  const moved = history.findLastIndex(({ filled }) => filled !== newest.filled);
  const first = history[moved + 1];
  return first === undefined || first === newest ? null : first.date;
}

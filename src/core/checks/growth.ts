/**
 * What a child's measures come to by the WHO Child Growth Standards, beside what staff typed: a z-score or class of theirs
 * that differs, with the method that would explain it, and measures that no living child has.
 */
import { calendarMonths, childReader } from '../form-measures/measured-child.ts';
import { explainDifference, type Typed } from '../measures/growth/difference.ts';
import { growthOf } from '../measures/growth/growth.ts';
import { INDICES, type Index } from '../measures/growth/indices.ts';
import type { RuleOf } from '../template/rule-schema.ts';
import type { IndexOf, RowCheck } from './row.ts';

export function growth(rule: RuleOf<'growth'>, indexOf: IndexOf): RowCheck {
  const read = childReader(rule);
  const [sexAt, birthAt, measuredAt, weightAt, lengthAt] = [
    rule.sex,
    rule.birth,
    rule.measured,
    rule.weight,
    rule.length,
  ].map(indexOf) as [number, number, number, number, number];
  const [positionAt, oedemaAt] = [rule.position, rule.oedema].map((name) => name && indexOf(name));
  const typedColumns = [
    ...Object.entries(rule.zScores).map(([index, column]) => ({ index, column, as: 'z' as const })),
    ...Object.entries(rule.classes).map(([index, column]) => ({ index, column, as: 'class' as const })),
  ].map((one) => ({ ...one, index: one.index as Index, at: indexOf(one.column) }));

  return ({ numbers }, report, row) => {
    const [weight, length] = [numbers[weightAt] as number, numbers[lengthAt] as number];
    if (Number.isNaN(weight) && Number.isNaN(length)) return;
    const textAt = (at: number | string | undefined) => (typeof at === 'number' ? row.text(at) : '');
    const [birth, measured] = [numbers[birthAt] as number, numbers[measuredAt] as number];
    const child = read({
      sex: row.text(sexAt),
      birth,
      measured,
      weight,
      length,
      position: textAt(positionAt),
      oedema: textAt(oedemaAt),
    });
    const { indices } = growthOf(child);
    const implausible = INDICES.filter((index) => indices[index].outcome === 'implausible');
    if (implausible.length > 0)
      report('growth-implausible', suspects(rule, implausible), { indices: implausible });
    for (const { index, column, as, at } of typedColumns) {
      const typed = typedIn(as, numbers[at] as number, () => row.text(at));
      if (typed === undefined) continue;
      const months = Number.isNaN(child.ageDays) ? Number.NaN : calendarMonths(birth, measured);
      const found = explainDifference(child, index, typed, months);
      if (found.kind !== 'different') continue;
      const { ours, methods } = found;
      const values = { typed: 'z' in typed ? typed.z : typed.class, z: ours.z, class: ours.class.code };
      report('growth-differs', [column], { index, methods, ...values });
    }
  };
}

function typedIn(as: 'z' | 'class', number: number, text: () => string): Typed | undefined {
  if (as === 'z') return Number.isNaN(number) ? undefined : { z: number };
  const written = text();
  return written === '' ? undefined : { class: written };
}

/** Columns to look at, the likeliest first: what all the flagged indices have in common. */
function suspects(
  { weight, length, birth, measured }: RuleOf<'growth'>,
  implausible: readonly Index[],
): string[] {
  const byWeight = implausible.filter((index) => index !== 'lengthForAge');
  const byLength = implausible.filter((index) => index !== 'weightForAge');
  const ofAge = implausible.some((index) => index !== 'weightForLength') ? [birth, measured] : [];
  if (byWeight.length === 0) return [length, ...ofAge];
  if (byLength.length === 0) return [weight, ...ofAge];
  return byLength.length > byWeight.length ? [length, weight, ...ofAge] : [weight, length, ...ofAge];
}

/**
 * What a NIK says of birth and sex beside what the row says. A NIK never changes, though the family card may be put
 * right later: a difference is a reason to look, not a fault.
 */
import { dayOf } from '../cells/calendar.ts';
import { birthOf } from '../cells/identity.ts';
import { readSex } from '../cells/sex.ts';
import type { RuleOf } from '../template/rule-schema.ts';
import { CELL, type IndexOf, type RowCheck } from './row.ts';

/** A newborn under its mother's NIK has one digit more, and the birth in it is hers. */
const LENGTH = 16;

export function identityBirth(rule: RuleOf<'identity-birth'>, indexOf: IndexOf): RowCheck {
  const { nik, birth, sex } = rule;
  const [nikAt, birthAt] = [indexOf(nik), indexOf(birth)];
  const sexAt = sex === undefined ? undefined : indexOf(sex);
  return ({ states, numbers }, report, row) => {
    if (states[nikAt] !== CELL.value) return;
    const digits = row.text(nikAt);
    if (digits.length !== LENGTH) return;
    const said = birthOf(digits);
    const serial = numbers[birthAt] as number;
    if (!Number.isNaN(serial)) {
      const { year, month, day } = dayOf(serial);
      if (year % 100 !== said.year || month !== said.month || day !== said.day)
        report('identity-birth', [birth, nik], {});
    }
    if (sex === undefined || sexAt === undefined) return;
    const typed = readSex(row.text(sexAt));
    if (typed !== undefined && typed !== said.sex) report('identity-sex', [sex, nik], {});
  };
}

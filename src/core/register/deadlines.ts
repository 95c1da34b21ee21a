/** Deadlines as the Register has them: of forms and periods that exist, in the right zone, and ahead when they are new. */
import { readPeriod } from '../period.ts';
import { type Deadline, deadlineInstant } from '../schedule/deadline.ts';
import { zoneOfProvince } from '../schedule/province-zone.ts';
import { workingDays } from '../schedule/working-days.ts';
import { deadlineOf } from './content.ts';
import type { RegisterRow } from './rows.ts';
import { KIND_WORDS, ZONE_WORDS } from './words.ts';

const CODE = /^[a-z0-9-]{1,60}$/;

export interface DeadlineContext {
  now: number;
  /** Code of the topmost unit, by which the province is known. */
  top: string;
  /** Ids of the forms that there are. */
  forms: readonly string[];
  /** In force. */
  deadlines: readonly Deadline[];
  /** ISO days on which the district's own offices are closed. */
  daysOff: readonly string[];
}

export function judgeDeadlines(rows: readonly RegisterRow[], context: DeadlineContext): void {
  const { forms, now } = context;
  const inForce = new Map(context.deadlines.map((each) => [`${each.template} ${each.id}`, each]));
  const days = workingDays(context.daysOff);
  const province = zoneOfProvince(context.top);
  for (const row of rows) {
    if (!CODE.test(row.key)) row.tell('pattern-mismatch', ['kode'], { value: row.key });
    const [form, period] = [row.text('formulir'), row.text('periode')];
    if (form !== '' && !forms.includes(form))
      row.tell('form-unknown', ['formulir'], { value: form, allowed: forms.join(', ') });
    if (period !== '' && readPeriod(period) === undefined)
      row.tell('period-unknown', ['periode'], { value: period });
    const zone = ZONE_WORDS.get(row.text('zona'));
    if (zone !== undefined && province !== undefined && zone !== province) {
      // The applications of the ministries close by Jakarta's time everywhere.
      const ofMinistry = KIND_WORDS.get(row.text('jenis')) === 'official' && zone === 'Asia/Jakarta';
      if (!ofMinistry) row.tell('zone-contradicts', ['zona'], { found: zone, expected: province });
    }
    const deadline = deadlineOf(row, days);
    if (deadline === undefined || deadlineInstant(deadline) >= now) continue;
    const known = inForce.get(`${deadline.template} ${deadline.id}`);
    if (known !== undefined && deadlineInstant(known) === deadlineInstant(deadline)) continue;
    const column = row.day('tanggal_baru') === undefined ? 'tanggal' : 'tanggal_baru';
    row.tell('deadline-past', [column], { day: deadline.at.slice(0, 10) });
  }
}

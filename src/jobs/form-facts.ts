/** What mails say of a form besides its counts: its deadlines, its title, and the address that opens it. */
import { concerns, type Deadline, deadlineInstant } from '../core/schedule/deadline.ts';
import { stagesKey } from '../core/schedule/notices.ts';
import type { DigestDeadline } from '../core/text/mail/digest-deadline.ts';
import type { Unit } from '../core/units.ts';
import type { FormResult } from '../ports/store/results.ts';

/** Deadlines of a form that are ahead, and those after which it is still spoken of. */
export function deadlinesOf(
  form: Pick<FormResult, 'templateId' | 'period'>,
  unit: Unit | undefined,
  deadlines: readonly Deadline[],
  notices: readonly { deadline: string; stage: string }[],
  now: number,
): DigestDeadline[] {
  if (unit === undefined) return [];
  return deadlines
    .filter((deadline) => concerns(deadline, { ...form, level: unit.level }))
    .flatMap((deadline) => {
      const { title, at, zone } = deadline;
      const named = notices.filter((notice) => notice.deadline === stagesKey(deadline));
      const ahead = deadlineInstant(deadline) >= now;
      const noticed = ahead ? named.length > 0 : named.some(({ stage }) => stage.startsWith('H+'));
      return ahead || noticed ? [{ title, at, zone, noticed }] : [];
    });
}

export function titleOf(
  form: Pick<FormResult, 'templateId' | 'templateVersion'>,
  templates: readonly { id: string; version: number; title: { id: string; en: string } }[],
): { id: string; en: string } {
  const found = templates.find(
    ({ id, version }) => id === form.templateId && version === form.templateVersion,
  );
  return found?.title ?? { id: form.templateId, en: form.templateId };
}

/** A link that names a place within its page already keeps it. */
export function cellLink(link: string, firstCell: string | null): string {
  return firstCell === null || link.includes('#') ? link : `${link}#${firstCell}`;
}

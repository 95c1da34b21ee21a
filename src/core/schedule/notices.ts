/** What names a notice: a deadline or form, and a stage or event, with the role in which one is told. */
import { ROLES, type Role } from '../units.ts';
import type { Deadline } from './deadline.ts';

/** Mails of which at most one a day goes to a person. */
export const DIGEST = 'digest';
/** The coordinator's summary of the week. */
export const WEEKLY = 'weekly';
/** Told at once. */
export const COMPLETE = 'complete';
export const RETURNED = 'returned';

/** Names a deadline in a notice: ids are unique within a template only. */
export function deadlineKey(deadline: Pick<Deadline, 'template' | 'id'>): string {
  return `${deadline.template}/${deadline.id}`;
}

/**
 * Names a deadline in the notices of its stages. One that moved has stages of its own, or nobody would be told of H-7 a
 * second time; one that is taken back to its first time is again what it was.
 */
export function stagesKey({
  template,
  id,
  at,
  history,
}: Pick<Deadline, 'template' | 'id' | 'at' | 'history'>): string {
  const moved = (history?.[0]?.at ?? at) !== at;
  return moved ? `${deadlineKey({ template, id })}@${at}` : deadlineKey({ template, id });
}

/** Names a form in the notice of an event that is no deadline's. */
export function formKey(form: { templateId: string; period?: string }): string {
  return `${form.templateId}/@${form.period ?? ''}`;
}

/** `H-7` for those who fill the form, `H-7 pimpinan` for those who are told as something else. */
export function stageFor(stage: string, role: Role): string {
  return role === 'operator' ? stage : `${stage} ${role}`;
}

/** What staff call a stage, the Monday of a week, or what became of a form. */
const NAMES = /^(H([-+]\d+)?|\d{4}-\d\d-\d\d|lengkap|dikembalikan|diajukan)(?= |$)/;

/** What a list of mails shows of a stage. '' where the kind of the mail says it all: a hash or time of ours tells nobody anything. */
export const stageName = (text: string): string => NAMES.exec(text)?.[0] ?? '';

/** What `stageFor` made, taken apart. Stages of events have no role, and are the operator's. */
export function readStage(text: string): { stage: string; role: Role } {
  const at = text.lastIndexOf(' ');
  const role = ROLES.find((each) => each === text.slice(at + 1));
  return role === undefined ? { stage: text, role: 'operator' } : { stage: text.slice(0, at), role };
}

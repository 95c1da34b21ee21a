/** A deadline as a mail tells it. */
import { type Deadline, deadlineInstant } from '../../schedule/deadline.ts';

export interface DigestDeadline extends Pick<Deadline, 'title' | 'at' | 'zone'> {
  /** This mail is sent because of it. */
  noticed: boolean;
}

export function byTime<When extends Pick<Deadline, 'at' | 'zone'>>(deadlines: readonly When[]): When[] {
  return deadlines.toSorted((a, b) => deadlineInstant(a) - deadlineInstant(b));
}

/** The person behind the recipient of a mail, and the offices in which they are told. */
import { isTellable, recipientsOn } from '../core/schedule/recipients.ts';
import type { Officer } from '../core/units.ts';
import type { OutboxMail } from '../ports/store/outbox.ts';
import type { Store } from '../ports/store/store.ts';

export interface Person {
  officer: Officer;
  /** Theirs, and those of absent officers for whom they stand in. */
  offices: Officer[];
}

/** Undefined when the officer is no longer in the register, or nothing may be sent to the address any more. */
export async function personOf(
  { register }: Pick<Store, 'register'>,
  recipient: string,
  today: string,
): Promise<Person | undefined> {
  const officers = await register.officersBeside(recipient);
  const officer = officers.find(({ id }) => id === recipient);
  if (officer === undefined || !isTellable(officer)) return undefined;
  const recipients = recipientsOn(today, officers);
  return { officer, offices: officers.filter((each) => recipients.of(each) === recipient) };
}

/** Of a mail to coordinators: undefined too where the recipient is none any more. */
export async function coordinatorOf(
  store: Pick<Store, 'register'>,
  { recipient, localDate }: Pick<OutboxMail, 'recipient' | 'localDate'>,
): Promise<Person | undefined> {
  const person = await personOf(store, recipient, localDate);
  return person?.offices.some(({ role }) => role === 'koordinator') ? person : undefined;
}

/** What tells one kind of mail from another when its turn has come. */
import type { Zone } from '../../core/schedule/deadline.ts';
import type { BegunMail, OutboxMail } from '../../ports/store/outbox.ts';
import type { Letter } from '../message.ts';
import type { Ports } from '../ports.ts';

export type ComposerPorts = Pick<Ports, 'store' | 'settings' | 'links' | 'signIn' | 'secret'>;

export interface Addressed {
  address: string;
  letter: Letter;
}

export interface MailKind {
  /** The letter as things stand `now`. Undefined when nothing is left to say, or nobody is there to be told. */
  compose(ports: ComposerPorts, mail: OutboxMail, now: number): Promise<Addressed | undefined>;
  /** It asks whether the address is right; no other kind goes to one that nobody confirmed. */
  confirms?: true;
  /** Why a mail of which nothing was composed is dropped. */
  nothing: string;
  /** Absent when the mail is as good tomorrow. */
  validity?: {
    timely(mail: BegunMail, at: number, zone: Zone): boolean;
    /** Why a mail whose time is over is dropped. */
    over: string;
  };
}

/** Mails that a Register brings about, by the kinds under which they stand in the outbox, and what names their notices. */
import { keyHash } from '../../core/cells/key-hash.ts';
import type { Deadline } from '../../core/schedule/deadline.ts';

/** Asks a new address whether it is right. */
export const CONFIRM_MAIL = 'confirm-address';
/** Tells coordinators that the Register cannot take effect. */
export const FAULT_MAIL = 'register';
/** Tells of a deadline that moved. */
export const EXTENSION_MAIL = 'extension';

/** In the place of a deadline, in notices that are about none. */
export const NO_DEADLINE = '-';

export const faultStage = (since: number): string => `failing ${since}`;
/** Counted, for a deadline may come back to a time of which it was told before. */
export const extensionStage = ({ at, history = [] }: Pick<Deadline, 'at' | 'history'>): string =>
  `extension ${history.length} ${at}`;

/** Number of a mail among those of its kind on a day: by what it says, so that the same is planned once. */
export const numberFor = (text: string): number => keyHash(text) & 0xffffff;

/** The faults that are laid, how often each was met, and what one call is to suffer. */
import { randomBytes } from 'node:crypto';
import type { VirtualClock } from '../clock.ts';
import { type Action, type Fault, type FaultInput, FaultSchema, matches, type Target } from './fault.ts';

export interface LaidFault extends Fault {
  id: number;
  /** Matching calls so far. */
  met: number;
  /** Calls that it struck. */
  struck: number;
}

/** What can be done to the workspace at once, whatever is called. */
export interface Levers {
  clock: VirtualClock;
  /** Every access token given out so far is refused from now on. */
  expireTokens(): void;
  /** Every notification channel ends now. */
  expireChannels(): void;
  /** Runs what is due by the clock: notifications, retries, pushes. */
  settle(): Promise<void>;
}

export class Faults {
  /** To be sent in the header `X-Control-Key`. */
  readonly key = randomBytes(24).toString('base64url');
  readonly levers: Levers;
  #laid: LaidFault[] = [];
  #last = 0;

  constructor(levers: Levers) {
    this.levers = levers;
  }

  /** Lays a fault and gives its number. Throws zod's error on one that is not well formed. */
  add(input: FaultInput): number {
    const id = ++this.#last;
    this.#laid.push({ ...FaultSchema.parse(input), id, met: 0, struck: 0 });
    return id;
  }

  list(): LaidFault[] {
    return structuredClone(this.#laid);
  }

  /** Takes one fault away, or all; returns how many there were. */
  clear(id?: number): number {
    const kept = this.#laid.filter((fault) => id !== undefined && fault.id !== id);
    const gone = this.#laid.length - kept.length;
    this.#laid = kept;
    return gone;
  }

  /** Counts a call and gives what it is to suffer, in the order in which the faults were laid. */
  strike(target: Target): Action[] {
    const actions: Action[] = [];
    for (const fault of this.#laid) {
      if (!matches(fault, target)) continue;
      fault.met++;
      if (!inForce(fault)) continue;
      fault.struck++;
      actions.push(fault.do);
    }
    return actions;
  }

  /** Whether a file is not shared with an account for the moment. */
  revoked(fileId: string, account: string): boolean {
    return this.#laid.some(
      ({ match, ...fault }) =>
        'revoke' in fault.do &&
        (match.account ?? account) === account &&
        (match.spreadsheetId ?? fileId) === fileId &&
        (fault.times === 'always' && fault.after === 0 ? true : inForce(fault)),
    );
  }
}

/** From the first call that it strikes until a matching call comes after the last. */
const inForce = ({ met, after, times }: Pick<LaidFault, 'met' | 'after' | 'times'>): boolean =>
  met > after && (times === 'always' || met <= after + times);

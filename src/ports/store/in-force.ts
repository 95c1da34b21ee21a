/** Which Register is in force, what of it waits, and how one takes effect. */
import type { RegisterChange, Renamed } from '../../core/register/difference.ts';
import type { Escalation } from '../../core/schedule/escalation.ts';
import type { Lease } from './watch.ts';

/** How the Register spreadsheet stands, as its checks left it. Times are epoch milliseconds. */
export interface RegisterStanding {
  /** The spreadsheet whose content is in force; absent while none has taken effect. */
  spreadsheetId?: string;
  /** When something of it changed last. */
  since?: number;
  /** Its table of escalation; absent or empty where the settings' own counts. */
  steps?: Escalation;
  /** Errors keep this spreadsheet from taking effect since then; absent when there are none. */
  failing?: { spreadsheetId: string; since: number };
  /** A change of many addresses that waits for approval. */
  waiting?: WaitingChange;
}

export interface WaitingChange {
  /** Keyed hash: tells one change from another. */
  mark: string;
  addresses: number;
  /** When it was first seen. */
  since: number;
}

export interface RegisterInForce {
  standing(): Promise<RegisterStanding>;
  /** @param lease of the Register's check. False, and nothing is noted, when it no longer stands. */
  noteStanding(standing: RegisterStanding, lease?: Lease): Promise<boolean>;
  /**
   * All of the change and the standing in one step. Spreadsheets of units and forms that it speaks of become due, one at
   * `firstAt`, the next `paceMs` later and so on: what is said in them depends on it. Mails and notices of those who are
   * `renamed` become those of the new code.
   * @param lease of the Register's check. False, and nothing takes effect, when it no longer stands.
   */
  takeEffect(
    change: RegisterChange,
    standing: RegisterStanding,
    pace: { now: number; firstAt: number; paceMs: number },
    renamed?: readonly Renamed[],
    lease?: Lease,
  ): Promise<boolean>;
  /** The operator lets the change with this mark take effect; its Register is due at `now`. */
  approve(mark: string, now: number): Promise<void>;
  /** Mark of the change that was approved last. */
  approved(): Promise<string | undefined>;
  /** Of an officer whose unconfirmed address is still this one; its Register is due. False for any other. */
  confirmAddress(officer: string, address: string, now: number): Promise<boolean>;
}

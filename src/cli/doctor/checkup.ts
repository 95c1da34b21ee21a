/** What one check of the doctor is given, and what it says. */
import type { Template } from '../../core/template/schema.ts';
import type { ReachedGoogle } from '../reach-google.ts';
import type { Reached } from '../reach-store.ts';

export interface Finding {
  /** `wrong`: something does not work. `doubtful`: it works, and somebody should look. `note`: how far it was looked. */
  level: 'wrong' | 'doubtful' | 'note';
  what: string;
  /** What the operator does about it; empty in a note. */
  remedy: string;
}

/** The part of `node:dns` that is asked. */
export interface Resolver {
  resolveTxt(name: string): Promise<string[][]>;
}

export interface Patient {
  /** Names and texts of settings, as an installation is given them. */
  given: NodeJS.Dict<string>;
  /** Undefined where it could not be reached: checks that need it are left out. */
  reached: Reached | undefined;
  google: ReachedGoogle | undefined;
  templates: readonly Template[];
  resolver: Resolver;
  /** Epoch milliseconds. */
  now(): number;
  /** Selector of the DKIM key, where mail does not leave by a service whose selector is known. */
  dkim?: string;
  /** It is one of `npm start`, which makes its settings by itself. */
  local?: boolean;
}

export interface Checkup {
  name: string;
  /** What was looked at, for the line that says all is well. */
  title: string;
  /** Undefined: not looked at, because what it needs is not there. */
  run(patient: Patient): Promise<Finding[] | undefined>;
}

export const wrong = (what: string, remedy: string): Finding => ({ level: 'wrong', what, remedy });
export const doubtful = (what: string, remedy: string): Finding => ({ level: 'doubtful', what, remedy });
export const note = (what: string): Finding => ({ level: 'note', what, remedy: '' });

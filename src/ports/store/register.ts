/** What is watched, for whom, by which form: changes rarely, read often. */
import type { Deadline } from '../../core/schedule/deadline.ts';
import type { Template } from '../../core/template/schema.ts';
import type { Officer, Unit } from '../../core/units.ts';
import type { Structure } from '../sheets.ts';

export interface Registration {
  spreadsheetId: string;
  unit: string;
  templateId: string;
  templateVersion: number;
  /** `2025`, `2025-S2`, `2025-Q3`, `2025-08` (core/period.ts); the template's year when absent. */
  period?: string;
}

export interface Registered extends Registration {
  /** E-mail address of the service account that works on it; absent before one does. */
  account?: string;
}

export interface Register {
  /** Keeps an issued version for good. Throws when the same id and version was issued with other content. */
  issueTemplate(template: Template): Promise<void>;
  template(id: string, version: number): Promise<Template | undefined>;
  /** All issued versions, by id, then version. */
  templates(): Promise<{ id: string; version: number; title: Template['title'] }[]>;
  saveUnits(units: readonly Unit[]): Promise<void>;
  /** All units, or those of these codes; by code. */
  units(codes?: readonly string[]): Promise<Unit[]>;
  /** Replaces all officers: who is not in the list is erased. */
  saveOfficers(officers: readonly Officer[]): Promise<void>;
  officers(): Promise<Officer[]>;
  /**
   * Notes that mail to this address was refused for good; the Register, whose row says so, is due. False when the officer has
   * another by now, or it is noted.
   */
  markBadAddress(officer: string, address: string, now: number): Promise<boolean>;
  /**
   * Those who matter for what one officer is told: all who have the same address, and all who are ever absent. Empty when
   * there is no officer of that id.
   */
  officersBeside(id: string): Promise<Officer[]>;
  /** Replaces all deadlines: nobody is reminded any more of one that is not in the list. */
  saveDeadlines(deadlines: readonly Deadline[]): Promise<void>;
  deadlines(): Promise<Deadline[]>;
  /**
   * Watched from now on, and due at `at`. Registering again changes unit, template and period, keeps the rest. With its
   * structure as it stands `at`, the first check need not ask for it.
   */
  registerSpreadsheet(registration: Registration, at: number, structure?: Structure): Promise<void>;
  /**
   * Watched no more: all that was found in it is forgotten. What was summed up of it before stays. Where it is a Register,
   * any other is due.
   */
  withdrawSpreadsheet(spreadsheetId: string): Promise<void>;
  registration(spreadsheetId: string): Promise<Registered | undefined>;
  registrations(): Promise<Registered[]>;
  /**
   * Gives a spreadsheet to the account of the pool that has the fewest, unless it has one of the pool. Returns its
   * account; undefined when it is not registered.
   */
  assignAccount(spreadsheetId: string, pool: readonly string[]): Promise<string | undefined>;
}

/**
 * The tables as Kysely sees them; `migrations/` makes them. Times are epoch milliseconds, 0 or null where there is
 * none; yes and no are 1 and 0; JSON is text. No table holds anything on the people served.
 */
import type { Generated } from 'kysely';
import type { Weight } from '../core/checks/problem.ts';
import type { Counts } from '../core/measures/completion.ts';
import type { HolidayRule, Zone } from '../core/schedule/deadline.ts';
import type { FormState } from '../core/template/schema.ts';
import type { AddressState, Level, Role } from '../core/units.ts';
import type { Family } from '../ports/store/across.ts';
import type { MailState } from '../ports/store/outbox.ts';
import type { TroubleCode } from '../ports/trouble.ts';

export interface Tables {
  migration: { number: number; name: string };
  template: { id: string; version: number; title: string; content: string };
  unit: { code: string; name: string; level: Level; parent: string | null };
  officer: {
    id: string;
    unit: string;
    role: Role;
    name: string;
    address: string;
    language: 'id' | 'en';
    office: string | null;
    /** JSON. */
    absence: string | null;
    address_state: AddressState | null;
  };
  deadline: {
    template: string;
    id: string;
    title: string;
    at: string;
    zone: Zone;
    kind: 'official' | 'internal';
    level: Level | null;
    period: string | null;
    holidays: HolidayRule | null;
    written: string | null;
    /** JSON. */
    history: string | null;
    source: string | null;
  };
  spreadsheet: SpreadsheetTable;
  memory: {
    spreadsheet_id: string;
    structure: string | null;
    described_at: number | null;
    suspicion: string | null;
    /** The decision, and what it was made on; both keyed hashes, the second null once it is spent. */
    decision: string | null;
    decided_entries: string | null;
    laid_in_a_row: number;
  };
  result: Counts & {
    spreadsheet_id: string;
    form_state: FormState;
    errors: number;
    warnings: number;
    waived: number;
    /** ISO day. */
    waived_since: string | null;
    checked_at: number;
    status_written_at: number | null;
    handed_in_at: number | null;
    first_cell: string | null;
  };
  problem: { spreadsheet_id: string; code: string; severity: Weight; count: number };
  waiver: {
    spreadsheet_id: string;
    /** Keyed hashes, in hexadecimal. */
    line: string;
    first_seen: number;
    values_hash: string;
    reason_hash: string;
  };
  incident: {
    spreadsheet_id: string;
    fence: number;
    position: number;
    code: string;
    detail: string;
    at: number;
  };
  snapshot: Counts & {
    unit: string;
    template_id: string;
    date: string;
    template_version: number;
    at: number;
  };
  /** What a form has that is compared; `marks` tells one set of marks from another. */
  across_form: {
    spreadsheet_id: string;
    figures: string;
    marks: string;
    /** Grows with each change; `compared` is the newest that a comparison took into account. */
    change: number;
    compared: number;
  };
  /** Marks of identity numbers, as two numbers of 48 bits; `gone` is the change that removed one. */
  across_mark: { spreadsheet_id: string; high: number; low: number; gone: Generated<number> };
  /** Lists as JSON; none is empty. */
  across_finding: { spreadsheet_id: string; family: Family; findings: string };
  /** Ratios and counts in all their versions; `left_out` is a list as JSON. */
  measure: {
    spreadsheet_id: string;
    name: string;
    /** First day. */
    period: string;
    version: number;
    numerator: number;
    denominator: number;
    left_out: string;
    since: number;
  };
  /** What a measure of a unit stood at from a local date on, until the next. */
  measure_day: {
    template_id: string;
    unit: string;
    period: string;
    name: string;
    date: string;
    numerator: number;
    denominator: number;
  };
  /** A round of measurements whose figures are public. */
  publication: { round: string; template_id: string; at: number };
  /** What the public pages print of it; null where a count is hidden. */
  published: {
    round: string;
    unit: string;
    reporting: number;
    expected: number;
    measured: number | null;
    stunted: number | null;
  };
  unregistered: {
    id: string;
    name: string;
    seen_at: number;
    /** The service account that lists it. */
    account: Generated<string>;
    /** Spreadsheet that it is a copy of; '' of none; null while that is not known. */
    copy_of: string | null;
    examined_at: number | null;
  };
  /** How far each service account has listed; `not_before` after failures. */
  poller: {
    account: string;
    cursor: string | null;
    swept: string | null;
    polled_at: Generated<number | null>;
    failures: Generated<number>;
    not_before: Generated<number>;
  };
  channel: {
    id: string;
    account: string;
    address: string;
    opened_at: number;
    expires_at: number;
    /** Null until it was granted. */
    renew_at: number | null;
    resource_id: string | null;
    last_message: Generated<number>;
  };
  event_subscription: {
    target: string;
    holder: string;
    name: string | null;
    reason: string;
    expires_at: number;
    renew_at: number;
    look_at: number;
    looked_at: number;
    failures: number;
    heard_at: Generated<number>;
  };
  dead_letter: { id: string; job: string; subject: string; at: number };
  note: { name: NoteName; value: string };
  counter: { name: CounterName; value: number };
  mail: {
    id: string;
    recipient: string;
    kind: string;
    local_date: string;
    number: number;
    state: MailState;
    attempts: number;
    planned_at: number;
    changed_at: number;
    due_at: number | null;
    reason: string | null;
    /** First hand-over of which nobody knows whether it arrived; the mail is tried again all the same. */
    doubtful_since: Generated<number | null>;
  };
  /** Hand-overs of the last day, where their rate is limited. */
  handover: { mail_id: string; at: number };
  notice: {
    recipient: string;
    unit: string;
    deadline: string;
    stage: string;
    mail_id: string;
    position: number;
    /** 1 when its mail was dropped: another mail may carry the same notice. */
    freed: Generated<number>;
  };
  sign_in_link: {
    token_hash: string;
    mail_id: string;
    recipient: string;
    mark: string;
    expires_at: number;
    used_at: number | null;
  };
  session: { hash: string; recipient: string; mark: string; started_at: number; expires_at: number };
  sign_in_attempt: { key: string; at: number };
  quota_call: { ticket: string; account: string; read: number; write: number; at: number };
  quota_total: { id: number; read: number; write: number };
}

export interface SpreadsheetTable {
  id: string;
  unit: string;
  template_id: string;
  template_version: number;
  /** '' for the template's year. */
  period: Generated<string>;
  /** As Drive gave it last; '' before it was ever listed. */
  modified_time: Generated<string>;
  /** Grows with each change noted; a result of an older number leaves the spreadsheet due. */
  change_number: Generated<number>;
  /** The change that waits was made by Pantau itself, and no person's waits with it. */
  by_us: Generated<number>;
  /** First change noted since the last lease. */
  first_change_at: number | null;
  due_at: number | null;
  handed_out_until: Generated<number>;
  fence: Generated<number>;
  /** 0 when nobody works on it. */
  lease_until: Generated<number>;
  leased_at: number | null;
  failures: Generated<number>;
  trouble_code: TroubleCode | null;
  trouble_detail: Generated<string>;
  /** Service account that works on it; '' before one does. */
  account: Generated<string>;
  /** After a failure: no change makes it due before. */
  not_before: Generated<number>;
  set_aside_at: number | null;
}

export type NoteName =
  | 'restoring'
  | 'siblings-compared'
  | 'rules'
  | 'rounds-released'
  | 'measures-recorded'
  | 'mail-paused'
  | 'reminded'
  | 'told'
  | 'register'
  | 'register-approved';
export type CounterName = 'results-changed' | 'rolled-up' | 'hinted-at';

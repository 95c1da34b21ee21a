/** A fault is data: which calls it strikes, how often, and what it does to them. */
import * as z from 'zod';
import type { Api } from '../operation.ts';

const REASONS = [
  'userRateLimitExceeded',
  'rateLimitExceeded',
  'sharingRateLimitExceeded',
  'subscriptionRateLimitExceeded',
] as const;

/** Before the call does anything, or after what it does is done and kept. */
const When = z.enum(['before', 'after']).default('before');

const Edit = z.strictObject({
  /** Who types; whoever owns or manages the spreadsheet unless told. */
  by: z.string().optional(),
  /** The spreadsheet of the call unless told. */
  spreadsheetId: z.string().optional(),
  range: z.string().optional(),
  values: z.array(z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]))).optional(),
  /** Requests of `spreadsheets.batchUpdate`: insert a row, sort, delete a tab, … */
  requests: z.array(z.record(z.string(), z.unknown())).optional(),
  when: When,
});

const Action = z.union([
  /** Real milliseconds before the call. */
  z.strictObject({ latency: z.number().min(0).max(60_000) }),
  z.strictObject({
    /** Google's answer with this status; `reason` for Drive's 403 and 429. */
    fail: z.strictObject({
      status: z.literal([403, 429, 500, 502, 503, 504]),
      reason: z.enum(REASONS).optional(),
      when: When,
    }),
  }),
  /** The connection is cut instead of an answer. */
  z.strictObject({ reset: z.enum(['before', 'after']) }),
  /** Milliseconds after which Drive shows the edit; those in between are shown with it. */
  z.strictObject({ lag: z.number().min(0).max(180_000) }),
  /** The token is refused, or at the token endpoint the assertion. */
  z.strictObject({ token: z.enum(['expired', 'wrong']) }),
  /** The file is no longer shared with the account, as long as the fault is in force. */
  z.strictObject({ revoke: z.literal(true) }),
  /** A person changes the spreadsheet around the call. */
  z.strictObject({ edit: Edit }),
  /** What becomes of a notification; `expire` ends its channel. */
  z.strictObject({
    notify: z.union([
      z.enum(['drop', 'double', 'reorder', 'expire']),
      z.strictObject({ delay: z.number().min(0) }),
    ]),
  }),
]);

export const FaultSchema = z.strictObject({
  /** Everything given must be so; an empty match is every call. */
  match: z
    .strictObject({
      api: z.enum(['sheets', 'drive', 'gmail', 'pubsub', 'iam', 'events', 'token', 'push']).optional(),
      /** As in Google's documentation: `values.batchGet`, `files.list`; `token`; `notify`. */
      operation: z.string().optional(),
      account: z.string().optional(),
      spreadsheetId: z.string().optional(),
      kind: z.enum(['read', 'write']).optional(),
    })
    .default({}),
  /** Matching calls that are struck. */
  times: z.union([z.number().int().min(1), z.literal('always')]).default(1),
  /** Matching calls that are let through before. */
  after: z.number().int().min(0).default(0),
  do: Action,
});

export type Action = z.infer<typeof Action>;
/** As a person writes it. */
export type FaultInput = z.input<typeof FaultSchema>;
export type Fault = z.infer<typeof FaultSchema>;
export type Edit = z.infer<typeof Edit>;

/** What faults are matched against. */
export interface Target {
  api: Api | 'token' | 'push';
  operation: string;
  account: string;
  kind: 'read' | 'write';
  spreadsheetId?: string;
}

export const matches = (fault: Fault, target: Target): boolean =>
  Object.entries(fault.match).every(
    ([field, wanted]) => wanted === undefined || target[field as keyof Target] === wanted,
  );

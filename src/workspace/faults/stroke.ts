/** One call on its way through the faults that strike it. */
import { ApiError, unauthenticated } from '../errors.ts';
import type { Services } from '../services.ts';
import { batchUpdate } from '../sheets/spreadsheets.ts';
import { updateValues } from '../sheets/write-values.ts';
import { failure } from './answers.ts';
import type { Action, Edit, Target } from './fault.ts';
import type { Faults } from './faults.ts';

/** Thrown to have the connection cut. */
export class ConnectionReset extends Error {}

export interface Stroke {
  /** Delays, refuses or cuts the call, or has a person type first. */
  before(): Promise<void>;
  /** Does the call's own work. */
  run<T>(work: () => T): T;
  /** Refuses or cuts what is done already, or has a person type after it. */
  after(): Promise<void>;
}

const UNTOUCHED: Stroke = { before: async () => {}, run: (work) => work(), after: async () => {} };

/** Without faults, or when none strikes, the call goes through untouched. */
export function strokeOf(faults: Faults | undefined, target: Target, services: Services): Stroke {
  const actions = faults?.strike(target) ?? [];
  if (actions.length === 0) return UNTOUCHED;
  const lag = Math.max(0, ...actions.map((action) => ('lag' in action ? action.lag : 0)));
  return {
    async before() {
      for (const action of actions) {
        if ('latency' in action) await new Promise((resolve) => setTimeout(resolve, action.latency));
        else if ('token' in action) throw refusedToken(target, action.token);
        else suffer(action, 'before', target, services);
      }
    },
    run(work) {
      services.lag.current = lag;
      try {
        return work();
      } finally {
        services.lag.current = 0;
      }
    },
    async after() {
      for (const action of actions) suffer(action, 'after', target, services);
    },
  };
}

function suffer(action: Action, when: 'before' | 'after', target: Target, services: Services): void {
  if ('fail' in action && action.fail.when === when)
    throw failure(target, action.fail.status, action.fail.reason);
  if ('reset' in action && action.reset === when) throw new ConnectionReset();
  if ('edit' in action && action.edit.when === when) type(action.edit, target, services);
}

function refusedToken(target: Target, how: 'expired' | 'wrong'): ApiError {
  if (target.api !== 'token') return unauthenticated(target.api === 'drive' || target.api === 'gmail');
  const error_description =
    how === 'expired' ? 'Token has been expired or revoked.' : 'Invalid JWT Signature.';
  return new ApiError(400, error_description, { error: 'invalid_grant', error_description });
}

/** What a person does in the spreadsheet at that moment, with that person's rights. */
function type(edit: Edit, target: Target, services: Services): void {
  const id = edit.spreadsheetId ?? target.spreadsheetId;
  const file = id === undefined ? undefined : services.files.get(id);
  if (file === undefined) return;
  const account =
    edit.by ?? services.access.audience(file).find((one) => services.access.isMaster(file, one));
  if (account === undefined) throw new Error(`nobody can edit ${file.id}`);
  const call = { services, account, query: new URLSearchParams({ valueInputOption: 'USER_ENTERED' }) };
  try {
    if (edit.requests) batchUpdate({ ...call, body: { requests: edit.requests } }, file.id);
    if (edit.range !== undefined)
      updateValues({ ...call, body: { values: edit.values ?? [] } }, file.id, edit.range);
  } catch (error) {
    // Refused to the person: no affair of whoever calls at that moment, but of whoever laid the fault.
    if (!(error instanceof ApiError)) throw error;
    console.warn(`workspace: the edit of ${account} was refused: ${error.message}`);
  }
}

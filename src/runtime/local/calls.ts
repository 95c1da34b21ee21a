/** Calls of Pantau's own accounts as the workspace counts them, which is what Google would count. */
import type { WorkspaceOptions } from '../../workspace/workspace.ts';

export interface SheetsCalls {
  /** `values.batchGet`. */
  read: number;
  write: number;
  /** `spreadsheets.get` for the structure, at registration and on a mismatch. */
  describe: number;
}

type Hooks = NonNullable<WorkspaceOptions['hooks']>;
export type CallInfo = Parameters<NonNullable<Hooks['before']>>[0];

export interface CallCounter {
  hooks: Hooks;
  /** Of all spreadsheets. */
  count: SheetsCalls;
  /** Of these spreadsheets alone. */
  of(spreadsheetIds: readonly string[]): SheetsCalls;
  reset(): void;
}

/** Passes calls on to `hooks`, counting those of `accounts`. */
export function countCalls(accounts: readonly string[], hooks: Hooks = {}): CallCounter {
  const count = none();
  const bySpreadsheet = new Map<string, SheetsCalls>();
  return {
    count,
    of(spreadsheetIds) {
      const sum = none();
      for (const id of spreadsheetIds) add(sum, bySpreadsheet.get(id) ?? none());
      return sum;
    },
    reset() {
      Object.assign(count, none());
      bySpreadsheet.clear();
    },
    hooks: {
      ...hooks,
      async before(call) {
        if (accounts.includes(call.account) && call.api === 'sheets') {
          const kind = kindOf(call);
          count[kind]++;
          const id = call.spreadsheetId ?? '';
          const own = bySpreadsheet.get(id) ?? none();
          own[kind]++;
          bySpreadsheet.set(id, own);
        }
        await hooks.before?.(call);
      },
    },
  };
}

const none = (): SheetsCalls => ({ read: 0, write: 0, describe: 0 });

function add(sum: SheetsCalls, calls: SheetsCalls): void {
  sum.read += calls.read;
  sum.write += calls.write;
  sum.describe += calls.describe;
}

function kindOf({ kind, operation }: CallInfo): keyof SheetsCalls {
  if (kind === 'write') return 'write';
  return operation === 'spreadsheets.get' ? 'describe' : 'read';
}

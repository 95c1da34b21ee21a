/** Calls of Pantau's own account as the workspace counts them, which is what Google would count. */
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

/** Passes calls on to `hooks`, counting those of `account`. */
export function countCalls(
  account: string,
  hooks: Hooks = {},
): { hooks: Hooks; count: SheetsCalls; reset(): void } {
  const count: SheetsCalls = { read: 0, write: 0, describe: 0 };
  return {
    count,
    reset() {
      count.read = count.write = count.describe = 0;
    },
    hooks: {
      ...hooks,
      async before(call) {
        if (call.account === account && call.api === 'sheets') {
          if (call.kind === 'write') count.write++;
          else if (call.operation === 'spreadsheets.get') count.describe++;
          else count.read++;
        }
        await hooks.before?.(call);
      },
    },
  };
}

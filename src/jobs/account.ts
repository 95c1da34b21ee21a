/** Which service account works on a spreadsheet: always the same one, so that its quota can be counted. */
import type { Account } from '../ports/account.ts';
import type { Registered } from '../ports/store/register.ts';
import type { Ports } from './ports.ts';

/** Its own; the one with the fewest spreadsheets when it has none, or one that left the pool. */
export async function accountOf(
  { store, accounts }: Pick<Ports, 'store' | 'accounts'>,
  { spreadsheetId, account }: Registered,
): Promise<Account> {
  const named = (email: string | undefined) => accounts.find((each) => each.email === email);
  const pool = accounts.map(({ email }) => email);
  const found = named(account) ?? named(await store.register.assignAccount(spreadsheetId, pool));
  if (found === undefined) throw new Error('there is no service account to work with');
  return found;
}

/** What it takes to make the spreadsheets of a district. */
import type { District } from '../../core/district.ts';
import type { Template } from '../../core/template/schema.ts';
import type { People } from '../../core/wanted.ts';
import type { GoogleApis } from '../../google/clients.ts';
import { QUOTA } from '../../jobs/limits.ts';
import type { Calls, QuotaLimits } from '../../ports/store/quota.ts';
import type { Store } from '../../ports/store/store.ts';

export interface ProvisionAccount {
  email: string;
  apis: GoogleApis;
}

/** What planning reads. */
export interface PlanStore {
  register: Pick<Store['register'], 'registrations' | 'units' | 'officers'>;
  registerInForce: Pick<Store['registerInForce'], 'standing'>;
  quota: Pick<Store['quota'], 'take'>;
}

export interface PlanContext extends Omit<ProvisionContext, 'store'> {
  store: PlanStore;
}

export interface ProvisionContext {
  district: District;
  templates: readonly Template[];
  store: Pick<Store, 'register' | 'registerInForce' | 'quota'>;
  /** The pool, at least one. */
  accounts: readonly ProvisionAccount[];
  /** Id of the shared drive, or of a folder in one: service accounts own no files. */
  root: string;
  /** Epoch milliseconds. */
  now(): number;
  /** Comes back once it is `at`. */
  waitUntil(at: number): Promise<void>;
  /** Sheets calls a minute; Google's unless told. */
  limits?: QuotaLimits;
}

/** Units and officers by which spreadsheets are shared: with no address that nobody confirmed. */
export async function peopleOf({ store, district }: PlanContext): Promise<People> {
  const { spreadsheetId } = await store.registerInForce.standing();
  if (spreadsheetId === undefined) return district;
  const [units, officers] = await Promise.all([store.register.units(), store.register.officers()]);
  return { units, officers: officers.filter(({ addressState }) => addressState !== 'unconfirmed') };
}

/** Waits until the quota, which running functions use too, has room. */
export async function takeQuota(
  { store, now, waitUntil, limits = QUOTA }: PlanContext,
  account: string,
  calls: Calls,
): Promise<void> {
  for (;;) {
    const grant = await store.quota.take(account, calls, now(), limits);
    if (grant.granted) return;
    await waitUntil(grant.retryAt);
  }
}

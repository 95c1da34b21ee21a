/** The one write that upgrades a spreadsheet. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { cellText } from '../../core/cells/text.ts';
import type { Template } from '../../core/template/schema.ts';
import type { Unit } from '../../core/units.ts';
import type { FoundSpreadsheet } from '../../google/adopt/read.ts';
import { DEMONSTRATION_NOTE } from '../../google/provision/entry-cells.ts';
import { PANTAU_PROTECTION } from '../../google/provision/own-tabs.ts';
import type { FormPlan } from '../../google/provision/plan.ts';
import { TabLost, upgradeRequests } from '../../google/upgrade/requests.ts';
import type { Registration } from '../../ports/store/register.ts';
import type { Store } from '../../ports/store/store.ts';
import { Refusal } from '../adopt/refusal.ts';
import type { Site } from '../reach-site.ts';

/** To another version. @throws Refusal where a tab of the form is nowhere to be found. */
export async function requestsTo(
  version: Template,
  before: Template,
  found: FoundSpreadsheet,
  registration: Registration,
  { store, google }: Pick<Site, 'store' | 'google'>,
): Promise<sheets_v4.Schema$Request[]> {
  const plan = await planOf(store, registration, version, found, google.email);
  try {
    return upgradeRequests(found, before, plan);
  } catch (error) {
    if (!(error instanceof TabLost)) throw error;
    throw new Refusal(
      `Lembar ${error.message} tidak ditemukan lagi di spreadsheet ini: nama rentangnya terhapus.`,
    );
  }
}

/** As the spreadsheet was laid out: its unit, and whoever may change its protected cells. */
async function planOf(
  store: Store,
  registration: Registration,
  template: Template,
  { tabs }: FoundSpreadsheet,
  serviceAccount: string,
): Promise<FormPlan> {
  const units = await store.register.units();
  const unit = units.find(({ code }) => code === registration.unit) as Unit;
  const editors = tabs.flatMap(({ protections }) =>
    protections.flatMap((one) => (one.description === PANTAU_PROTECTION ? one.editors : [])),
  );
  return {
    template,
    unit,
    ...(registration.period !== undefined && { period: registration.period }),
    districtName: units.find(({ parent }) => parent === null)?.name ?? unit.name,
    serviceAccount,
    editors: [...new Set(editors)].filter((address) => address !== serviceAccount),
    verifiers: [],
    demonstration: tabs.some(({ rows }) =>
      rows[3]?.some((cell) => cellText(cell).startsWith(DEMONSTRATION_NOTE)),
    ),
  };
}

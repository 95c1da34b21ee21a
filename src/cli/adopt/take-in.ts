/** Takes one spreadsheet in: variant of the form, one write to Google, registration. Run again after a crash it ends the same. */
import type { Template } from '../../core/template/schema.ts';
import { verifiersOf } from '../../core/units.ts';
import { adoptRequests } from '../../google/adopt/requests.ts';
import type { Registration } from '../../ports/store/register.ts';
import { batchUpdate } from './google.ts';
import type { Prepared } from './look.ts';
import type { AdoptSite } from './site.ts';
import { issueVariant } from './variants.ts';

/** The proposal was confirmed. @throws Refusal */
export async function takeIn(
  site: AdoptSite,
  { found, meant: { unit }, proposal, wish }: Prepared,
): Promise<Registration> {
  const { store, google, template, now } = site;
  const { spreadsheetId, period } = wish;
  const content = proposal.variant?.template as Template;
  await store.register.issueTemplate(template);
  const variant = await issueVariant(site, content);
  const [units, officers] = await Promise.all([store.register.units(), store.register.officers()]);
  const root = units.find(({ parent }) => parent === null);
  const requests = adoptRequests(
    {
      template: variant,
      unit,
      ...(period !== undefined && { period }),
      districtName: root?.name ?? unit.name,
      serviceAccount: google.email,
      verifiers: verifiersOf(unit.code, units, officers).map(({ address }) => address),
      demonstration: site.demonstration,
    },
    spreadsheetId,
    found,
    proposal.tables,
  );
  await batchUpdate(google, spreadsheetId, requests);
  const registration = {
    spreadsheetId,
    unit: unit.code,
    templateId: variant.id,
    templateVersion: variant.version,
    ...(period !== undefined && { period }),
  };
  await store.register.registerSpreadsheet(registration, now());
  return registration;
}

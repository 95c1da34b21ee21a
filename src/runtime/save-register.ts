/** The configuration of a district into its store. */
import { type District, districtDeadlines } from '../core/district.ts';
import type { Template } from '../core/template/schema.ts';
import type { Officer } from '../core/units.ts';
import type { Store } from '../ports/store/store.ts';

/**
 * Can be repeated. Once a Register spreadsheet is in force, units, officers and deadlines are kept there, and left alone here.
 * Deadlines last: nobody is reminded of anything before all else stands. Units that are gone from the
 * configuration stay, for what was found in their forms does.
 * @throws Error for a template that was issued with other content.
 */
export async function saveRegister(
  { register, registerInForce }: Pick<Store, 'register' | 'registerInForce'>,
  district: District,
  templates: readonly Template[],
): Promise<void> {
  for (const template of templates) await register.issueTemplate(template);
  if ((await registerInForce.standing()).spreadsheetId !== undefined) return;
  await register.saveUnits(district.units);
  await register.saveOfficers(withAddressStates(district.officers, await register.officers()));
  await register.saveDeadlines(districtDeadlines(district, templates));
}

/** What is known of an address stays known as long as the officer has the same one. */
export function withAddressStates(officers: readonly Officer[], known: readonly Officer[]): Officer[] {
  const before = new Map(known.map((officer) => [officer.id, officer]));
  return officers.map((officer) => {
    const { address, addressState } = before.get(officer.id) ?? {};
    return address === officer.address && addressState !== undefined ? { addressState, ...officer } : officer;
  });
}

/** The configuration of a district into the register of its store. */
import { type District, districtDeadlines } from '../core/district.ts';
import type { Template } from '../core/template/schema.ts';
import type { Register } from '../ports/store/register.ts';

/**
 * Can be repeated. Deadlines last: nobody is reminded of anything before all else stands. Units that are gone from the
 * configuration stay, for what was found in their forms does.
 * @throws Error for a template that was issued with other content.
 */
export async function saveRegister(
  register: Register,
  district: District,
  templates: readonly Template[],
): Promise<void> {
  for (const template of templates) await register.issueTemplate(template);
  await register.saveUnits(district.units);
  await register.saveOfficers(district.officers);
  await register.saveDeadlines(districtDeadlines(district, templates));
}

/** Where forms stand among each other. */
import type { Place } from '../core/across/form.ts';
import { periodOf } from '../core/period.ts';
import type { Template } from '../core/template/schema.ts';
import type { Unit } from '../core/units.ts';
import type { Store } from '../ports/store/store.ts';

export interface Placed extends Place {
  template: Template;
}

/** Forms that stand in the tree, and the name of every spreadsheet's unit. */
export async function readPlaces(
  store: Store,
): Promise<{ places: Placed[]; units: Unit[]; unitNames: Map<string, string> }> {
  const [units, registrations] = await Promise.all([store.register.units(), store.register.registrations()]);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const places: Placed[] = [];
  for (const registration of registrations) {
    const { spreadsheetId, templateId, templateVersion } = registration;
    const unit = byCode.get(registration.unit);
    const template = await store.register.template(templateId, templateVersion);
    if (unit === undefined || template === undefined) continue;
    const period = periodOf(registration, template);
    places.push({ spreadsheetId, unit, scheme: template.scheme, period, template });
  }
  const unitNames = new Map(
    registrations.map(({ spreadsheetId, unit }) => [spreadsheetId, byCode.get(unit)?.name ?? unit]),
  );
  return { places, units, unitNames };
}

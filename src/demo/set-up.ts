/** Builds the demonstration in the local workspace: spreadsheets, what staff have typed, six days of history. */
import { type District, type DistrictForm, reportingUnits } from '../core/district.ts';
import type { Template } from '../core/template/schema.ts';
import type { Unit } from '../core/units.ts';
import type { Local } from '../runtime/local/local.ts';
import { demoEntries, type UnitEntries } from './entries.ts';
import { demoHistory } from './history.ts';
import { overwriteKeys, typeEntries } from './typing.ts';

/** Google lets one account write so often a minute; the time in between is simulated. */
const WRITES_A_MINUTE = 50;
const MINUTE = 60_000;

export interface SetUpProgress {
  done: number;
  total: number;
  unit: string;
}

/**
 * One spreadsheet for every unit and form of the configuration. What stands already is left as it is, so that a
 * set-up that was cut off goes on where it stopped.
 */
export async function setUp(
  local: Local,
  district: District,
  templates: readonly Template[],
  progress: (step: SetUpProgress) => void,
): Promise<void> {
  const plans = district.forms.flatMap((form) => plansOf(form, district, templates));
  const registered = new Map(
    (await local.store.register.registrations()).map((one) => [
      `${one.unit} ${one.templateId}`,
      one.spreadsheetId,
    ]),
  );
  let made = 0;
  for (const [index, { template, unit, entries }] of plans.entries()) {
    if (!registered.has(`${unit.code} ${template.id}`)) {
      if (made > 0 && made % WRITES_A_MINUTE === 0) local.clock.advance(MINUTE);
      made++;
      const spreadsheetId = await local.provision(template, unit);
      if (entries) await type(local, district, spreadsheetId, template, entries);
    }
    progress({ done: index + 1, total: plans.length, unit: unit.name });
  }
  if (!district.settings.demonstration) return;
  for (const form of district.forms) {
    const entries = plans.flatMap((plan) => (plan.template.id === form.template && plan.entries) || []);
    const template = plans.find((plan) => plan.template.id === form.template)?.template;
    if (template && entries.length > 0) {
      await local.store.results.saveSnapshots(demoHistory(template, district, entries));
    }
  }
}

interface Plan {
  template: Template;
  unit: Unit;
  entries: UnitEntries | undefined;
}

function plansOf(form: DistrictForm, district: District, templates: readonly Template[]): Plan[] {
  const template = templates.find(({ id, version }) => id === form.template && version === form.version);
  if (template === undefined)
    throw new Error(`form ${form.template} version ${form.version} is not a template`);
  const units = reportingUnits(district, form);
  const entries = district.settings.demonstration ? demoEntries(template, units) : [];
  return units.map((unit) => ({ template, unit, entries: entries.find((one) => one.unit === unit.code) }));
}

async function type(
  local: Local,
  district: District,
  spreadsheetId: string,
  template: Template,
  entries: UnitEntries,
): Promise<void> {
  const operator = district.officers.find(({ unit, role }) => unit === entries.unit && role === 'operator');
  if (operator === undefined) throw new Error(`unit ${entries.unit} has no operator who could type`);
  await typeEntries(local.person(operator.address).sheets, spreadsheetId, template, entries);
  await overwriteKeys(local.organiser.sheets, spreadsheetId, template, entries);
}

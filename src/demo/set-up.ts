/** Builds the demonstration in the local workspace: spreadsheets, what staff have typed, six days of history. */
import { type District, type DistrictForm, districtDeadlines, reportingUnits } from '../core/district.ts';
import { registerCells } from '../core/register/fill.ts';
import { REGISTER_TEMPLATE } from '../core/register/words.ts';
import type { Template } from '../core/template/schema.ts';
import { type Unit, verifiersOf } from '../core/units.ts';
import type { Local } from '../runtime/local/local.ts';
import { demoDecision } from './decisions.ts';
import { demoEntries, type UnitEntries } from './entries.ts';
import { formEntries, type TabEntries } from './forms/forms.ts';
import { demoHistory } from './history.ts';
import { decide, handIn, overwriteKeys, typeEntries } from './typing.ts';

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
  const keyOf = (unit: string, templateId: string, period = '') => `${unit} ${templateId} ${period}`;
  const registered = new Set(
    (await local.store.register.registrations()).map(({ unit, templateId, period }) =>
      keyOf(unit, templateId, period),
    ),
  );
  let made = 0;
  for (const [index, { template, unit, period, entries, tabs }] of plans.entries()) {
    if (!registered.has(keyOf(unit.code, template.id, period))) {
      if (made > 0 && made % WRITES_A_MINUTE === 0) local.clock.advance(MINUTE);
      made++;
      const spreadsheetId = await local.provision(template, unit, period);
      for (const tab of tabs) {
        await typeEntries(local.person(operatorOf(district, unit)).sheets, spreadsheetId, template, tab);
      }
      if (entries) await handOver(local, district, unit, spreadsheetId, template, entries);
    }
    progress({ done: index + 1, total: plans.length, unit: unit.name });
  }
  await setUpRegister(local, district, templates);
  if (!district.settings.demonstration) return;
  for (const form of district.forms) {
    const entries = plans.flatMap((plan) => (plan.template.id === form.template && plan.entries) || []);
    const template = plans.find((plan) => plan.template.id === form.template)?.template;
    if (template && entries.length > 0) {
      await local.store.results.saveSnapshots(demoHistory(template, district, entries));
    }
  }
}

/** The Register, filled in with what the configuration says. Who keeps it fills it in; where nobody does, the organiser. */
async function setUpRegister(
  local: Local,
  district: District,
  templates: readonly Template[],
): Promise<void> {
  const template = templates.find(
    ({ id, version }) => id === REGISTER_TEMPLATE && version === district.register,
  );
  const top = district.units.find(({ code }) => code === district.settings.unit);
  if (template === undefined || top === undefined) return;
  const registrations = await local.store.register.registrations();
  if (registrations.some(({ templateId }) => templateId === REGISTER_TEMPLATE)) return;
  const spreadsheetId = await local.provision(template, top);
  const keeper = district.officers.find(({ role }) => role === 'koordinator');
  const { sheets } = keeper === undefined ? local.organiser : local.person(keeper.address);
  const { units, officers } = district;
  const deadlines = districtDeadlines(district, templates);
  for (const [tab, rows] of Object.entries(registerCells({ units, officers, deadlines }))) {
    const typed = rows.map((cells) => ({ key: cells.kode ?? '', cells }));
    await typeEntries(sheets, spreadsheetId, template, { tab, rows: typed });
  }
}

/** The organiser's slip, then the form's way from the operator to the verifikator. */
async function handOver(
  local: Local,
  district: District,
  unit: Unit,
  spreadsheetId: string,
  template: Template,
  entries: UnitEntries,
): Promise<void> {
  await overwriteKeys(local.organiser.sheets, spreadsheetId, template, entries);
  if (entries.state === 'draft') return;
  await handIn(local.person(operatorOf(district, unit)).sheets, spreadsheetId);
  const decision = demoDecision(entries.state);
  if (decision) await decide(local.person(verifierOf(district, unit)).sheets, spreadsheetId, decision);
}

interface Plan {
  template: Template;
  unit: Unit;
  period?: string;
  /** Of the 31 indicators; its history is made up too. */
  entries: UnitEntries | undefined;
  /** What is typed, tab by tab. */
  tabs: readonly TabEntries[];
}

/** The scheme whose entries come to the share that the district reported. */
const INDICATORS = 'aksi-konvergensi';

/** One spreadsheet a unit and period. Entries are made up for the first period: later ones are not begun. */
function plansOf(form: DistrictForm, district: District, templates: readonly Template[]): Plan[] {
  const plans = plansOfOne(form, district, templates);
  if (form.periods === undefined) return plans;
  return form.periods.flatMap((period, index) =>
    plans.map((plan) => ({ ...plan, period, ...(index > 0 && { entries: undefined, tabs: [] }) })),
  );
}

function plansOfOne(form: DistrictForm, district: District, templates: readonly Template[]): Plan[] {
  const template = templates.find(({ id, version }) => id === form.template && version === form.version);
  if (template === undefined)
    throw new Error(`form ${form.template} version ${form.version} is not a template`);
  const units = reportingUnits(district, form);
  if (!district.settings.demonstration) {
    return units.map((unit) => ({ template, unit, entries: undefined, tabs: [] }));
  }
  if (template.scheme === INDICATORS) {
    return demoEntries(template, units).map((entries, index) => ({
      template,
      unit: units[index] as Unit,
      entries,
      tabs: [entries, ...formEntries(template, units[index] as Unit, [])],
    }));
  }
  const villages = district.units.filter(({ level }) => level === 'desa');
  return units.map((unit) => ({
    template,
    unit,
    entries: undefined,
    tabs: formEntries(template, unit, villages),
  }));
}

function verifierOf(district: District, { code }: Unit): string {
  const [verifier] = verifiersOf(code, district.units, district.officers);
  if (verifier === undefined) throw new Error(`unit ${code} has no verifikator who could decide`);
  return verifier.address;
}

function operatorOf(district: District, { code }: Unit): string {
  const operator = district.officers.find(({ unit, role }) => unit === code && role === 'operator');
  if (operator === undefined) throw new Error(`unit ${code} has no operator who could type`);
  return operator.address;
}

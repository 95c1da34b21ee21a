/** Builds the demonstration in the local workspace: spreadsheets, what staff have typed, six days of history. */
import { type District, type DistrictForm, reportingUnits } from '../core/district.ts';
import type { Template } from '../core/template/schema.ts';
import { type Unit, verifiersOf } from '../core/units.ts';
import { purpose, purposeOf } from '../core/wanted.ts';
import type { Local } from '../runtime/local/local.ts';
import type { LocalRuntime } from '../runtime/local/worker.ts';
import type { ApplyOptions } from '../runtime/provision/apply.ts';
import { demoDecision } from './decisions.ts';
import { demoEntries, type UnitEntries } from './entries.ts';
import { formEntries, type TabEntries } from './forms/forms.ts';
import { demoHistory } from './history.ts';
import { decide, handIn, overwriteKeys, typeEntries } from './typing.ts';

/**
 * One spreadsheet for every unit and form of the configuration, and in a demonstration what people typed there. What stands
 * already is left as it is, so that a set-up that was cut off goes on where it stopped.
 */
export async function setUp(
  local: Local<LocalRuntime>,
  district: District,
  templates: readonly Template[],
  progress: NonNullable<ApplyOptions['progress']>,
): Promise<void> {
  if (!district.settings.demonstration) {
    await local.apply({ progress });
    return;
  }
  const typed = district.forms.flatMap((form) => typedIn(form, district, templates));
  const byPurpose = new Map(
    typed.map((each) => [purpose(each.unit.code, each.template.id, each.period), each]),
  );
  await local.apply({
    progress,
    async made(wanted, spreadsheetId) {
      const typed = byPurpose.get(purposeOf(wanted));
      if (typed === undefined) return;
      const { template, unit, entries, tabs } = typed;
      for (const tab of tabs) {
        await typeEntries(local.person(operatorOf(district, unit)).sheets, spreadsheetId, template, tab);
      }
      if (entries) await handOver(local, district, unit, spreadsheetId, template, entries);
    },
  });
  for (const form of district.forms) {
    const ofForm = typed.filter(({ template }) => template.id === form.template);
    const entries = ofForm.flatMap((each) => each.entries ?? []);
    const [first] = ofForm;
    if (first && entries.length > 0) {
      await local.store.results.saveSnapshots(demoHistory(first.template, district, entries));
    }
  }
}

/** The organiser's slip, then the form's way from the operator to the verifikator. */
async function handOver(
  local: Local<LocalRuntime>,
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

/** What is typed into one spreadsheet. */
interface Typed {
  template: Template;
  unit: Unit;
  period?: string;
  /** Of the 31 indicators; its history is made up too. */
  entries?: UnitEntries;
  tabs: readonly TabEntries[];
}

/** The scheme whose entries come to the share that the district reported. */
const INDICATORS = 'aksi-konvergensi';

/** Entries are made up for the first period of a form: later ones are not begun. */
function typedIn(form: DistrictForm, district: District, templates: readonly Template[]): Typed[] {
  const template = templates.find(({ id, version }) => id === form.template && version === form.version);
  if (template === undefined)
    throw new Error(`form ${form.template} version ${form.version} is not a template`);
  const units = reportingUnits(district, form);
  const period = form.periods?.[0];
  const about = { template, ...(period !== undefined && { period }) };
  if (template.scheme === INDICATORS) {
    return demoEntries(template, units).map((entries, index) => {
      const unit = units[index] as Unit;
      return { ...about, unit, entries, tabs: [entries, ...formEntries(template, unit, [])] };
    });
  }
  const villages = district.units.filter(({ level }) => level === 'desa');
  return units.map((unit) => ({ ...about, unit, tabs: formEntries(template, unit, villages) }));
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

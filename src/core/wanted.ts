/** Which spreadsheets a district asks for, who is to write in each, and where each is to lie. */
import type { District } from './district.ts';
import { reportingUnits } from './district.ts';
import { REGISTER_TEMPLATE } from './register/words.ts';
import type { Template } from './template/schema.ts';
import { type Officer, type Unit, verifiersOf } from './units.ts';

export interface Wanted {
  template: Template;
  unit: Unit;
  /** Where the form has one of its own (core/period.ts). */
  period?: string;
}

/** One of each unit, form and period, in the order of the configuration; the Register of the top unit last. */
export function wantedSpreadsheets(district: District, templates: readonly Template[]): Wanted[] {
  const issued = (id: string, version: number) => {
    const found = templates.find((template) => template.id === id && template.version === version);
    if (found === undefined) throw new Error(`form ${id} version ${version} is not a template`);
    return found;
  };
  const forms = district.forms.flatMap((form) => {
    const template = issued(form.template, form.version);
    const units = reportingUnits(district, form);
    return (form.periods ?? [undefined]).flatMap((period) =>
      units.map((unit): Wanted => ({ template, unit, ...(period !== undefined && { period }) })),
    );
  });
  const top = district.units.find(({ code }) => code === district.settings.unit);
  if (district.register === undefined || top === undefined) return forms;
  return [...forms, { template: issued(REGISTER_TEMPLATE, district.register), unit: top }];
}

/** What a spreadsheet is for: no two have the same unit, form and period, whatever the form's version. */
export const purpose = (unit: string, templateId: string, period = ''): string =>
  `${unit} ${templateId} ${period}`.trimEnd();

export const purposeOf = ({ unit, template, period }: Wanted): string =>
  purpose(unit.code, template.id, period);

/** Units and officers as they are now: of the Register where one is in force, else of the configuration. */
export interface People {
  units: readonly Unit[];
  officers: readonly Officer[];
}

/**
 * Addresses of those who write in it: the unit's own officers and its verifikators. The Register decides who is told and
 * who may look: nobody but coordinators write in it.
 */
export function writersOf({ template, unit }: Wanted, { units, officers }: People): string[] {
  const writers =
    template.id === REGISTER_TEMPLATE
      ? officers.filter(({ role }) => role === 'koordinator')
      : [
          ...officers.filter((officer) => officer.unit === unit.code),
          ...verifiersOf(unit.code, units, officers),
        ];
  return [...new Set(writers.map(({ address }) => address))];
}

/** The kecamatan a unit is or lies in, whose folder its spreadsheets lie in; undefined above. */
export function kecamatanOf(unit: Unit, units: readonly Unit[]): Unit | undefined {
  let at: Unit | undefined = unit;
  while (at !== undefined && at.level !== 'kecamatan') {
    const { parent }: Unit = at;
    at = units.find(({ code }) => code === parent);
  }
  return at;
}

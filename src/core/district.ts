/** The configuration of one installation: who is watched, by which forms, until when, and who is told. */
import * as z from 'zod';
import {
  type Fault,
  faultLines,
  isRealWallClock,
  type Path,
  pathText,
  repeated,
  shapeFaults,
} from './faults.ts';
import { readPeriod } from './period.ts';
import { REGISTER_TEMPLATE } from './register/words.ts';
import { type Deadline, HOLIDAY_RULES } from './schedule/deadline.ts';
import { inForce } from './schedule/holiday-rule.ts';
import { workingDays } from './schedule/working-days.ts';
import { SettingsSchema } from './settings.ts';
import type { Template } from './template/schema.ts';
import { LEVELS, ROLES, type Unit } from './units.ts';

const Code = z.string().regex(/^[0-9A-Za-z.-]{1,40}$/, 'letters, digits, dot and hyphen only, 40 at most');

const UnitSchema = z.strictObject({
  code: Code,
  name: z.string().min(1).max(120),
  level: z.enum(LEVELS),
  parent: Code.nullable(),
});

const OfficerId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, 'lower-case letters, digits, dot, hyphen and _ only');

const OfficerSchema = z.strictObject({
  id: OfficerId,
  unit: Code,
  role: z.enum(ROLES),
  name: z.string().min(1).max(120),
  address: z.email(),
  language: z.enum(['id', 'en']).default('id'),
  /** Of a `pengampu`: the office that templates name as owner. */
  office: z.string().min(1).max(120).exactOptional(),
  /** ISO days, both counted in, and the id of the officer who stands in. */
  absence: z
    .strictObject({ from: z.iso.date(), until: z.iso.date(), substitute: OfficerId.nullable() })
    .exactOptional(),
});

const WallClock = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'write it as 2025-11-25T23:59');

const InternalDeadline = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Template id. */
  template: z.string().min(1),
  title: z.strictObject({ id: z.string().min(1), en: z.string().min(1) }),
  /** As its letter says it; the holiday rule may move it. */
  at: WallClock,
  zone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  level: z.enum(LEVELS).exactOptional(),
  period: z.string().exactOptional(),
  holidays: z.enum(HOLIDAY_RULES).exactOptional(),
  history: z
    .array(
      z.strictObject({
        at: WallClock,
        changedOn: z.iso.date(),
        letter: z.strictObject({ number: z.string().min(1).max(120), date: z.iso.date() }).exactOptional(),
      }),
    )
    .exactOptional(),
  source: z.string().min(1).max(300).exactOptional(),
});

const FormSchema = z.strictObject({
  template: z.string().min(1),
  version: z.int().min(1),
  /** Every unit of these levels fills one spreadsheet. */
  levels: z.array(z.enum(LEVELS)).min(1),
  /** One spreadsheet a period (core/period.ts): `["2025-S1", "2025-S2"]`. Without it one, of the template's year. */
  periods: z.array(z.string()).min(1).optional(),
});

export const DistrictSchema = z.strictObject({
  /** As people read it: `Kabupaten Kotawaringin Timur`. */
  name: z.string().min(1).max(120),
  settings: SettingsSchema,
  units: z.array(UnitSchema).min(1),
  officers: z.array(OfficerSchema),
  /** The district's own deadlines, beside those of the templates. */
  deadlines: z.array(InternalDeadline).default([]),
  forms: z.array(FormSchema).min(1),
  /** Version of the Register's template, where units, officers and deadlines are kept in a spreadsheet from then on. */
  register: z.int().min(1).optional(),
  /** Id of the shared drive, or of a folder in one, in which spreadsheets are made. */
  folder: z
    .string()
    .regex(/^[\w-]{10,100}$/, 'copy the id from the address of the drive or folder in the browser')
    .optional(),
  /** Addresses of people who may change every protected cell, as Pantau's own account may. */
  organisers: z.array(z.email()).default([]),
});

export type District = z.infer<typeof DistrictSchema>;
export type DistrictForm = District['forms'][number];

/** A configuration that cannot be used. The message has one line a fault: file, place in it, fault, remedy. */
export class DistrictError extends Error {
  readonly faults: readonly Fault[];
  constructor(file: string, faults: readonly Fault[]) {
    super(faultLines(file, faults));
    this.name = 'DistrictError';
    this.faults = faults;
  }
}

/**
 * @param file Name shown in messages.
 * @param templates The forms this installation knows.
 * @throws DistrictError with all faults of the shape, or, when the shape is right, all faults of the content.
 */
export function parseDistrict(json: unknown, file: string, templates: readonly Template[]): District {
  const parsed = DistrictSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) throw new DistrictError(file, shapeFaults(parsed.error.issues));
  const faults = districtFaults(parsed.data, templates);
  if (faults.length > 0) throw new DistrictError(file, faults);
  return parsed.data;
}

function districtFaults(district: District, templates: readonly Template[]): Fault[] {
  const faults: Fault[] = [];
  const add = (path: Path, fault: string, remedy: string) =>
    faults.push({ path: pathText(path), fault, remedy });
  const once = (list: 'units' | 'officers' | 'deadlines', name: string, texts: string[]) => {
    for (const { text, at } of repeated(texts, (one) => one)) {
      add([list, at[1]!, name], `"${text}" stands twice in ${list}`, `give each its own ${name}`);
    }
  };
  once(
    'units',
    'code',
    district.units.map((unit) => unit.code),
  );
  once(
    'officers',
    'id',
    district.officers.map((officer) => officer.id),
  );
  once(
    'deadlines',
    'id',
    district.deadlines.map((deadline) => deadline.id),
  );
  treeFaults(district, add);

  const codes = new Set(district.units.map((unit) => unit.code));
  district.officers.forEach((officer, index) => {
    if (codes.has(officer.unit)) return;
    add(
      ['officers', index, 'unit'],
      `"${officer.unit}" is not a unit`,
      'write the code of a unit listed above',
    );
  });
  const { register } = district;
  if (
    register !== undefined &&
    !templates.some(({ id, version }) => id === REGISTER_TEMPLATE && version === register)
  ) {
    const remedy = 'choose a version that exists, or leave it out';
    add(['register'], `there is no template "${REGISTER_TEMPLATE}" version ${register}`, remedy);
  }
  const ids = new Set(templates.map((template) => template.id));
  const known = [...ids].join(', ');
  district.deadlines.forEach((deadline, index) => {
    if (!isRealWallClock(deadline.at)) {
      add(
        ['deadlines', index, 'at'],
        `"${deadline.at}" is not a real date and time`,
        'write a day of the calendar',
      );
    }
    if (!ids.has(deadline.template)) {
      add(
        ['deadlines', index, 'template'],
        `"${deadline.template}" is not a template`,
        `choose one of ${known}`,
      );
    }
  });
  district.forms.forEach((form, index) => {
    if (!templates.some((template) => template.id === form.template && template.version === form.version)) {
      const fault = `"${form.template}" version ${form.version} is not a template`;
      add(['forms', index], fault, `choose an id and version that exists: ${known}`);
    }
    if (reportingUnits(district, form).length === 0) {
      add(['forms', index, 'levels'], 'no unit has one of these levels', 'add units or change the levels');
    }
    form.periods?.forEach((period, at) => {
      if (readPeriod(period) !== undefined) return;
      const remedy = 'write a year 2025, a semester 2025-S1, a quarter 2025-Q3 or a month 2025-08';
      add(['forms', index, 'periods', at], `"${period}" is not a period`, remedy);
    });
  });
  const planned = plannedForms(district.forms);
  for (const { text, at } of repeated(planned, ({ what }) => what)) {
    add(
      planned[at[1]!]!.path,
      `${text} stands twice in forms`,
      'one spreadsheet is enough: remove one of the two',
    );
  }
  return faults;
}

/** What each entry of the configuration asks for, one a level and period, and where it stands. */
function plannedForms(forms: readonly DistrictForm[]): { what: string; path: Path }[] {
  return forms.flatMap(({ template, levels, periods }, index) =>
    levels.flatMap((level) =>
      (periods ?? [undefined]).map((period, at) => ({
        what: `"${template}" of a ${level}${period === undefined ? '' : ` in ${period}`}`,
        path: period === undefined ? ['forms', index] : ['forms', index, 'periods', at],
      })),
    ),
  );
}

/** One root, which the settings name, and a way up to it from every unit. */
function treeFaults(district: District, add: (path: Path, fault: string, remedy: string) => void): void {
  const byCode = new Map(district.units.map((unit) => [unit.code, unit]));
  const root = byCode.get(district.settings.unit);
  if (!root) {
    add(['settings', 'unit'], `"${district.settings.unit}" is not a unit`, 'write the code of the top unit');
  }
  district.units.forEach((unit, index) => {
    const path = ['units', index, 'parent'];
    if (unit.parent === null) {
      if (unit.code !== district.settings.unit) {
        add(path, `"${unit.code}" has no parent`, `only the top unit "${district.settings.unit}" has none`);
      }
      return;
    }
    if (!byCode.has(unit.parent)) {
      add(path, `"${unit.parent}" is not a unit`, 'write the code of a unit in this list');
      return;
    }
    const seen = new Set<string>();
    let above: Unit | undefined = unit;
    while (above && !seen.has(above.code)) {
      seen.add(above.code);
      above = above.parent === null ? undefined : byCode.get(above.parent);
    }
    if (above)
      add(path, `"${unit.code}" reports to itself in the end`, 'correct the parents along the way up');
  });
}

/** The units that fill a form, in the order of the configuration. */
export function reportingUnits(district: District, form: DistrictForm): Unit[] {
  return district.units.filter((unit) => form.levels.includes(unit.level));
}

/** Deadlines of the forms in use and the district's own, as they stand in the register. */
export function districtDeadlines(district: District, templates: readonly Template[]): Deadline[] {
  const official = district.forms.flatMap((form) =>
    templates
      .filter((template) => template.id === form.template && template.version === form.version)
      .flatMap((template) =>
        template.deadlines.map(
          ({ id, title, at, zone }): Deadline => ({
            id,
            template: template.id,
            title,
            at,
            zone,
            kind: 'official',
          }),
        ),
      ),
  );
  const days = workingDays(district.settings.daysOff);
  return [
    ...official,
    ...district.deadlines.map((deadline): Deadline => inForce({ ...deadline, kind: 'internal' }, days)),
  ];
}

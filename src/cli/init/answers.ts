/** What `init` asks, and the configuration that comes of it. */

import * as z from 'zod';
import { type District, parseDistrict } from '../../core/district.ts';
import { REGISTER_TEMPLATE } from '../../core/register/words.ts';
import { zoneOfProvince } from '../../core/schedule/province-zone.ts';
import type { Template } from '../../core/template/schema.ts';
import { LEVELS } from '../../core/units.ts';
import { type Kabupaten, REGION_SOURCE, unitsOf } from './regions.ts';

export const AnswersSchema = z.strictObject({
  /** Name or Kemendagri code of the kabupaten or kota. */
  district: z.string().min(2),
  /** Year of the forms. */
  year: z.int().min(2020).max(2100),
  /** Template ids; all of the year where there are none. */
  templates: z.array(z.string()).default([]),
  /** Levels whose units fill the forms. */
  levels: z.array(z.enum(LEVELS)).min(1).default(['kecamatan']),
  /** Id of the shared drive, or of a folder in it. */
  folder: z.string().optional(),
  /** People who may change every cell. */
  organisers: z.array(z.email()).default([]),
  /** Address that mails come from, and where answers go. */
  from: z.email(),
  replyTo: z.email().optional(),
  /** Coordinators: they keep the Register. */
  coordinators: z.array(z.strictObject({ name: z.string().min(1), address: z.email() })).default([]),
});

export type Answers = z.infer<typeof AnswersSchema>;

/** @throws Error, or DistrictError, that names what cannot be used. */
export async function configurationOf(
  answers: Answers,
  templates: readonly Template[],
  kabupaten: Kabupaten,
): Promise<District> {
  const units = await unitsOf(kabupaten, answers.levels.includes('desa'));
  const newest = new Map<string, Template>();
  for (const template of templates) {
    const known = newest.get(template.id);
    if (known === undefined || known.version < template.version) newest.set(template.id, template);
  }
  const register = newest.get(REGISTER_TEMPLATE);
  const ofYear = [...newest.values()].filter(
    ({ id, year }) => id !== REGISTER_TEMPLATE && year === answers.year,
  );
  const chosen = answers.templates.length > 0 ? answers.templates : ofYear.map(({ id }) => id);
  const forms = chosen.map((id) => {
    const template = newest.get(id);
    if (template === undefined)
      throw new Error(`"${id}" is no form; choose of ${ofYear.map((each) => each.id).join(', ')}`);
    return { template: id, version: template.version, levels: answers.levels };
  });
  if (forms.length === 0)
    throw new Error(`no form is of ${answers.year}; name templates, as \`templates list\` has them`);
  return parseDistrict(
    {
      name: kabupaten.name,
      settings: {
        unit: kabupaten.code,
        zone: zoneOfProvince(kabupaten.code),
        mail: { from: answers.from, ...(answers.replyTo && { replyTo: answers.replyTo }) },
      },
      units,
      officers: answers.coordinators.map(({ name, address }, index) => ({
        id: `koordinator-${index + 1}`,
        unit: kabupaten.code,
        role: 'koordinator',
        name,
        address,
      })),
      forms,
      ...(register !== undefined && { register: register.version }),
      ...(answers.folder && { folder: answers.folder }),
      organisers: answers.organisers,
    },
    'answers',
    templates,
  );
}

/** What stands in the configuration and why, a line each. */
export function explanation(
  { name, settings, units, officers, forms, register, folder }: District,
  { old }: Kabupaten,
): string[] {
  const count = (level: string) => units.filter((unit) => unit.level === level).length;
  return [
    `name: ${name}, as pages and mails call it`,
    `settings.unit: ${settings.unit}, the code of the top unit (Kemendagri)${old === undefined ? '' : `; ${old} is its old code`}`,
    `settings.zone: ${settings.zone}, the time in which deadlines are meant, by the province`,
    `settings.headline: ${settings.headline}, which completion stands first: filled, valid, submitted or approved`,
    `settings.mail.from: ${settings.mail.from}, the sender of all mails; its domain needs SPF, DKIM and DMARC (\`doctor\` looks)`,
    `units: ${count('kecamatan')} kecamatan, ${count('desa')} desa and kelurahan, from the region table (${REGION_SOURCE}); add puskesmas yourself, level "puskesmas"`,
    `officers: ${officers.length}; add operators and verifikators here, or in the Register once it is in force`,
    ...forms.map(
      ({ template, version, levels }) =>
        `forms: ${template} version ${version}, a spreadsheet for every ${levels.join(' and ')}`,
    ),
    ...(register === undefined
      ? []
      : [`register: version ${register}; units, officers and deadlines are kept in a spreadsheet`]),
    folder === undefined
      ? 'folder: missing; `apply` needs the id of the shared drive, the last part of its address in the browser'
      : `folder: ${folder}, where spreadsheets are made`,
  ];
}

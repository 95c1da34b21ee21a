/** What staff have typed beside the 31 indicators. All of it made up, people included. */
import type { Template } from '../../core/template/schema.ts';
import type { Unit } from '../../core/units.ts';
import type { TypedCells } from '../cells.ts';
import { seeded } from '../random.ts';
import { actions2025 } from './actions-2025.ts';
import { eightActions } from './eight-actions.ts';
import { groups } from './groups.ts';
import { measurements } from './measurements.ts';
import { months } from './months.ts';
import { quarter } from './quarter.ts';
import { assessment, competition } from './scores.ts';

/** Rows of one tab, in the order in which they stand. In an open tab they are typed below its header. */
export interface TabEntries {
  /** Template tab name. */
  tab: string;
  rows: { key: string; cells: TypedCells }[];
}

/** Rows typed into each tab; tabs that nobody has begun are left out. */
export type TypedTabs = Record<string, TabEntries['rows']>;

const SCHEMES: Record<string, (unit: Unit, context: FormContext) => TypedTabs> = {
  'aksi-konvergensi': actions2025,
  'delapan-aksi': eightActions,
  'kpm-bulanan': months,
  'kpm-triwulan': quarter,
  'pengukuran-balita': measurements,
  'penilaian-kinerja': assessment,
  'desa-berkinerja-baik': competition,
  kim: groups,
};

export interface FormContext {
  template: Template;
  /** Villages of the district. */
  villages: readonly Unit[];
  random: ReturnType<typeof seeded>;
}

/** The same for the same template and unit, on every machine. Empty for a template that has no made-up entries. */
export function formEntries(template: Template, unit: Unit, villages: readonly Unit[]): TabEntries[] {
  const scheme = SCHEMES[template.scheme];
  if (scheme === undefined) return [];
  const random = seeded(`${template.id} ${unit.code}`);
  const tabs = scheme(unit, { template, villages, random });
  return Object.entries(tabs).map(([tab, rows]) => ({ tab, rows }));
}

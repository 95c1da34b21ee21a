/**
 * The form as a district's own table has it: a version of the template in which columns are called as they are in the
 * sheet, columns that are not there are left out, and with them what cannot be checked without them.
 */
import { type Fault, shapeFaults } from '../faults.ts';
import { templateFaults } from '../template/faults.ts';
import { type Tab, type Template, TemplateSchema } from '../template/schema.ts';
import type { Mapping, TabMapping } from './mapping.ts';

export interface Variant {
  template: Template;
  /** Rules, comparisons and measures that need a column which is not there: `pengukuran: date-order`. */
  dropped: string[];
}

/** Columns without which a tab cannot be watched: its key, and what counts towards completion. */
export function neededColumns({ key, completion }: Tab): string[] {
  return [...new Set([key, ...(completion?.values ?? [])])];
}

/**
 * @throws Error naming what is still wrong, when no usable form is left: a needed column is missing, two rows have one
 * key.
 */
export function variantOf(template: Template, mapping: Mapping, version: number): Variant {
  const whole: Template = {
    ...structuredClone(template),
    version,
    tabs: template.tabs.flatMap((tab) => {
      const mapped = mapping.tabs[tab.name];
      return mapped === undefined ? [] : [tabOf(tab, mapped)];
    }),
  };
  whole.measures = whole.measures.filter((measure) => !rekeyed(measure, template, mapping));
  return withoutFaults(whole, template);
}

function tabOf(tab: Tab, { columns, key = tab.key, rows = {}, headerRows }: TabMapping): Tab {
  const kept = tab.columns.filter(({ name }) => columns[name] != null);
  const names = new Set(kept.map(({ name }) => name));
  return {
    ...structuredClone(tab),
    key,
    columns: kept.map((column) => ({
      ...structuredClone(column),
      // What tells one row from another is there in every row.
      label: { id: columns[column.name] as string, en: columns[column.name] as string },
    })),
    ...(headerRows > 1 && { headerRows }),
    fixedRows: tab.fixedRows.map((row) => {
      const own = String(row.cells[tab.key]);
      const cells = Object.fromEntries(Object.entries(row.cells).filter(([name]) => names.has(name)));
      if (key === tab.key) return { ...row, cells };
      return { ...row, ownKey: own, cells: { ...cells, [key]: rows[own] ?? (row.cells[key] as string) } };
    }),
  };
}

/** Measures go by the form's own keys of rows, which such a table does not have. */
function rekeyed(measure: Template['measures'][number], template: Template, { tabs }: Mapping): boolean {
  if (measure.measure === 'assessment') return false;
  const texts = JSON.stringify(measure);
  return template.tabs.some(({ name, key }) => {
    const other = tabs[name]?.key;
    return other !== undefined && other !== key && texts.includes(`"${name}"`);
  });
}

/** Takes out, one by one, what refers to something that is not there. */
function withoutFaults(given: Template, original: Template): Variant {
  let template = given;
  const dropped = original.measures
    .filter(({ measure }) => !given.measures.some((one) => one.measure === measure))
    .map(({ measure }) => measure as string);
  for (;;) {
    const faults = faultsOf(template);
    const fault = faults.find(({ path }) => REMOVABLE.test(path));
    if (fault === undefined) {
      const [left] = faults;
      if (left !== undefined) throw new Error(`${left.path}: ${left.fault}; ${left.remedy}`);
      return { template: TemplateSchema.parse(template), dropped };
    }
    const path = partsOf(fault.path);
    const narrower = without(template, path);
    // A part that may be left out is; a list of addends without one of them would add up something else.
    if (typeof path.at(-1) === 'string' && faultsOf(narrower).length < faults.length) {
      template = narrower;
      continue;
    }
    const item = itemOf(path);
    dropped.push(nameOf(template, item));
    template = without(template, item);
  }
}

const REMOVABLE =
  /^(?:tabs\[\d+\]\.(?:rules\[|across\[|waiver|nameColumn|fixedRows\[\d+\]\.owners)|measures\[)/;

function faultsOf(template: Template): Fault[] {
  const parsed = TemplateSchema.safeParse(template, { reportInput: true });
  return parsed.success ? templateFaults(parsed.data) : shapeFaults(parsed.error.issues);
}

type Parts = (string | number)[];

const partsOf = (path: string): Parts =>
  [...path.matchAll(/\[(\d+)\]|([A-Za-z_]\w*)/g)].map(([, index, name]) =>
    index === undefined ? (name as string) : Number(index),
  );

/** The rule, comparison, measure or setting that holds a place. */
function itemOf(path: Parts): Parts {
  if (path[0] === 'measures') return path.slice(0, 2);
  const inList = path[2] === 'rules' || path[2] === 'across';
  return path[2] === 'fixedRows' ? path : path.slice(0, inList ? 4 : 3);
}

function without(template: Template, path: Parts): Template {
  const copy = structuredClone(template);
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((part, name) => (part as Record<string, unknown>)?.[name], copy);
  const last = path.at(-1) as string;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (holder !== null && typeof holder === 'object') delete (holder as Record<string, unknown>)[last];
  return copy;
}

function nameOf({ tabs, measures }: Template, path: Parts): string {
  if (path[0] === 'measures') return measures[Number(path[1])]?.measure ?? 'measure';
  const tab = tabs[Number(path[1])];
  if (path[2] === 'rules') return `${tab?.name}: ${tab?.rules[Number(path[3])]?.rule}`;
  if (path[2] === 'across') return `${tab?.name}: ${tab?.across[Number(path[3])]?.check}`;
  return `${tab?.name}: ${path[2]}`;
}

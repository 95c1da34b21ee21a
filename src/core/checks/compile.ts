/**
 * A template turned into closures, once: `new Function` is refused by Workers, and looking up per cell is slow. A
 * fault in a rule is no fault in the data: a column that does not exist stops the template, not a row.
 */
import { type CellValue, keyIdentity } from '../cells/text.ts';
import { type Column, isPersonal, type Rule, type Tab, type Template } from '../template/schema.ts';
import { attainable } from './attainable.ts';
import { type CellContext, type CellReader, compileCell } from './cell.ts';
import { compare } from './compare.ts';
import { dateOrder } from './date-order.ts';
import { exclusive } from './exclusive.ts';
import { growth } from './growth.ts';
import { halfFilled } from './half-filled.ts';
import { compileHeader, type Header } from './header.ts';
import { identityBirth } from './identity-birth.ts';
import { type MakeProblem, problemMaker } from './make-problem.ts';
import { notAbove } from './not-above.ts';
import { notApplicableAlone } from './not-applicable.ts';
import { percentage } from './percentage.ts';
import type { Severity } from './problem.ts';
import { requiredWhen } from './required-when.ts';
import type { ColumnOf, IndexOf, Report, RowCheck } from './row.ts';
import { compileScan, type Scan, type ScanOf } from './scan.ts';
import { compileSeverities, type Severities, type SeverityOf } from './severity.ts';
import { sum } from './sum.ts';
import { zeroTarget } from './zero-target.ts';

export interface NamedCheck {
  /** Place and name: `rules[2] percentage`; of a check that no template asks for its name alone. */
  name: string;
  check: RowCheck;
}

export interface CompiledTab {
  /** Template and version, `aksi-konvergensi-2025@1`: for what is told to operators. */
  template: string;
  tab: Tab;
  readHeader: (cells: readonly CellValue[]) => Header;
  /** Entry columns other than the key, each with its full reader. */
  entries: { column: Column; read: CellReader }[];
  readKey: CellReader;
  /** A scan has arrays of its own: one for each tab that is being checked. */
  newScan: (of: ScanOf) => Scan;
  rowChecks: NamedCheck[];

  /** Entries whose values make the row count as filled; empty where the tab counts nothing. */
  values: number[];
  /** The form's own keys of the fixed rows by the identity of what stands in the sheet; empty for open tabs. */
  fixedKeys: ReadonlyMap<string, string>;
  /** Entries whose `unique` constraint is checked over the tab. */
  unique: number[];
  /** Columns of which no problem may carry a value. */
  personal: ReadonlySet<string>;
  context: CellContext;
  /** Makes problems as severe as template and district have them. */
  problem: MakeProblem;
}

export interface CompiledTemplate {
  template: Template;
  tabs: CompiledTab[];
  problem: MakeProblem;
}

export interface CompileOptions {
  /** Severities that the district sets; they win over the template's. */
  severities?: Severities | undefined;
}

/**
 * Compiles a template for one district, once for any number of checks.
 * @throws Error naming tab and column when a rule speaks of a column that staff do not fill: `parseTemplate` gives none
 * of these.
 * @example
 * ```ts
 * import { compileTemplate, parseTemplate } from 'pantau/core';
 * import json from 'pantau/sheets-templates/aksi-konvergensi-2025.json' with { type: 'json' };
 *
 * const template = parseTemplate(json, 'aksi-konvergensi-2025.json');
 * const { tabs } = compileTemplate(template, { severities: { percentage: 'error' } });
 * console.log(tabs.map(({ tab, fixedKeys }) => `${tab.name} ${fixedKeys.size}`).join(', ')); // indikator 31, aksi 10
 * ```
 */
export function compileTemplate(
  template: Template,
  { severities: district }: CompileOptions = {},
): CompiledTemplate {
  const context = { formYear: template.year };
  return {
    template,
    tabs: template.tabs.map((tab) => {
      const columns = new Map(tab.columns.map((column) => [column.name, column.severities ?? {}]));
      return compileTab(
        `${template.id}@${template.version}`,
        tab,
        context,
        compileSeverities({ district, template: template.severities, columns }),
      );
    }),
    problem: problemMaker(compileSeverities({ district, template: template.severities })),
  };
}

function compileTab(template: string, tab: Tab, context: CellContext, severityOf: SeverityOf): CompiledTab {
  const columns = tab.columns.filter((column) => column.entry && column.name !== tab.key);
  const names = columns.map((column) => column.name);
  const indexOf: IndexOf = (name) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`tab "${tab.name}" names an entry column "${name}" that it does not have`);
    return index;
  };
  const columnOf: ColumnOf = (name) => columns[indexOf(name)] as Column;
  const values = tab.completion?.values ?? [];
  const rowChecks = tab.rules.map(
    (rule, index): NamedCheck => ({
      name: `rules[${index}] ${rule.rule}`,
      check: withSeverity(rule.severity, compileRule(rule, indexOf, columnOf)),
    }),
  );
  if (values.length > 0) {
    rowChecks.push(
      { name: 'half-filled', check: halfFilled(tab, values.map(columnOf), indexOf) },
      { name: 'not-applicable', check: notApplicableAlone(values, names, indexOf) },
    );
  }
  return {
    template,
    tab,
    readHeader: compileHeader(tab),
    entries: columns.map((column) => ({ column, read: compileCell(column, context) })),
    readKey: compileCell(tab.columns.find(({ name }) => name === tab.key) as Column, context),
    newScan: compileScan(columns),
    rowChecks,
    values: values.map(indexOf),
    fixedKeys: new Map(
      tab.fixedRows.map((row) => {
        const key = String(row.cells[tab.key] ?? '');
        return [keyIdentity(key), row.ownKey ?? key];
      }),
    ),
    unique: columns.filter((column) => column.constraints.unique).map((column) => indexOf(column.name)),
    personal: new Set([
      ...tab.columns.filter(isPersonal).map((column) => column.name),
      ...Object.values(tab.waiver ?? {}),
    ]),
    context,
    problem: problemMaker(severityOf),
  };
}

function compileRule(rule: Rule, indexOf: IndexOf, columnOf: ColumnOf): RowCheck {
  switch (rule.rule) {
    case 'not-above':
      return notAbove(rule, indexOf);
    case 'compare':
      return compare(rule, indexOf);
    case 'sum':
      return sum(rule, indexOf);
    case 'percentage':
      return percentage(rule, indexOf);
    case 'attainable':
      return attainable(rule, indexOf);
    case 'zero-target':
      return zeroTarget(rule, indexOf);
    case 'date-order':
      return dateOrder(rule, indexOf, columnOf);
    case 'exclusive':
      return exclusive(rule, indexOf, columnOf);
    case 'required-when':
      return requiredWhen(rule, indexOf, columnOf);
    case 'identity-birth':
      return identityBirth(rule, indexOf);
    case 'growth':
      return growth(rule, indexOf);
  }
}

/** A rule that sets its own severity tells it with every problem. */
function withSeverity(severity: Severity | undefined, check: RowCheck): RowCheck {
  if (severity === undefined) return check;
  let told: Report;
  const own: Report = (code, columns, params) => told(code, columns, params, severity);
  return (cells, report, row) => {
    told = report;
    check(cells, own, row);
  };
}

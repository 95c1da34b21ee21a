/** A measure reads columns by name: a template that asks for it must have them, and staff must fill them. */
import { type Path, repeated } from '../faults.ts';
import {
  CHILD_COLUMNS,
  MOTHER_COLUMNS,
  PAUD_COLUMNS,
  TYPED_CHILD_COLUMNS,
  TYPED_MOTHER_COLUMNS,
} from '../form-measures/cadre-rows.ts';
import { REPORT_COLUMNS } from '../form-measures/report.ts';
import type { Add } from './column-faults.ts';
import type { MeasureOf, MeasureSpec } from './measure-schema.ts';
import { type Column, isNumeric, type Tab, type Template } from './schema.ts';

/** A part of a measure that names a tab, with the columns that it reads there; figures among them. */
interface Part {
  path: Path;
  tab: string | undefined;
  entries: readonly string[];
  figures?: readonly string[];
}

/** Both come to the same figures, by the same names. */
const figuresOf = ({ measure }: MeasureSpec): string =>
  measure.startsWith('convergence-of-') ? 'convergence' : measure;

export function measureFaults({ measures, tabs }: Template, add: Add): void {
  for (const { text, at } of repeated(measures, figuresOf))
    add(['measures', at[1]!], `the figures of "${text}" are taken twice`, 'keep one of them');
  measures.forEach((spec, index) => {
    const base: Path = ['measures', index];
    for (const part of partsOf(spec)) partFaults(spec, { ...part, path: [...base, ...part.path] }, tabs, add);
    const tab = 'tab' in spec ? tabs.find(({ name }) => name === spec.tab) : undefined;
    if (tab === undefined) return;
    if (spec.measure === 'growth' && !tab.rules.some(({ rule }) => rule === 'growth'))
      add(
        [...base, 'tab'],
        `tab "${tab.name}" has no rule "growth"`,
        'add one, which names its columns, or leave the measure out',
      );
    if (spec.measure === 'assessment') assessmentFaults(spec, tab, base, add);
  });
}

function partsOf(spec: MeasureSpec): Part[] {
  switch (spec.measure) {
    case 'convergence-of-months':
      return [
        { path: ['mothers'], tab: spec.mothers, entries: MOTHER_COLUMNS },
        { path: ['children'], tab: spec.children, entries: CHILD_COLUMNS },
        { path: ['paud'], tab: spec.paud, entries: PAUD_COLUMNS },
      ];
    case 'convergence-of-quarter':
      return [
        { path: ['mothers'], tab: spec.mothers, entries: TYPED_MOTHER_COLUMNS },
        { path: ['children'], tab: spec.children, entries: TYPED_CHILD_COLUMNS },
        { path: ['report', 'people'], tab: spec.report?.people, entries: REPORT_COLUMNS.people },
        { path: ['report', 'services'], tab: spec.report?.services, entries: REPORT_COLUMNS.services },
      ];
    case 'growth':
      return [{ path: ['tab'], tab: spec.tab, entries: [] }];
    case 'assessment': {
      const entries = [spec.score, ...(spec.band === undefined ? [] : [spec.band])];
      return [{ path: ['tab'], tab: spec.tab, entries, figures: [spec.score] }];
    }
    case 'competition': {
      const others = [spec.rank, spec.completeness].filter((name) => name !== undefined);
      const figures = [...spec.criteria.map(({ column }) => column), ...others];
      return [{ path: ['tab'], tab: spec.tab, entries: figures, figures }];
    }
    case 'lokus': {
      const figures = [spec.targetYear, ...spec.criteria.map(({ column }) => column)];
      return [{ path: ['tab'], tab: spec.tab, entries: [spec.chosen, ...figures], figures }];
    }
  }
}

function partFaults(spec: MeasureSpec, part: Part, tabs: readonly Tab[], add: Add): void {
  if (part.tab === undefined) return;
  const tab = tabs.find(({ name }) => name === part.tab);
  if (tab === undefined) {
    const known = tabs.map(({ name }) => name).join(', ');
    add(part.path, `"${part.tab}" is not a tab of this template`, `choose one of ${known}`);
    return;
  }
  const entries = new Map(
    tab.columns.filter(({ entry }) => entry).map((column): [string, Column] => [column.name, column]),
  );
  const missing = part.entries.filter((name) => !entries.has(name));
  if (missing.length > 0)
    add(
      part.path,
      `tab "${tab.name}" lacks what "${spec.measure}" reads: ${missing.join(', ')}`,
      'add these columns with "entry": true, or leave the measure out',
    );
  const texts = (part.figures ?? []).filter((name) => entries.has(name) && !isNumeric(entries.get(name)!));
  if (texts.length > 0)
    add(
      part.path,
      `"${spec.measure}" reads figures, and these columns of tab "${tab.name}" hold none: ${texts.join(', ')}`,
      'name columns of type integer, number or percent',
    );
}

/** Weights are data of the template: an item without one would silently count for nothing. */
function assessmentFaults(spec: MeasureOf<'assessment'>, tab: Tab, base: Path, add: Add): void {
  if (tab.fixedRows.length === 0)
    add([...base, 'tab'], `tab "${tab.name}" has no fixed rows`, 'list the items with weight and maximum');
  for (const part of ['weight', 'maximum'] as const) {
    const without = tab.fixedRows.filter(({ cells }) => !(Number(cells[spec[part]]) > 0));
    if (without.length === 0) continue;
    const keys = without.map(({ cells }) => cells[tab.key]).join(', ');
    add(
      [...base, part],
      `rows of tab "${tab.name}" without a "${spec[part]}" above 0: ${keys}`,
      'give every fixed row one',
    );
  }
}

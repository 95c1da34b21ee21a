/** A form as the comparisons see it: whose it is, of which period, and the figures that its template compares. */
import type { Tab, Template } from '../template/schema.ts';
import type { Unit } from '../units.ts';
import type { Figures } from './figures.ts';

/** Where a form stands among the others. */
export interface Place {
  spreadsheetId: string;
  unit: Unit;
  /** Forms of one scheme ask for the same, year after year. */
  scheme: string;
  /** As the register writes it (core/period.ts). */
  period: string;
}

export interface Form extends Place {
  template: Template;
  figures: Figures;
}

/** The value of a figure: a number, null for "tidak ada sasaran", undefined where there is none or it cannot be read. */
export function figureOf(form: Form, tab: Tab, column: string, key: string): number | null | undefined {
  return form.figures[tab.name]?.[column]?.[key];
}

/** Keys of all rows for which the form has figures in a column. */
export function keysOf(form: Form, tab: Tab, column: string): string[] {
  return Object.keys(form.figures[tab.name]?.[column] ?? {});
}

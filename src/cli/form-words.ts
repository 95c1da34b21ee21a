/** What staff call the tabs and columns of a form; the name itself where the form has none of it. */
import type { Template } from '../core/template/schema.ts';

export const titleIn = ({ tabs }: Template, tab: string): string =>
  tabs.find(({ name }) => name === tab)?.title.id ?? tab;

export const labelIn = ({ tabs }: Template, tab: string, column: string): string =>
  tabs.find(({ name }) => name === tab)?.columns.find(({ name }) => name === column)?.label.id ?? column;

/** Conditional format rules. */
import type { ConditionalRule, GridRange, Tab } from '../book/model.ts';
import { normalColors } from '../cells/colors.ts';
import { invalid } from '../errors.ts';
import { areaOf, type Change, type Handler, type Payload, tabOf } from './change.ts';

function read(change: Change, given: unknown): { rule: ConditionalRule; tab: Tab } {
  const source = (given ?? {}) as Payload;
  const ranges = ((source.ranges ?? []) as Partial<GridRange>[]).map((range) =>
    areaOf(change.book, range, 'rule.ranges'),
  );
  const tab = ranges[0]?.tab;
  if (!tab) throw invalid('rule.ranges is required');
  if (ranges.some((range) => range.tab !== tab)) throw invalid('All ranges must be on the same sheet.');
  if (!source.booleanRule === !source.gradientRule)
    throw invalid('One of booleanRule and gradientRule is required.');
  const condition = (source.booleanRule as Payload | undefined)?.condition as Payload | undefined;
  if (source.booleanRule && typeof condition?.type !== 'string')
    throw invalid('booleanRule.condition.type is required');
  return {
    rule: {
      ...normalColors(structuredClone(source)),
      ranges: ranges.map(({ range }) => range),
    } as ConditionalRule,
    tab,
  };
}

export const addConditionalFormatRule: Handler = (change, payload) => {
  const { rule, tab } = read(change, payload.rule);
  const index = Number(payload.index ?? 0);
  if (index < 0 || index > tab.conditionalFormats.length) throw invalid(`Invalid index: ${index}`);
  tab.conditionalFormats.splice(index, 0, rule);
  change.draft.touch(tab);
  return undefined;
};

function at(tab: Tab, given: unknown): number {
  const index = Number(given ?? 0);
  if (!tab.conditionalFormats[index])
    throw invalid(`No conditional format on sheet: ${tab.sheetId} at index: ${index}`);
  return index;
}

export const deleteConditionalFormatRule: Handler = (change, payload) => {
  const tab = tabOf(change.book, payload.sheetId);
  const [rule] = tab.conditionalFormats.splice(at(tab, payload.index), 1);
  change.draft.touch(tab);
  return { rule };
};

export const updateConditionalFormatRule: Handler = (change, payload) => {
  const given = payload.rule === undefined ? undefined : read(change, payload.rule);
  const tab = given?.tab ?? tabOf(change.book, payload.sheetId);
  const index = at(tab, payload.index);
  const oldRule = tab.conditionalFormats[index]!;
  if (given) tab.conditionalFormats[index] = given.rule;
  else {
    tab.conditionalFormats.splice(index, 1);
    tab.conditionalFormats.splice(Number(payload.newIndex ?? 0), 0, oldRule);
  }
  change.draft.touch(tab);
  return {
    ...(given ? { newRule: given.rule } : { newIndex: Number(payload.newIndex ?? 0), newRule: oldRule }),
    oldRule,
    oldIndex: index,
  };
};

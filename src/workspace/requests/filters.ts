/** The basic filter of a tab, and outline groups. */
import type { GridRange, Json, Tab } from '../book/model.ts';
import { invalid } from '../errors.ts';
import { areaOf, type Handler, type Payload, tabOf } from './change.ts';
import { stretchOf } from './dimensions.ts';

export const setBasicFilter: Handler = (change, payload) => {
  const filter = (payload.filter ?? {}) as Json & { range?: Partial<GridRange> };
  const { tab, box } = areaOf(change.book, filter.range ?? {}, 'filter.range');
  // A filter has its bounds, also where it was asked for without.
  const range: GridRange = {
    sheetId: tab.sheetId,
    startRowIndex: box.top,
    endRowIndex: box.bottom,
    startColumnIndex: box.left,
    endColumnIndex: box.right,
  };
  tab.basicFilter = { ...structuredClone(filter), range };
  change.draft.touch(tab);
  return undefined;
};

export const clearBasicFilter: Handler = (change, payload) => {
  const tab = tabOf(change.book, payload.sheetId);
  if (tab.basicFilter) {
    delete tab.basicFilter;
    change.draft.touch(tab);
  }
  return undefined;
};

const groupsOf = (dimension: string): 'rowGroups' | 'columnGroups' =>
  dimension === 'ROWS' ? 'rowGroups' : 'columnGroups';

const json = (tab: Tab, dimension: string): Payload[] =>
  tab[groupsOf(dimension)].map(({ start, end, depth }) => ({
    range: {
      ...(tab.sheetId === 0 ? {} : { sheetId: tab.sheetId }),
      dimension,
      startIndex: start,
      endIndex: end,
    },
    depth,
  }));

export const addDimensionGroup: Handler = (change, payload) => {
  const { tab, dimension, start, end } = stretchOf(change, payload.range);
  const groups = tab[groupsOf(dimension)];
  const around = groups.filter((group) => group.start <= start && group.end >= end);
  const depth = Math.max(0, ...around.map((group) => group.depth)) + 1;
  if (depth > 8) throw invalid('A group cannot be nested more than 8 levels deep.');
  groups.push({ start, end, depth });
  // Stays when the group goes.
  tab.extra.grid[dimension === 'ROWS' ? 'rowGroupControlAfter' : 'columnGroupControlAfter'] = true;
  change.draft.touch(tab);
  return { dimensionGroups: json(tab, dimension) };
};

export const deleteDimensionGroup: Handler = (change, payload) => {
  const { tab, dimension, start, end } = stretchOf(change, payload.range);
  const groups = tab[groupsOf(dimension)];
  const deepest = groups
    .filter((group) => group.start < end && group.end > start)
    .sort((a, b) => b.depth - a.depth)[0];
  if (!deepest) throw invalid('There is no group at the specified range.');
  groups.splice(groups.indexOf(deepest), 1);
  change.draft.touch(tab);
  const left = json(tab, dimension);
  return left.length > 0 ? { dimensionGroups: left } : {};
};

/** Protected ranges. */
import type { Book, GridRange, ProtectedRange, Tab } from '../book/model.ts';
import { mayEditProtected, PROTECTED_MESSAGE, protectedArea } from '../book/protection.ts';
import { readRange } from '../book/ranges.ts';
import { invalid } from '../errors.ts';
import { newNumber } from '../ids.ts';
import { update } from '../mask.ts';
import { protectedRangeJson } from '../sheets/describe.ts';
import { areaOf, type Change, fieldsOf, type Handler, type Payload, tabOf } from './change.ts';

const all = (book: Book): ProtectedRange[] => book.tabs.flatMap((tab) => tab.protectedRanges);

/** What a client may set. Whoever makes or changes a protection stays among its editors, as Google has it. */
function read(
  book: Book,
  given: Payload,
  id: number,
  creator: string,
): { protection: ProtectedRange; tab: Tab } {
  const protection: ProtectedRange = { protectedRangeId: id };
  if (given.range) protection.range = areaOf(book, given.range, 'protectedRange.range').range;
  else if (typeof given.namedRangeId === 'string') protection.namedRangeId = given.namedRangeId;
  else throw invalid('protectedRange.range or namedRangeId is required');
  if (typeof given.description === 'string' && given.description !== '')
    protection.description = given.description;
  if (given.warningOnly === true) protection.warningOnly = true;
  const editors = given.editors as ProtectedRange['editors'] | undefined;
  if (editors && protection.warningOnly && (editors.users?.length || editors.groups?.length))
    throw invalid('Editors are not supported with warningOnly protection.');
  if (editors && !protection.warningOnly) {
    const users = [...new Set([...(editors.users ?? []), creator])];
    protection.editors = { ...editors, users };
  }
  const area = protectedArea(book, protection);
  if (!area) throw invalid(`No named range with id: ${protection.namedRangeId}`);
  const holes = (given.unprotectedRanges ?? []) as Partial<GridRange>[];
  if (holes.length > 0) {
    const { sheetId: _id, ...bounds } = area;
    if (Object.keys(bounds).length > 0)
      throw invalid('unprotectedRanges are only supported on protected sheets.');
    protection.unprotectedRanges = holes.map(readRange);
  }
  return { protection, tab: tabOf(book, area.sheetId) };
}

export const addProtectedRange: Handler = (change, payload) => {
  const given = (payload.protectedRange ?? {}) as Payload;
  const taken = (id: number) => all(change.book).some(({ protectedRangeId }) => protectedRangeId === id);
  const asked = given.protectedRangeId;
  if (typeof asked === 'number' && taken(asked))
    throw invalid(`A protected range with id ${asked} already exists.`);
  const id = typeof asked === 'number' && asked > 0 ? asked : newNumber(taken);
  const { protection, tab } = read(change.book, given, id, change.editor.email);
  tab.protectedRanges.push(protection);
  change.draft.touch(tab);
  return { protectedRange: protectedRangeJson(protection, change.editor) };
};

function find(change: Change, id: unknown): { protection: ProtectedRange; tab: Tab } {
  for (const tab of change.book.tabs) {
    const protection = tab.protectedRanges.find(({ protectedRangeId }) => protectedRangeId === Number(id));
    if (!protection) continue;
    if (!mayEditProtected({ ...protection, warningOnly: false }, change.editor))
      throw invalid(PROTECTED_MESSAGE);
    return { protection, tab };
  }
  throw invalid(`No protected range with id: ${String(id)}`);
}

export const updateProtectedRange: Handler = (change, payload) => {
  const given = (payload.protectedRange ?? {}) as Payload;
  const { protection, tab } = find(change, given.protectedRangeId);
  const next: Payload = { ...protection };
  update(next, given, fieldsOf(payload));
  const read_ = read(change.book, next, protection.protectedRangeId, change.editor.email);
  tab.protectedRanges.splice(tab.protectedRanges.indexOf(protection), 1);
  read_.tab.protectedRanges.push(read_.protection);
  change.draft.touch();
  return undefined;
};

export const deleteProtectedRange: Handler = (change, payload) => {
  const { protection, tab } = find(change, payload.protectedRangeId);
  tab.protectedRanges.splice(tab.protectedRanges.indexOf(protection), 1);
  change.draft.touch(tab);
  return undefined;
};

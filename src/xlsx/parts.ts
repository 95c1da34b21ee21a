/** The parts of a workbook and how they belong together (ECMA-376 part 1, 18; part 2, Open Packaging Conventions). */
import path from 'node:path/posix';
import { listArchive, type Packed, unpack } from './unzip.ts';
import { attribute, children, nextTag, PartError, partText, rootOf, unescaped } from './xml.ts';

export interface Parts {
  entries: Packed[];
  /** The part that lists the tabs. */
  workbook: string;
  /** Tabs in the order of the workbook. */
  sheets: { title: string; sheetId: string; part: string }[];
  styles: string | undefined;
  calcChain: string | undefined;
  /** The package carries a digital signature, which any change breaks. */
  isSigned: boolean;
}

/** @throws ArchiveError, PartError: what is no workbook. */
export function readParts(bytes: Uint8Array): Parts {
  const entries = listArchive(bytes);
  const workbook = target(entries, '', '/officeDocument');
  if (workbook === undefined) throw new PartError('has no workbook in it');
  const relations = relationsOf(entries, workbook);
  const xml = partText(unpack(entryNamed(entries, workbook)));
  const { tag, prefix } = rootOf(xml, 'workbook');
  const list = [...children(xml, tag)].find(({ name }) => name === `${prefix}sheets`);
  const sheets = [...(list ? children(xml, list) : [])].map((sheet) => {
    const text = xml.slice(sheet.start, sheet.end);
    const id = attribute(text, '\\w+:id');
    const relation = relations.find((one) => one.id === id);
    if (relation === undefined) throw new PartError('names a tab that it does not have');
    return {
      title: unescaped(attribute(text, 'name') ?? ''),
      sheetId: attribute(text, 'sheetId') ?? '',
      part: relation.target,
    };
  });
  const ofKind = (kind: string) => relations.find(({ type }) => type.endsWith(kind))?.target;
  return {
    entries,
    workbook,
    sheets,
    styles: ofKind('/styles'),
    calcChain: ofKind('/calcChain'),
    isSigned: entries.some(({ name }) => name.startsWith('_xmlsignatures/')),
  };
}

/** Names of parts are compared without regard to case. */
export function entryNamed(entries: readonly Packed[], name: string): Packed {
  const found = entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new PartError(`lacks ${name}`);
  return found;
}

/** Where the relationships of a part stand. */
export const relationsPart = (part: string): string =>
  path.join(path.dirname(part), '_rels', `${path.basename(part)}.rels`);

interface Relation {
  id: string;
  type: string;
  /** Name of the part. */
  target: string;
}

function target(entries: readonly Packed[], part: string, kind: string): string | undefined {
  return relationsOf(entries, part).find(({ type }) => type.endsWith(kind))?.target;
}

function relationsOf(entries: readonly Packed[], part: string): Relation[] {
  const folder = path.dirname(part);
  const xml = partText(unpack(entryNamed(entries, relationsPart(part))));
  const relations: Relation[] = [];
  for (let tag = nextTag(xml, 0); tag !== undefined; tag = nextTag(xml, tag.end)) {
    const text = xml.slice(tag.start, tag.end);
    const to = attribute(text, 'Target');
    if (to === undefined || attribute(text, 'TargetMode') === 'External') continue;
    relations.push({
      id: attribute(text, 'Id') ?? '',
      type: attribute(text, 'Type') ?? '',
      target: path.join('.', to.startsWith('/') ? to.slice(1) : path.join(folder, unescaped(to))),
    });
  }
  return relations;
}

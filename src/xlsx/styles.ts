/** Adds colours to a workbook's styles: a fill, and a copy of the cell's own format with that fill. Nothing else. */
import { attribute, children, elementEnd, PartError, rootOf, type Tag, withAttribute } from './xml.ts';

export interface Styles {
  /** Index of the format of a cell, with another ground. @param ground `#rrggbb` @param base the cell's own format. */
  tinted(base: number, ground: string): number;
  /** Index of the format that was given one of these grounds before; `base` itself where it was not. */
  untinted(base: number, grounds: readonly string[]): number;
  /** The part with what was added. */
  text(): string;
}

/** @throws PartError where a part lacks what every workbook has. */
export function addStyles(xml: string): Styles {
  const { tag: root, prefix } = rootOf(xml, 'styleSheet');
  const lists = [...children(xml, root)];
  const list = (name: string): Tag => {
    const found = lists.find((tag) => tag.name === prefix + name);
    if (found === undefined || found.kind !== 'open') throw new PartError(`has no ${name}`);
    return found;
  };
  const [fills, formats] = [list('fills'), list('cellXfs')];
  const items = (of: Tag) => [...children(xml, of)].map((tag) => xml.slice(tag.start, elementEnd(xml, tag)));
  const [ownFills, ownFormats] = [items(fills), items(formats)];
  const newFills: string[] = [];
  const newFormats: string[] = [];
  /** Index of an item, which is added where there is none like it. */
  const indexOf = (item: string, own: readonly string[], added: string[]): number => {
    const at = own.indexOf(item);
    if (at >= 0) return at;
    const other = added.indexOf(item);
    return own.length + (other >= 0 ? other : added.push(item) - 1);
  };
  const formatOf = (index: number): string => {
    const format = ownFormats[index];
    if (format === undefined) throw new PartError(`has no format ${index}, which a cell names`);
    return format;
  };
  const made = new Map<string, number>();
  const plain = new Map<number, number>();

  return {
    tinted(base, ground) {
      const key = `${base} ${ground}`;
      let index = made.get(key);
      if (index === undefined) {
        const fill = indexOf(fillText(prefix, ground), ownFills, newFills);
        index = indexOf(withFill(formatOf(base), fill), ownFormats, newFormats);
        made.set(key, index);
      }
      return index;
    },
    untinted(base, grounds) {
      let index = plain.get(base);
      if (index === undefined) {
        const format = formatOf(base);
        const fill = Number(attribute(format.slice(0, format.indexOf('>') + 1), 'fillId') ?? 0);
        const ours = grounds.some((ground) => ownFills[fill] === fillText(prefix, ground));
        const before = ours
          ? ownFormats.findIndex((own) => own !== format && withFill(own, fill) === format)
          : -1;
        index = before < 0 ? base : before;
        plain.set(base, index);
      }
      return index;
    },
    text() {
      const insertions = [
        { list: fills, added: newFills },
        { list: formats, added: newFormats },
      ].sort((a, b) => b.list.start - a.list.start);
      let text = xml;
      for (const { list: tag, added } of insertions) {
        if (added.length === 0) continue;
        const end = elementEnd(xml, tag);
        const close = text.lastIndexOf('</', end - 1);
        text = text.slice(0, close) + added.join('') + text.slice(close);
        const open = text.slice(tag.start, tag.end);
        const count = attribute(open, 'count');
        if (count === undefined) continue;
        const told = withAttribute(open, 'count', String(Number(count) + added.length));
        text = text.slice(0, tag.start) + told + text.slice(tag.end);
      }
      return text;
    },
  };
}

function fillText(p: string, ground: string): string {
  const colour = `FF${ground.slice(1).toUpperCase()}`;
  return `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;
}

function withFill(format: string, fill: number): string {
  const end = format.indexOf('>') + 1;
  const tag = withAttribute(withAttribute(format.slice(0, end), 'fillId', String(fill)), 'applyFill', '1');
  return tag + format.slice(end);
}

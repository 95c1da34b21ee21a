/** The order in which formulas are calculated (ECMA-376 part 1, 18.6): a cell in it must hold a formula. */
import { attribute, children, rootOf } from './xml.ts';

/** The part without some cells of a tab. @param sheetId as workbook.xml numbers the tab. */
export function withoutCells(xml: string, sheetId: string, cells: ReadonlySet<string>): string {
  const { tag: root } = rootOf(xml, 'calcChain');
  const out: string[] = [];
  let copied = 0;
  let tab: string | undefined;
  // A cell that does not name its tab stands in that of the one before, which may be gone.
  let written: string | undefined;
  for (const { start, end } of children(xml, root)) {
    const text = xml.slice(start, end);
    const own = attribute(text, 'i');
    tab = own ?? tab;
    out.push(xml.slice(copied, start));
    copied = end;
    if (tab === sheetId && cells.has(attribute(text, 'r') ?? '')) continue;
    out.push(own === undefined && tab !== written ? text.replace(/\s*\/?>$/, ` i="${tab}"/>`) : text);
    written = tab;
  }
  return out.join('') + xml.slice(copied);
}

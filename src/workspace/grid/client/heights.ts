/** Heights of rows: as set, and as high as wrapped text needs in rows that were loaded. */
import type { RowDefinition } from './revogrid.ts';
import type { Sheet } from './sheet.ts';

const PLAIN = 26;
const LINE = 18;
/** No row is higher, else one long text would fill a phone's screen. */
const MAX = 220;

const ruler = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

function widthOf(text: string, bold: boolean, size: string): number {
  const key = `${bold ? 'b' : ''}${size} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (ruler) ruler.font = `${bold ? '700' : '400'} ${size} system-ui, sans-serif`;
    width = ruler?.measureText(text).width ?? text.length * 7;
    if (widths.size > 20_000) widths.clear();
    widths.set(key, width);
  }
  return width;
}

/** Lines that a paragraph takes: words go to the next line whole, longer ones than a line are broken. */
function linesOf(text: string, bold: boolean, size: string, room: number): number {
  const space = widthOf(' ', bold, size);
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    const width = widthOf(word, bold, size) * 1.02;
    if (used > 0 && used + space + width > room) {
      lines++;
      used = 0;
    }
    used += (used > 0 ? space : 0) + width;
    while (used > room) {
      lines++;
      used -= room;
    }
  }
  return lines;
}

export function heights(sheet: Sheet): RowDefinition[] {
  const needed = new Map<number, number>();
  for (const row of sheet.loadedRows()) {
    for (let column = 0; column < sheet.tab.columns; column++) {
      const cell = sheet.peek(row, column);
      if (!cell) continue;
      const size = cell.css['font-size'] ?? '13px';
      const scale = Number.parseFloat(size) / 13;
      const room = (sheet.tab.widths[column] ?? 100) - 12;
      let lines = 1;
      if (cell.css['white-space'] && cell.t !== '') {
        const bold = cell.css['font-weight'] === '700';
        lines = cell.t
          .split('\n')
          .reduce((sum, part) => sum + linesOf(part, bold, size, Math.max(20, room)), 0);
      }
      const height = Math.ceil(lines * LINE * scale) + 8;
      if (height > (needed.get(row) ?? PLAIN)) needed.set(row, Math.min(MAX, height));
    }
  }
  const out: RowDefinition[] = [];
  for (const type of ['rowPinStart', 'rgRow'] as const) {
    for (const [index, { r }] of sheet.rowsOf(type).entries()) {
      const set = sheet.tab.heights[r];
      const size = Math.max(set ?? 0, needed.get(r) ?? 0, set === undefined ? PLAIN : 18);
      if (size !== PLAIN) out.push({ type, index, size });
    }
  }
  return out;
}

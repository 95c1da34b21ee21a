/** Copying and pasting in the grid. Within the page formulas and formats go along; from outside, texts. */
import type { Change } from './blocks.ts';
import { fromHtml, fromText, toText } from './clipboard.ts';
import type { Sheet } from './sheet.ts';
import type { Area } from './types.ts';

/** Cells of one paste. */
const MAX_CELLS = 200_000;

interface Host {
  grid: HTMLElement;
  sheet(): Sheet;
  selection(): Area | undefined;
  type(changes: Change[]): Promise<boolean>;
  copy(from: Area, to: Area): Promise<boolean>;
  on<T>(name: string, run: (event: CustomEvent<T>) => void): void;
}

export function clipboard(host: Host): void {
  let last: { text: string; area: Area; tab: number } | undefined;

  host.on<{ event: DataTransfer; data?: unknown }>('beforecopyapply', (event) => {
    event.preventDefault();
    const area = host.selection();
    if (!area) return;
    const sheet = host.sheet();
    const block = visible(sheet, area).rows.map((row) =>
      visible(sheet, area).columns.map((column) => sheet.peek(row, column)?.t ?? ''),
    );
    const text = toText(block);
    event.detail.event.setData('text/plain', text);
    last = { text, area, tab: sheet.tab.id };
  });

  host.on<{ event: ClipboardEvent }>('beforepaste', (event) => {
    event.preventDefault();
    const paste = event.detail.event;
    paste.preventDefault();
    const at = host.selection();
    const data = paste.clipboardData;
    if (!at || !data) return;
    const text = data.getData('text/plain');
    const sheet = host.sheet();
    if (last && last.tab === sheet.tab.id && text === last.text) {
      const height = Math.max(at.bottom - at.top, last.area.bottom - last.area.top);
      const width = Math.max(at.right - at.left, last.area.right - last.area.left);
      void host.copy(last.area, {
        top: at.top,
        left: at.left,
        bottom: at.top + height,
        right: at.left + width,
      });
      return;
    }
    const html = data.getData('text/html');
    const block = (html !== '' ? fromHtml(html) : undefined) ?? fromText(text);
    void host.type(changesOf(sheet, at, block).slice(0, MAX_CELLS));
  });
}

/** The lines of an area that are in sight. */
function visible(sheet: Sheet, area: Area): { rows: number[]; columns: number[] } {
  const rows = [...sheet.top, ...sheet.body]
    .map(({ r }) => r)
    .filter((r) => r >= area.top && r < area.bottom);
  const columns = [...sheet.pinned, ...sheet.free].filter((c) => c >= area.left && c < area.right);
  return { rows, columns };
}

/** One pasted cell fills the whole selection; a block is laid from its corner over the rows and columns in sight. */
function changesOf(sheet: Sheet, at: Area, block: string[][]): Change[] {
  const single = block.length === 1 && block[0]!.length === 1;
  if (single) {
    const { rows, columns } = visible(sheet, at);
    return rows.flatMap((row) => columns.map((column) => ({ row, column, text: block[0]![0]! })));
  }
  const rows = [...sheet.top, ...sheet.body].map(({ r }) => r).filter((r) => r >= at.top);
  const columns = [...sheet.pinned, ...sheet.free].sort((a, b) => a - b).filter((c) => c >= at.left);
  const beyond = (list: number[], end: number, index: number) => list[index] ?? end + index - list.length;
  return block.flatMap((line, r) =>
    line.map((text, c) => ({
      row: beyond(rows, sheet.tab.rows, r),
      column: beyond(columns, sheet.tab.columns, c),
      text,
    })),
  );
}

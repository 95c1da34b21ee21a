/** The line above the grid: which cell has the focus, what was typed into it, its note. On a phone one types here. */
import type { Change } from './blocks.ts';
import { address } from './places.ts';
import type { Sheet } from './sheet.ts';
import type { Area } from './types.ts';

interface Host {
  sheet(): Sheet;
  focus(): { row: number; column: number } | undefined;
  selection(): Area | undefined;
  type(changes: Change[]): Promise<boolean>;
  tellLocked(row: number, column: number): void;
}

export function formulaBar(host: Host): { show(): void } {
  const element = (id: string) => document.getElementById(id)!;
  const content = element('content') as HTMLTextAreaElement;

  content.addEventListener('keydown', (event) => {
    event.stopPropagation();
    const focus = host.focus();
    if (event.key === 'Escape') {
      content.value = focus ? host.sheet().typed(focus.row, focus.column) : '';
      content.blur();
    }
    if (event.key !== 'Enter' || event.altKey || !focus) return;
    event.preventDefault();
    const { row, column } = focus;
    if (content.readOnly) host.tellLocked(row, column);
    else if (content.value !== host.sheet().typed(row, column))
      void host.type([{ row, column, text: content.value }]);
    content.blur();
  });
  // The grid listens on the document, and lets the focus go when the pointer is pressed elsewhere.
  for (const type of ['keyup', 'copy', 'cut', 'paste', 'mousedown', 'mouseup'])
    content.addEventListener(type, (event) => event.stopPropagation());

  return {
    show() {
      const focus = host.focus();
      if (!focus) return;
      const { row, column } = focus;
      const sheet = host.sheet();
      const cell = sheet.peek(row, column);
      const area = host.selection();
      const many = area && (area.bottom - area.top > 1 || area.right - area.left > 1);
      element('address').textContent = many
        ? `${address(area.top, area.left)}:${address(area.bottom - 1, area.right - 1)}`
        : address(row, column);
      content.disabled = false;
      content.readOnly = !sheet.book.canWrite || sheet.lock(row, column)?.kind === 'locked';
      if (document.activeElement !== content) content.value = sheet.typed(row, column);
      const note = element('note-line');
      note.textContent = [cell?.n, cell?.r].filter(Boolean).join(' · ');
      note.hidden = note.textContent === '';
    },
  };
}

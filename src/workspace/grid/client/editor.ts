/** Typing into a cell: a text field that grows with its lines, a list where a drop-down is. */
import type { Editor, H, VNode } from './revogrid.ts';
import type { Drawn } from './sheet.ts';

export interface Opening {
  cell: Drawn | undefined;
  /** What the editor begins with. */
  text: string;
  /** The person typed a character, which takes the place of what stood there. */
  typed: boolean;
}

interface Host {
  /** What the cell at hand holds. */
  opening(): Opening;
  /** The field is there and has the focus. */
  opened(editor: CellEditor): void;
  closed(editor: CellEditor): void;
}

type Field = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;
type Save = (value: string, preventFocus?: boolean) => void;
type Close = (focusNext?: boolean) => void;

/** An editor for the grid component. */
export function editorFor(host: Host) {
  return (_column: unknown, save: Save, close: Close): Editor => new CellEditor(host, save, close);
}

export class CellEditor implements Editor {
  element: Element | null = null;
  readonly #host: Host;
  readonly #opening: Opening;
  readonly #save: Save;
  readonly #close: Close;
  #field: Field | undefined;
  #drawn = false;
  /** What was typed to find a choice. */
  #sought = '';
  /** What was typed so far: the component draws the editor again when others' edits come. */
  #typed: string | undefined;

  constructor(host: Host, save: Save, close: Close) {
    this.#host = host;
    this.#opening = host.opening();
    if (this.#opening.typed) this.#sought = this.#opening.text.toLowerCase();
    this.#save = save;
    this.#close = close;
  }

  render(h: H): VNode {
    const { cell, typed } = this.#opening;
    const text = this.#typed ?? this.#opening.text;
    const common = {
      class: 'field',
      ref: (element: HTMLElement | undefined) => {
        this.#field = element as Field | undefined;
      },
      onKeyDown: (event: KeyboardEvent) => this.#key(event),
      onInput: () => {
        this.#typed = this.#field?.value;
      },
    };
    const list = cell?.list;
    if (list?.strict) {
      const first = typed ? list.list.find((one) => one.toLowerCase().startsWith(text.toLowerCase())) : text;
      const options = ['', ...list.list].map((one) =>
        h('option', { value: one, selected: one === (first ?? '') }, one === '' ? '—' : one),
      );
      return h(
        'select',
        { ...common, size: Math.min(8, options.length), onClick: () => this.#choose() },
        options,
      );
    }
    if (list) {
      const options = list.list.map((one) => h('option', { value: one }));
      return h('div', { class: 'choosing' }, [
        h('input', { ...common, type: 'text', value: text, list: 'cell-choices' }),
        h('datalist', { id: 'cell-choices' }, options),
      ]);
    }
    return h('textarea', {
      ...common,
      value: text,
      rows: Math.min(8, text.split('\n').length),
      spellcheck: false,
    });
  }

  componentDidRender(): void {
    const field = this.#field;
    if (field === undefined || this.#drawn) return;
    this.#drawn = true;
    field.focus({ preventScroll: true });
    setTimeout(() => {
      field.focus({ preventScroll: true });
      if (field instanceof HTMLTextAreaElement) {
        this.#grow(field);
        field.addEventListener('input', () => this.#grow(field));
        field.setSelectionRange(field.value.length, field.value.length);
      }
      this.#host.opened(this);
    });
  }

  /** Text at the cursor; in a list the first choice that begins so. */
  insert(text: string): void {
    const field = this.#field;
    if (field === undefined) return;
    if (field instanceof HTMLSelectElement) {
      this.#sought += text.toLowerCase();
      const found = [...field.options].find(({ value }) => value.toLowerCase().startsWith(this.#sought));
      if (found) field.value = found.value;
    } else {
      field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    }
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }

  press(event: KeyboardEvent): void {
    const field = this.#field;
    if (event.key === 'Backspace' && field && !(field instanceof HTMLSelectElement)) {
      const end = field.selectionEnd ?? 0;
      field.setRangeText('', Math.min(field.selectionStart ?? 0, Math.max(0, end - 1)), end, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      field?.dispatchEvent(event);
    }
  }

  getValue(): string {
    return this.#field?.value ?? this.#opening.text;
  }

  beforeDisconnect(): void {
    this.#host.closed(this);
    this.#field?.blur();
  }

  /** A click on a choice takes it and leaves the focus where it is. */
  #choose(): void {
    this.#save(this.getValue(), true);
    this.#close(false);
  }

  #grow(field: HTMLTextAreaElement): void {
    field.style.height = 'auto';
    field.style.height = `${Math.min(240, field.scrollHeight + 2)}px`;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      this.#close(false);
      event.stopPropagation();
      return;
    }
    // Alt+Enter is a new line in the cell.
    if (event.key === 'Enter' && event.altKey && this.#field instanceof HTMLTextAreaElement) {
      this.#field.setRangeText('\n', this.#field.selectionStart, this.#field.selectionEnd, 'end');
      this.#grow(this.#field);
      event.preventDefault();
      return;
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return;
    // Tab goes on to the component, which moves the focus to the right.
    if (event.key === 'Enter') event.preventDefault();
    const value = this.getValue();
    this.beforeDisconnect();
    this.#save(value, event.key === 'Tab');
  }
}

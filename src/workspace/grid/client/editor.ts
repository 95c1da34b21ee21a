/** Typing into a cell: a text field that grows with its lines, a list where a drop-down is. */
import type { Editor, H, VNode } from './revogrid.ts';
import type { Drawn } from './sheet.ts';

export interface Opening {
  cell: Drawn | undefined;
  /** What the editor begins with. */
  text: string;
  /** The person typed a character, which takes the place of what stood there. */
  typed: boolean;
  /** The field is not there yet. */
  waiting: boolean;
  /** Enter or Tab that came before the field was there. */
  queued?: 'Enter' | 'Tab';
}

type Field = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;
type Save = (value: string, preventFocus?: boolean) => void;
type Close = (focusNext?: boolean) => void;

/** An editor for the grid component; `opening` says what the cell at hand holds. */
export function editorFor(opening: () => Opening) {
  return (_column: unknown, save: Save, close: Close): Editor => new CellEditor(opening(), save, close);
}

class CellEditor implements Editor {
  element: Element | null = null;
  /** Set by the component; `val` grows with characters typed before the field was there. */
  editCell?: { val?: string };
  readonly #opening: Opening;
  readonly #save: Save;
  readonly #close: Close;
  #field: Field | undefined;
  #drawn = false;
  /** What was typed so far: the component draws the editor again when others' edits come. */
  #typed: string | undefined;

  constructor(opening: Opening, save: Save, close: Close) {
    this.#opening = opening;
    this.#save = save;
    this.#close = close;
  }

  render(h: H): VNode {
    const { cell, typed } = this.#opening;
    const begun = typed ? (this.editCell?.val ?? this.#opening.text) : this.#opening.text;
    const text = this.#typed ?? begun;
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
      this.#opening.waiting = false;
      if (field instanceof HTMLTextAreaElement) {
        this.#grow(field);
        field.addEventListener('input', () => this.#grow(field));
        field.setSelectionRange(field.value.length, field.value.length);
      }
      const { queued } = this.#opening;
      if (queued)
        field.dispatchEvent(
          new KeyboardEvent('keydown', { key: queued, code: queued, bubbles: true, cancelable: true }),
        );
    });
  }

  /** Keys that came before the field had the focus. */
  appendPendingInput(value: string): boolean {
    if (this.#field === undefined || this.#field instanceof HTMLSelectElement) return false;
    this.#field.value += value;
    this.#typed = this.#field.value;
    this.#field.focus();
    return true;
  }

  getValue(): string {
    return this.#field?.value ?? this.#opening.text;
  }

  beforeDisconnect(): void {
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

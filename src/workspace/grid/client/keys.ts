/**
 * Keys in the order in which they were pressed. The grid component draws an editor and moves the focus some time after a
 * key; what is typed meanwhile belongs to the cell that is on its way, and is kept until it is there.
 */

/** Milliseconds that keys wait for what never comes. */
const PATIENCE = { editor: 3_000, focus: 3_000 };
type Awaited = keyof typeof PATIENCE;

/** Keys after which the focus is in another cell. */
const MOVES = new Set(['Tab', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
const KEPT = new Set([...MOVES, 'Backspace', 'Delete', 'Escape', 'F2']);

export interface Field {
  /** Puts text where the cursor is. */
  insert(text: string): void;
  /** As if the key had been pressed in it. */
  press(event: KeyboardEvent): void;
}

interface Acts {
  /** The field of the open editor. */
  field(): Field | undefined;
  /** Opens the editor of the cell in focus: with what stands in it, or with a character in its place. */
  edit(typed?: string): unknown;
  /** Whether there is a cell to which the key moves the focus. */
  moves(key: string, back: boolean): boolean;
  undo(): unknown;
  fillDown(): unknown;
}

export class Keys {
  readonly #acts: Acts;
  #awaited: { what: Awaited; timer: ReturnType<typeof setTimeout> } | undefined;
  #kept: KeyboardEvent[] = [];

  constructor(acts: Acts) {
    this.#acts = acts;
    // Before the component, which listens on the document too.
    document.addEventListener('keydown', (event) => this.#pressed(event), true);
  }

  /** Keys are kept from now on. */
  wait(what: Awaited): void {
    clearTimeout(this.#awaited?.timer);
    this.#awaited = { what, timer: setTimeout(() => this.arrived(what), PATIENCE[what]) };
  }

  /** What was kept is given on, as far as nothing new is waited for. */
  arrived(what: Awaited): void {
    if (this.#awaited?.what !== what) return;
    clearTimeout(this.#awaited.timer);
    this.#awaited = undefined;
    while (this.#awaited === undefined && this.#kept.length > 0) this.#giveOn(this.#kept.shift()!);
  }

  #pressed(event: KeyboardEvent): void {
    const at = event.target;
    const inCell = at instanceof Element && at.closest('revo-grid') !== null;
    if (!inCell && at instanceof Element && at.closest('input, textarea, select, dialog, button')) return;
    if (this.#keep(event) || (!this.#typing(at) && this.#command(event))) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!MOVES.has(event.key) || this.#staysIn(at, event)) return;
    if (this.#acts.moves(event.key, event.shiftKey)) this.wait('focus');
  }

  #keep(event: KeyboardEvent): boolean {
    if (this.#awaited === undefined || event.ctrlKey || event.metaKey || event.isComposing) return false;
    if (event.key.length !== 1 && !KEPT.has(event.key)) return false;
    this.#kept.push(event);
    return true;
  }

  #typing(at: EventTarget | null): boolean {
    return at instanceof Element && at.closest('input, textarea, select') !== null;
  }

  /** Arrows move the cursor of a field, with Shift the end of a selection; Alt+Enter is a new line. */
  #staysIn(at: EventTarget | null, event: KeyboardEvent): boolean {
    const arrow = event.key.startsWith('Arrow');
    return this.#typing(at) ? arrow || event.altKey : arrow && event.shiftKey;
  }

  #command(event: KeyboardEvent): boolean {
    const command = event.ctrlKey || event.metaKey;
    if (event.key === 'F2') this.#acts.edit();
    else if (command && event.key.toLowerCase() === 'z') this.#acts.undo();
    else if (command && event.key.toLowerCase() === 'd') this.#acts.fillDown();
    else return false;
    return true;
  }

  #giveOn(event: KeyboardEvent): void {
    const field = this.#acts.field();
    if (event.key.length === 1) {
      if (field) field.insert(event.key);
      else this.#acts.edit(event.key);
      return;
    }
    const { key, code, shiftKey, altKey } = event;
    const again = new KeyboardEvent('keydown', {
      key,
      code,
      shiftKey,
      altKey,
      bubbles: true,
      cancelable: true,
    });
    if (field) field.press(again);
    else document.body.dispatchEvent(again);
  }
}

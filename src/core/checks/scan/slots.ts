/** A few texts by length and first character, so that a text is compared with one of them only. */

/** A power of two. */
const SLOTS = 64;

/** Slot of a text that is not blank. */
export const slotOf = (text: string): number => (text.length * 7 + text.charCodeAt(0)) & (SLOTS - 1);

/** By slot, '' where there is none. Where two texts fall on one slot, the first has it. */
export function slotsOf(texts: Iterable<string>): string[] {
  const slots = new Array<string>(SLOTS).fill('');
  for (const text of texts) {
    if (text !== '' && slots[slotOf(text)] === '') slots[slotOf(text)] = text;
  }
  return slots;
}

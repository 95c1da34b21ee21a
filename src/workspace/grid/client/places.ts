/** Addresses and areas. */
import type { Area, Lock } from './types.ts';

export function letters(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}

export const address = (row: number, column: number): string => `${letters(column)}${row + 1}`;

const inside = (area: Area, row: number, column: number): boolean =>
  row >= area.top && row < area.bottom && column >= area.left && column < area.right;

/** What an area has beyond a part at one end of it, as a selection has that was drawn larger by its corner. */
export function outside(whole: Area, part: Area): Area {
  if (whole.bottom > part.bottom) return { ...whole, top: part.bottom };
  if (whole.top < part.top) return { ...whole, bottom: part.top };
  if (whole.right > part.right) return { ...whole, left: part.right };
  return { ...whole, right: part.left };
}

/** The lock on a cell: one that refuses before one that only warns. */
export function lockAt(locks: readonly Lock[], row: number, column: number): Lock | undefined {
  let found: Lock | undefined;
  for (const lock of locks) {
    if (!inside(lock.area, row, column)) continue;
    if (lock.open.some((open) => inside(open, row, column))) continue;
    if (lock.kind === 'locked') return lock;
    found = lock;
  }
  return found;
}

/** `{name}` in a sentence becomes the value. */
export const fill = (sentence: string, values: Record<string, string | number>): string =>
  sentence.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));

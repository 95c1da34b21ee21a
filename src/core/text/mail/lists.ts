/** Words in rows. */

/** `A, B dan C`. */
export function list(names: readonly string[], and: string): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}

export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

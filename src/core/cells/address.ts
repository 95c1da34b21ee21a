/** Letters of a column by its 0-based index, as addresses name it: 0 is `A`, 27 is `AB`. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(0x41 + (index % 26));
}

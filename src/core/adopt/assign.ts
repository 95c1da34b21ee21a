/** Which of two lists belong together so that the sum is greatest: the Hungarian method, O(n²m) for n of the shorter. */

/**
 * For each row the column it is given to, or -1. A pair of weight 0 or less is never made.
 * @param weights One list a row, all of one length. J. Munkres, 1957, in the form with potentials.
 */
export function assign(weights: readonly (readonly number[])[]): number[] {
  const columns = weights[0]?.length ?? 0;
  if (weights.length <= columns) return assignShorter(weights, columns);
  const turned = Array.from({ length: columns }, (_, column) => weights.map((row) => row[column]!));
  const result = new Array<number>(weights.length).fill(-1);
  assignShorter(turned, weights.length).forEach((row, column) => {
    if (row >= 0) result[row] = column;
  });
  return result;
}

/** No more rows than columns: each row is given one, if only for nothing. */
function assignShorter(weights: readonly (readonly number[])[], columns: number): number[] {
  const rows = weights.length;
  const cost = (row: number, column: number) => -Math.max(0, weights[row]![column]!);
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  /** 1-based row of each column. */
  const taken = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    taken[0] = row;
    let at = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const seen = new Uint8Array(columns + 1);
    do {
      seen[at] = 1;
      const of = taken[at]!;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let column = 1; column <= columns; column++) {
        if (seen[column]) continue;
        const reduced = cost(of - 1, column - 1) - rowPrice[of]! - columnPrice[column]!;
        if (reduced < least[column]!) {
          least[column] = reduced;
          way[column] = at;
        }
        if (least[column]! < delta) {
          delta = least[column]!;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (seen[column]) {
          rowPrice[taken[column]!]! += delta;
          columnPrice[column]! -= delta;
        } else least[column]! -= delta;
      }
      at = next;
    } while (taken[at] !== 0);
    do {
      const before = way[at]!;
      taken[at] = taken[before]!;
      at = before;
    } while (at !== 0);
  }
  const result = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = taken[column]! - 1;
    if (row >= 0 && weights[row]![column - 1]! > 0) result[row] = column - 1;
  }
  return result;
}

/** One figure against a peer, measured in the same run. */
export interface BenchLine {
  name: string;
  unit: string;
  ours: number;
  peer: number;
  peerName: string;
  /** Above 1 means that ours is better, whatever the unit. */
  ratio: number;
}

const round = (value: number): number => Number(value.toPrecision(4));

/** A figure of which less is better: time, size, calls. */
export function lessIsBetter(line: Omit<BenchLine, 'ratio'>): BenchLine {
  const { ours, peer } = line;
  const ratio = ours === peer ? 1 : peer / ours;
  return { ...line, ours: round(ours), peer: round(peer), ratio: round(ratio) };
}

/** A figure of which more is better: speed. */
export function moreIsBetter(line: Omit<BenchLine, 'ratio'>): BenchLine {
  const { ours, peer } = line;
  return { ...line, ours: round(ours), peer: round(peer), ratio: round(ours / peer) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

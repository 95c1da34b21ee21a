/** One child as measured, in the codes and units of WHO's survey files. */

/** 1 boy, 2 girl, 0 not known. */
export type Sex = 0 | 1 | 2;
/** How length or height was measured: 1 lying (length), 2 standing (height), 0 not known. */
export type Measured = 0 | 1 | 2;
export const LYING = 1;
export const STANDING = 2;

/** A number that is not known is NaN. */
export interface Child {
  sex: Sex;
  /** Days since birth, fractions allowed; months × 30.4375 where only months are known. */
  ageDays: number;
  /** kg. */
  weight: number;
  /** Length or height as read from the board, cm. */
  lenhei: number;
  measured: Measured;
  /** Swelling of both feet: such a child's weight says nothing. */
  oedema: boolean;
}

/** Children as columns, one place a child, for many at once. */
export interface Children {
  sex: Uint8Array;
  ageDays: Float64Array;
  weight: Float64Array;
  lenhei: Float64Array;
  measured: Uint8Array;
  /** 1 yes, 0 no. */
  oedema: Uint8Array;
}

/** Columns for `count` children of whom nothing is known yet. */
export function childColumns(count: number): Children {
  return {
    sex: new Uint8Array(count),
    ageDays: new Float64Array(count).fill(Number.NaN),
    weight: new Float64Array(count).fill(Number.NaN),
    lenhei: new Float64Array(count).fill(Number.NaN),
    measured: new Uint8Array(count),
    oedema: new Uint8Array(count),
  };
}

/** The columns of children at hand. */
export function columnsOf(children: readonly Child[]): Children {
  const columns = childColumns(children.length);
  for (const [at, { sex, ageDays, weight, lenhei, measured, oedema }] of children.entries()) {
    columns.sex[at] = sex;
    columns.ageDays[at] = ageDays;
    columns.weight[at] = weight;
    columns.lenhei[at] = lenhei;
    columns.measured[at] = measured;
    columns.oedema[at] = oedema ? 1 : 0;
  }
  return columns;
}

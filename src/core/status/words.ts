/** The one word a row shows. Conditional formats colour by it, so a word is never reworded in one place only. */
export const STATUS_WORDS = {
  valid: 'Benar',
  notApplicable: 'Tidak ada sasaran',
  /** Nothing but warnings that somebody answers for in the row. */
  waived: 'Dikecualikan',
  blank: 'Kosong',
  half: 'Setengah terisi',
  warning: 'Perlu dicek',
  error: 'Perlu diperbaiki',
  doubled: 'Kunci ganda',
  /** Shown by the row's own formula: no line of Pantau's tab can be found without a key. */
  keyBlank: 'Kunci kosong',
  keyWrong: 'Kunci keliru',
  /** Shown by the row's own formula until Pantau has seen the row. */
  unseen: 'Belum diperiksa',
} as const;

export type RowStatus = keyof typeof STATUS_WORDS;

/** Statuses that Pantau writes, with the tint the status cell takes. */
export const STATUS_TINTS: Record<RowStatus, 'good' | 'quiet' | 'amber' | 'red'> = {
  valid: 'good',
  notApplicable: 'good',
  waived: 'good',
  blank: 'quiet',
  half: 'amber',
  warning: 'amber',
  error: 'red',
  doubled: 'red',
  keyBlank: 'red',
  keyWrong: 'red',
  unseen: 'quiet',
};

/** Words that stand in dates and periods: months in all their spellings, weekdays, quarters, fillers. */

const MONTH_SPELLINGS = [
  'januari january jan',
  'februari pebruari february feb peb',
  'maret march mar mrt',
  'april apr',
  'mei may',
  'juni june jun',
  'juli july jul',
  'agustus august agust agt agu ags aug',
  'september sept sep',
  'oktober october okt oct',
  'november nopember nov nop',
  'desember december des dec',
];

/** 1–12 by lower-case word. */
export const MONTH_WORDS: ReadonlyMap<string, number> = new Map(
  MONTH_SPELLINGS.flatMap((spellings, index) =>
    spellings.split(' ').map((word): [string, number] => [word, index + 1]),
  ),
);

/** Stand in dates without changing them. */
export const FILLERS: ReadonlySet<string> = new Set(
  (
    "senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday friday saturday " +
    'sunday sen sel rab kam jum sab min tgl tanggal bulan bln tahun thn th hari pukul jam pkl wib wita wit utc t z'
  ).split(' '),
);

/** 1–4 by lower-case word. */
export const QUARTER_WORDS: ReadonlyMap<string, number> = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['pertama', 1],
  ['kesatu', 1],
  ['kedua', 2],
  ['ketiga', 3],
  ['keempat', 4],
]);

export const QUARTER_NAMES: ReadonlySet<string> = new Set(['tw', 'triwulan', 'kuartal', 'quarter', 'q']);

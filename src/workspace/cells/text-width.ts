/** How wide and high text is, for `autoResizeDimensions`. */

/** Advance widths of Arial for the characters from space to `~`, in thousandths of the font size. */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/** Letters beyond ASCII are taken as wide as a digit, ideographs and emoji as wide as the font is high. */
const LETTER = 556;
const IDEOGRAPH = 1000;

/** Pixels of an em for each point of size: what Google’s own measure of a long text of capitals comes to. */
const EM = 8.484375 / 6.67;
/** Empty pixels beside the text. */
const BESIDE = 3;
const BOLD = 1.06;
const LINE = (4 / 3) * 1.15;

export interface Font {
  /** Points. */
  size: number;
  bold: boolean;
}

export const DEFAULT_FONT: Font = { size: 10, bold: false };

/** Pixels that a column needs to show the longest line of a text. */
export function columnWidth(text: string, font: Font = DEFAULT_FONT): number {
  const longest = Math.max(...text.split('\n').map(thousandths));
  return Math.round((longest / 1000) * font.size * EM * (font.bold ? BOLD : 1)) + BESIDE;
}

/** Pixels that a row needs to show all lines of a text; never less than an empty row’s 21. */
export function rowHeight(text: string, font: Font = DEFAULT_FONT): number {
  return Math.max(21, Math.ceil(text.split('\n').length * font.size * LINE) + 1);
}

function thousandths(line: string): number {
  let sum = 0;
  for (const character of line) {
    const code = character.codePointAt(0)!;
    sum += WIDTHS[code - 32] ?? (code > 0x1100 ? IDEOGRAPH : LETTER);
  }
  return sum;
}

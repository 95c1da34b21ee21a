/** Colours of a form. Every pair of text on ground has a contrast of at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { STATUS_TINTS } from '../../core/status/words.ts';

export type Tint = (typeof STATUS_TINTS)[keyof typeof STATUS_TINTS];

export interface Paint {
  /** `#rrggbb` */
  text: string;
  ground: string;
}

export const PAINTS = {
  header: { text: '#ffffff', ground: '#0b5563' },
  entryHeader: { text: '#ffffff', ground: '#1e6b3a' },
  statusHeader: { text: '#ffffff', ground: '#4a4a4a' },
  locked: { text: '#333333', ground: '#f3f3f3' },
  entry: { text: '#000000', ground: '#ffffff' },
  warning: { text: '#7a0c0c', ground: '#ffffff' },
} as const satisfies Record<string, Paint>;

export const TINTS: Record<Tint, Paint> = {
  good: { text: '#1e4620', ground: '#d9ead3' },
  quiet: { text: '#595959', ground: '#ffffff' },
  amber: { text: '#5c3c00', ground: '#fce8b2' },
  red: { text: '#7a0c0c', ground: '#f4c7c3' },
};

export const PANTAU_TAB_COLOUR = '#4a4a4a';

export function rgb(hex: string): sheets_v4.Schema$ColorStyle {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  return { rgbColor: { red, green, blue } };
}

export function painted(
  paint: Paint,
  text: sheets_v4.Schema$TextFormat = {},
): Pick<sheets_v4.Schema$CellFormat, 'backgroundColorStyle' | 'textFormat'> {
  return {
    backgroundColorStyle: rgb(paint.ground),
    textFormat: { ...text, foregroundColorStyle: rgb(paint.text) },
  };
}

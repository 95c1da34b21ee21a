/** Google's cell format → CSS. Only numbers and words of our own reach the style sheet, never text from a cell. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

type Color = sheets_v4.Schema$Color;

/** `#rrggbb`; a part left out is 0, as in Google's answers. Undefined when no colour is given. */
export function hex(
  style: sheets_v4.Schema$ColorStyle | undefined,
  plain: Color | undefined,
): string | undefined {
  const color = style?.rgbColor ?? plain;
  if (color == null) return undefined;
  const part = (share: number | null | undefined): string =>
    Math.round(Math.min(1, Math.max(0, Number(share) || 0)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${part(color.red)}${part(color.green)}${part(color.blue)}`;
}

const HORIZONTAL: Record<string, string> = { LEFT: 'left', CENTER: 'center', RIGHT: 'right' };
const VERTICAL: Record<string, string> = { TOP: 'top', MIDDLE: 'middle' };

/** Where a value stands when no alignment is set: numbers right, truth values and errors centred, text left. */
function natural(value: sheets_v4.Schema$ExtendedValue | undefined): string {
  if (value?.numberValue != null) return 'right';
  if (value?.boolValue != null || value?.errorValue != null) return 'center';
  return 'left';
}

export interface Look {
  /** Declarations without braces; empty for the plain look. */
  css: string;
  align: string;
  wraps: boolean;
  clips: boolean;
}

/** How a cell looks, conditional formats included: Google's `effectiveFormat`, else what was entered. */
export function look(cell: sheets_v4.Schema$CellData | undefined): Look {
  const format = cell?.effectiveFormat ?? cell?.userEnteredFormat ?? {};
  const text = format.textFormat ?? {};
  const align = HORIZONTAL[format.horizontalAlignment ?? ''] ?? natural(cell?.effectiveValue);
  const rules: string[] = [];
  const ground = hex(format.backgroundColorStyle, format.backgroundColor);
  if (ground !== undefined && ground !== '#ffffff') rules.push(`background-color:${ground}`);
  const ink = hex(text.foregroundColorStyle, text.foregroundColor);
  if (ink !== undefined && ink !== '#000000') rules.push(`color:${ink}`);
  if (text.bold) rules.push('font-weight:700');
  if (text.italic) rules.push('font-style:italic');
  const lines = [text.underline && 'underline', text.strikethrough && 'line-through'].filter(Boolean);
  if (lines.length > 0) rules.push(`text-decoration:${lines.join(' ')}`);
  const size = Number(text.fontSize ?? 10);
  if (size !== 10 && size >= 6 && size <= 72) rules.push(`font-size:${Math.round((size * 4) / 3)}px`);
  if (align !== 'left') rules.push(`text-align:${align}`);
  const vertical = VERTICAL[format.verticalAlignment ?? ''];
  if (vertical !== undefined) rules.push(`vertical-align:${vertical}`);
  const wraps = format.wrapStrategy === 'WRAP';
  if (wraps) rules.push('white-space:pre-wrap;overflow-wrap:anywhere');
  return { css: rules.join(';'), align, wraps, clips: format.wrapStrategy === 'CLIP' };
}

/** Gives each look one class, so that two thousand rows do not repeat their styles. */
export class Looks {
  readonly #names = new Map<string, string>();

  /** Class name for these declarations; empty for none. */
  name(css: string): string {
    if (css === '') return '';
    let name = this.#names.get(css);
    if (name === undefined) {
      name = `f${this.#names.size}`;
      this.#names.set(css, name);
    }
    return name;
  }

  /** The rules for every class handed out. */
  rules(): string {
    return [...this.#names].map(([css, name]) => `.grid .${name}{${css}}`).join('\n');
  }
}

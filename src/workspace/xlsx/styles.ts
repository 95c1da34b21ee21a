/** Cell formats between Google's JSON and Excel's styles. */
import type { CellStyle } from 'hucre/xlsx';
import type { Json } from '../book/model.ts';

type Color = NonNullable<NonNullable<CellStyle['font']>['color']>;
type Rgb = { red?: number; green?: number; blue?: number };

const DEFAULT_PATTERNS: Record<string, string> = {
  NUMBER: '#,##0.00',
  PERCENT: '0.00%',
  DATE: 'dd/mm/yyyy',
  TIME: 'hh:mm:ss',
  DATE_TIME: 'dd/mm/yyyy hh:mm:ss',
  SCIENTIFIC: '0.00E+00',
  TEXT: '@',
};

function rgb(style: unknown, plain: unknown): string | undefined {
  const color = ((style as { rgbColor?: Rgb } | undefined)?.rgbColor ?? plain) as Rgb | undefined;
  if (color === undefined || color === null) return undefined;
  return [color.red, color.green, color.blue]
    .map((part) =>
      Math.round(Math.min(1, Math.max(0, part ?? 0)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')
    .toUpperCase();
}

const VERTICAL: Record<string, 'top' | 'center' | 'bottom'> = {
  TOP: 'top',
  MIDDLE: 'center',
  BOTTOM: 'bottom',
};
const HORIZONTAL: Record<string, 'left' | 'center' | 'right'> = {
  LEFT: 'left',
  CENTER: 'center',
  RIGHT: 'right',
};

/** Undefined for a cell without a format. `part`: of a conditional format, whose fill Excel reads the other way round. */
export function toStyle(format: Json | undefined, part: 'cell' | 'rule' = 'cell'): CellStyle | undefined {
  if (format === undefined) return undefined;
  const out: CellStyle = {};
  const text = (format.textFormat ?? {}) as Json;
  const ground = rgb(format.backgroundColorStyle, format.backgroundColor);
  if (ground !== undefined && (part === 'rule' || ground !== 'FFFFFF'))
    out.fill = {
      type: 'pattern',
      pattern: 'solid',
      fgColor: { rgb: ground },
      ...(part === 'rule' ? { bgColor: { rgb: ground } } : {}),
    };
  const ink = rgb(text.foregroundColorStyle, text.foregroundColor);
  const font: NonNullable<CellStyle['font']> = {
    ...(text.bold === true ? { bold: true } : {}),
    ...(text.italic === true ? { italic: true } : {}),
    ...(text.underline === true ? { underline: true } : {}),
    ...(text.strikethrough === true ? { strikethrough: true } : {}),
    ...(typeof text.fontSize === 'number' ? { size: text.fontSize } : {}),
    ...(typeof text.fontFamily === 'string' ? { name: text.fontFamily.split(',')[0]! } : {}),
    ...(ink !== undefined && (part === 'rule' || ink !== '000000') ? { color: { rgb: ink } } : {}),
  };
  // Without a name, programs that read the file put their own default in its place.
  if (Object.keys(font).length > 0) out.font = part === 'cell' ? { name: 'Arial', ...font } : font;
  const horizontal = HORIZONTAL[String(format.horizontalAlignment)];
  const vertical = VERTICAL[String(format.verticalAlignment)];
  const wrapText = format.wrapStrategy === 'WRAP';
  if (horizontal || vertical || wrapText)
    out.alignment = {
      ...(horizontal ? { horizontal } : {}),
      ...(vertical ? { vertical } : {}),
      ...(wrapText ? { wrapText } : {}),
    };
  const number = format.numberFormat as { type?: string; pattern?: string } | undefined;
  const pattern = number?.pattern || DEFAULT_PATTERNS[number?.type ?? ''];
  if (pattern) out.numFmt = pattern;
  return Object.keys(out).length > 0 ? out : undefined;
}

function toRgb(color: Color | undefined): Rgb | undefined {
  const hex = color?.rgb?.slice(-6);
  if (hex === undefined || !/^[0-9a-f]{6}$/i.test(hex)) return undefined;
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return { red: part(0), green: part(2), blue: part(4) };
}

const colored = (name: string, color: Rgb | undefined): Json =>
  color === undefined ? {} : { [name]: color, [`${name}Style`]: { rgbColor: color } };

/** What kind of value a number format of Excel shows. */
function numberType(pattern: string): string {
  const bare = pattern.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if (bare === '@') return 'TEXT';
  if (/[dy]/i.test(bare)) return /h/i.test(bare) ? 'DATE_TIME' : 'DATE';
  if (/[hs]/i.test(bare)) return 'TIME';
  if (bare.includes('%')) return 'PERCENT';
  if (/E[+-]/i.test(bare)) return 'SCIENTIFIC';
  return 'NUMBER';
}

/** The size that is no choice of anybody: ours, and that of Excel's own default fonts. */
const isPlain = ({ size, name }: NonNullable<CellStyle['font']>): boolean =>
  size === 10 || (size === 11 && (name === undefined || /^(Calibri|Aptos)/.test(name)));

/** Google's format of a style; undefined for the plain one. */
export function fromStyle(style: CellStyle | undefined, part: 'cell' | 'rule' = 'cell'): Json | undefined {
  if (style === undefined) return undefined;
  const out: Json = {};
  const { fill, font, alignment, numFmt } = style;
  if (fill?.type === 'pattern' && fill.pattern !== 'none')
    Object.assign(
      out,
      colored('backgroundColor', toRgb(part === 'rule' ? (fill.bgColor ?? fill.fgColor) : fill.fgColor)),
    );
  const text: Json = {
    ...(font?.bold ? { bold: true } : {}),
    ...(font?.italic ? { italic: true } : {}),
    ...(font?.underline ? { underline: true } : {}),
    ...(font?.strikethrough ? { strikethrough: true } : {}),
    ...(font?.size && part === 'cell' && !isPlain(font) ? { fontSize: font.size } : {}),
    ...colored('foregroundColor', font?.color?.rgb?.slice(-6) === '000000' ? undefined : toRgb(font?.color)),
  };
  if (Object.keys(text).length > 0) out.textFormat = text;
  const find = (map: Record<string, string>, value: string | undefined) =>
    Object.entries(map).find(([, mine]) => mine === value)?.[0];
  const horizontal = find(HORIZONTAL, alignment?.horizontal);
  if (horizontal) out.horizontalAlignment = horizontal;
  const vertical = find(VERTICAL, alignment?.vertical);
  if (vertical && vertical !== 'BOTTOM') out.verticalAlignment = vertical;
  if (alignment?.wrapText) out.wrapStrategy = 'WRAP';
  if (numFmt && numFmt !== 'General') out.numberFormat = { type: numberType(numFmt), pattern: numFmt };
  return Object.keys(out).length > 0 ? out : undefined;
}

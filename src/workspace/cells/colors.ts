/** Colours as Google keeps them: eight bits a channel, given back as single-precision floats, zeros left out. */
import type { Json } from '../book/model.ts';

const channel = (value: number): number =>
  Number(Math.fround(Math.floor(value * 255 + 1e-6) / 255).toPrecision(8));

const CHANNELS = ['red', 'green', 'blue'] as const;

function normalColor(color: Json): Json {
  const out: Json = {};
  for (const name of CHANNELS) {
    const value = channel(Number(color[name] ?? 0));
    if (value !== 0) out[name] = value;
  }
  if (color.alpha !== undefined) out.alpha = color.alpha;
  return out;
}

const isColor = (value: unknown): value is Json =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).every((key) => CHANNELS.includes(key as 'red') || key === 'alpha');

/** Normalises every colour inside a format or properties object, and pairs `xColor` with `xColorStyle`. */
export function normalColors<T extends Json>(value: T): T {
  const out: Json = {};
  for (const [key, item] of Object.entries(value)) {
    if (/(^|[a-z])Color$|^color$/.test(key) && isColor(item)) out[key] = normalColor(item);
    else if (typeof item === 'object' && item !== null && !Array.isArray(item))
      out[key] = normalColors(item as Json);
    else out[key] = item;
  }
  for (const key of Object.keys(out)) {
    if (/Color$/.test(key) && key !== 'rgbColor' && isColor(out[key]))
      out[`${key}Style`] = { rgbColor: out[key] };
    const plain = key.replace(/Style$/, '');
    if (/ColorStyle$/.test(key) && !(plain in out) && isColor((out[key] as Json).rgbColor))
      out[plain] = (out[key] as Json).rgbColor;
  }
  return out as T;
}

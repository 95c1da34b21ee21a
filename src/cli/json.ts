/** JSON files that people edit: a fault is told with its line and column, whatever the engine's own message has. */
import { readText } from './files.ts';

/** @throws Error for people: a file that cannot be read, or is no JSON. */
export const readJson = async (file: string): Promise<unknown> => parseJson(await readText(file), file);

/** @throws SyntaxError `FILE:LINE:COLUMN: not valid JSON: …`. A byte-order mark is passed over. */
export function parseJson(text: string, file: string): unknown {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(source);
  } catch (error) {
    const at = faultOffset(source);
    const before = source.slice(0, at).split('\n');
    const found =
      at >= source.length ? 'the file ends too early' : `unexpected ${JSON.stringify(source[at])}`;
    throw new SyntaxError(
      `${file}:${before.length}:${before.at(-1)!.length + 1}: not valid JSON: ${found}; ` +
        'check commas, quotes and brackets just before this place',
      { cause: error },
    );
  }
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** Offset of the first character at which `source` stops being JSON. */
function faultOffset(source: string): number {
  let at = 0;
  const eat = (expression: RegExp): boolean => {
    expression.lastIndex = at;
    const matched = expression.test(source);
    if (matched) at = expression.lastIndex;
    return matched;
  };
  const eatChar = (char: string): boolean => {
    eat(SPACE);
    if (source[at] !== char) return false;
    at++;
    eat(SPACE);
    return true;
  };
  const list = (close: string, item: () => boolean): boolean => {
    if (eatChar(close)) return true;
    do if (!item()) return false;
    while (eatChar(','));
    return eatChar(close);
  };
  const value = (): boolean => {
    eat(SPACE);
    if (eatChar('{')) return list('}', () => eat(STRING) && eatChar(':') && value());
    if (eatChar('[')) return list(']', value);
    return eat(STRING) || eat(SCALAR);
  };
  if (value()) eat(SPACE);
  return at;
}

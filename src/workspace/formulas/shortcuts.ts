/**
 * Two ways of saying that the engine computes slowly, said otherwise with the same result. It copies a whole column
 * for each `INDEX`, and compares five times slower in `VLOOKUP` than in `XLOOKUP`.
 */
import type { Reference, Token } from './tokens.ts';

/** Rewrites what it knows in tokens whose ranges are closed; `row` is that of the formula's cell. */
export function shorten(tokens: Token[], row: number): Token[] {
  const out = tokens.slice();
  for (let at = 0; at < out.length; at++) {
    const token = out[at]!;
    if (token.kind !== 'call') continue;
    const name = token.text.toUpperCase();
    if (name !== 'INDEX' && name !== 'VLOOKUP') continue;
    const call = readCall(out, at);
    const next = call && (name === 'INDEX' ? sameRow(call.args, row) : exactLookup(call.args));
    if (next) out.splice(at, call.end - at, ...next);
  }
  return out;
}

interface Call {
  args: Token[][];
  /** Index after the closing bracket. */
  end: number;
}

function readCall(tokens: Token[], at: number): Call | undefined {
  const args: Token[][] = [[]];
  let depth = 0;
  for (let end = at + 1; end < tokens.length; end++) {
    const token = tokens[end]!;
    const sign = token.kind === 'other' ? token.text : '';
    if (sign === ')' || sign === '}') depth--;
    if (depth === 0 && sign === ')') return { args, end: end + 1 };
    if (depth === 1 && (token.kind === 'separator' || token.kind === 'comma')) args.push([]);
    else if (depth > 0 && (depth > 1 || sign.trim() !== '' || token.kind !== 'other'))
      args.at(-1)!.push(token);
    if (sign === '(' || sign === '{') depth++;
  }
  return undefined;
}

const textOf = (tokens: Token[] | undefined): string =>
  (tokens ?? [])
    .map((token) => (token.kind === 'reference' ? '&' : token.text))
    .join('')
    .toUpperCase();

const range = (tokens: Token[] | undefined): (Reference & { to: Reference['from'] }) | undefined => {
  const [only] = tokens ?? [];
  return tokens?.length === 1 && only?.kind === 'reference' && only.to ? { ...only, to: only.to } : undefined;
};

/** `INDEX(column; ROW())`, a column from row 1, is the cell of that column in the formula's own row. */
function sameRow(args: Token[][], row: number): Token[] | undefined {
  const column = range(args[0]);
  if (args.length !== 2 || !column || textOf(args[1]) !== 'ROW()') return undefined;
  const { from, to } = column;
  if (from.row !== 0 || from.column === undefined || from.column !== to.column || to.row! < row)
    return undefined;
  return [{ kind: 'reference', title: column.title!, from: { ...from, row } }];
}

/** `VLOOKUP(key; range; n; FALSE)` is an `XLOOKUP` with wildcards from the first column into the nth. */
function exactLookup(args: Token[][]): Token[] | undefined {
  const table = range(args[1]);
  const nth = Number(textOf(args[2]));
  if (args.length !== 4 || !table || !['FALSE', 'FALSE()', '0'].includes(textOf(args[3]))) return undefined;
  const { from, to } = table;
  if (!Number.isInteger(nth) || nth < 1 || from.column! + nth - 1 > to.column!) return undefined;
  const column = (at: number): Token => ({
    kind: 'reference',
    title: table.title!,
    from: { ...from, column: at },
    to: { ...to, column: at },
  });
  const other = (text: string): Token => ({ kind: 'other', text });
  const comma: Token = { kind: 'separator', text: ';' };
  return [
    { kind: 'call', text: 'XLOOKUP' },
    other('('),
    ...args[0]!,
    comma,
    column(from.column!),
    comma,
    column(from.column! + nth - 1),
    comma,
    { kind: 'call', text: 'NA' },
    other('('),
    other(')'),
    comma,
    { kind: 'number', text: '2' },
    other(')'),
  ];
}

/** Blocks of cells in and out of the clipboard, as spreadsheets exchange them. */

/** Tab-separated text: quoted where a cell holds a tab, a line break or begins with a quote. */
export function toText(block: readonly (readonly string[])[]): string {
  const quoted = (text: string) => (/[\t\n\r]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return block.map((line) => line.map(quoted).join('\t')).join('\n');
}

/** Reads tab-separated text; a last line break ends the last line and begins none. */
export function fromText(text: string): string[][] {
  const rows: string[][] = [];
  let line: string[] = [];
  let at = 0;
  const source = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  for (;;) {
    let cell: string;
    const quoted = source[at] === '"' ? closing(source, at) : -1;
    if (quoted > 0) {
      cell = source.slice(at + 1, quoted).replaceAll('""', '"');
      at = quoted + 1;
    } else {
      const rest = source.slice(at);
      const end = rest.search(/[\t\n]/);
      cell = end < 0 ? rest : rest.slice(0, end);
      at += cell.length;
    }
    line.push(cell);
    const sign = source[at++];
    if (sign === '\t') continue;
    rows.push(line);
    line = [];
    if (sign === undefined) return rows;
  }
}

/** Where a quoted cell ends: a single quote before a tab, a line break or the end; -1 when it is no quoted cell. */
function closing(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] !== '"') continue;
    if (source[at + 1] === '"') {
      at++;
      continue;
    }
    const next = source[at + 1];
    return next === undefined || next === '\t' || next === '\n' ? at : -1;
  }
  return -1;
}

/**
 * The first table of pasted HTML, spans filled up with empty cells; undefined when there is none. The HTML is parsed
 * into a document of its own, where nothing is loaded and no script runs; only texts are taken out.
 */
export function fromHtml(html: string): string[][] | undefined {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  if (table === null) return undefined;
  const rows: string[][] = [];
  for (const [at, row] of [...table.rows].entries()) {
    rows[at] ??= [];
    const line = rows[at];
    for (const cell of row.cells) {
      let column = 0;
      while (line[column] !== undefined) column++;
      for (let r = 0; r < Math.min(cell.rowSpan, 1000); r++) {
        for (let c = 0; c < Math.min(cell.colSpan, 1000); c++) {
          rows[at + r] ??= [];
          rows[at + r]![column + c] = r === 0 && c === 0 ? textOf(cell) : '';
        }
      }
    }
  }
  const width = Math.max(0, ...rows.map((line) => line.length));
  return rows
    .slice(0, table.rows.length)
    .map((line) => Array.from({ length: width }, (_none, at) => line[at] ?? ''));
}

function textOf(cell: HTMLElement): string {
  for (const br of cell.querySelectorAll('br')) br.replaceWith('\n');
  return (cell.textContent ?? '')
    .replaceAll('\u00a0', ' ')
    .replace(/^[ \t]*\n\s*|\s*\n[ \t]*$/g, '')
    .trim();
}

/** Comma-separated values: https://www.rfc-editor.org/rfc/rfc4180 */

/** Rows of fields. Quotes that are never closed run to the end; the last line may end with or without a line break. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let quoted = false;
  const endField = () => {
    row.push(field);
    field = '';
  };
  const endRow = () => {
    endField();
    rows.push(row);
    row = [];
  };
  for (; at < text.length; at++) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && field === '') quoted = true;
    else if (sign === ',') endField();
    else if (sign === '\n') endRow();
    else if (sign === '\r' && text[at + 1] === '\n') continue;
    else field += sign;
  }
  if (field !== '' || row.length > 0 || quoted) endRow();
  return rows;
}

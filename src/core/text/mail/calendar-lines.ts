/** Lines and texts of iCalendar as RFC 5545 has them. */

/** Octets of a line, its break not counted (section 3.1). */
const LINE_OCTETS = 75;

/** TEXT (section 3.3.11): line breaks are `\n`, other controls have no way to be written. */
export function textValue(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** A content line with its break, folded at 75 octets and never within a character. */
export function contentLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8Octets(character.codePointAt(0)!);
    if (octets + size > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

const utf8Octets = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/** The figures of a place and those below it as a sheet that any program opens: CSV with commas (RFC 4180). */
import { localDate } from '../../core/schedule/deadline.ts';
import { HIDDEN } from '../../core/text/publication.ts';
import { unitName } from '../../core/text/unit-name.ts';
import type { KimFacts } from './facts.ts';

const HEAD =
  'kode,tempat,bulan_pengukuran,diterbitkan,unit_melapor,unit_seluruhnya,diukur,stunting,keterangan';

/** Without figures only its header. */
export function kimSheet({ unit, below, release, figures, settings }: KimFacts): string {
  const lines = [unit, ...below].flatMap((each) => {
    const figure = figures.get(each.code);
    if (figure === undefined || release === undefined) return [];
    const cells = [
      ...[each.code, unitName(each), release.round.slice(0, 7), localDate(release.at, settings.zone)],
      ...[figure.reporting, figure.expected, figure.measured ?? HIDDEN, figure.stunted ?? HIDDEN],
      settings.demonstration ? 'Data contoh, bukan data resmi' : '',
    ];
    return [cells.map(quoted).join(',')];
  });
  return [HEAD, ...lines, ''].join('\r\n');
}

/** Text that a spreadsheet would take for a formula begins with an apostrophe. */
function quoted(cell: string | number): string {
  const text = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

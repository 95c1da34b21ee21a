/** Which cells Google would not let just anyone edit. */
import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';

type Range = sheets_v4.Schema$GridRange;
type Protection = 'locked' | 'warned' | undefined;

const inside = (range: Range | undefined, row: number, column: number): boolean =>
  row >= (range?.startRowIndex ?? 0) &&
  row < (range?.endRowIndex ?? Number.POSITIVE_INFINITY) &&
  column >= (range?.startColumnIndex ?? 0) &&
  column < (range?.endColumnIndex ?? Number.POSITIVE_INFINITY);

const wholeTab = (range: Range | undefined): boolean =>
  range?.startRowIndex == null &&
  range?.endRowIndex == null &&
  range?.startColumnIndex == null &&
  range?.endColumnIndex == null;

/** Looks a cell up by zero-based row and column. Protection by named range must carry its `range`, as Google's answers do. */
export function protectionOf(sheet: sheets_v4.Schema$Sheet): (row: number, column: number) => Protection {
  const ranges = sheet.protectedRanges ?? [];
  return (row, column) => {
    let found: Protection;
    for (const p of ranges) {
      if (!inside(p.range, row, column)) continue;
      if (p.unprotectedRanges?.some((open) => inside(open, row, column))) continue;
      if (p.warningOnly !== true) return 'locked';
      found = 'warned';
    }
    return found;
  };
}

/** The whole tab is locked; some cells may be left open. */
export const lockedTab = (sheet: sheets_v4.Schema$Sheet): boolean =>
  (sheet.protectedRanges ?? []).some((p) => p.warningOnly !== true && wholeTab(p.range));

/**
 * Reporting periods as the register names them: a year `2025`, a semester `2025-S2`, a quarter `2025-Q3`, a month
 * `2025-08`. A form without a period of its own is of its template's year.
 */

export interface Period {
  year: number;
  /** 1–12. */
  firstMonth: number;
  /** How long it is. */
  months: 12 | 6 | 3 | 1;
}

const WRITTEN = /^(\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** Undefined where the text names no period. */
export function readPeriod(text: string): Period | undefined {
  const [whole, year, semester, quarter, month] = WRITTEN.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const at = { year: Number(year) };
  if (semester !== undefined) return { ...at, firstMonth: Number(semester) * 6 - 5, months: 6 };
  if (quarter !== undefined) return { ...at, firstMonth: Number(quarter) * 3 - 2, months: 3 };
  if (month !== undefined) return { ...at, firstMonth: Number(month), months: 1 };
  return { ...at, firstMonth: 1, months: 12 };
}

/** Period of a form, as the register writes it: its own, or the year of its template. */
export function periodOf({ period }: { period?: string | undefined }, { year }: { year: number }): string {
  return period ?? String(year);
}

/** The period of the same length that ends where this one begins: `2024-Q4` before `2025-Q1`. */
export function previousPeriod({ year, firstMonth, months }: Period): Period {
  return firstMonth > months
    ? { year, firstMonth: firstMonth - months, months }
    : { year: year - 1, firstMonth: firstMonth - months + 12, months };
}

/** The text that `readPeriod` reads. */
export function periodText({ year, firstMonth, months }: Period): string {
  switch (months) {
    case 12:
      return String(year);
    case 6:
      return `${year}-S${(firstMonth + 5) / 6}`;
    case 3:
      return `${year}-Q${(firstMonth + 2) / 3}`;
    case 1:
      return `${year}-${String(firstMonth).padStart(2, '0')}`;
  }
}

/** Whether a month (1–12) of any year lies in the period. */
export function containsMonth({ firstMonth, months }: Period, month: number): boolean {
  return month >= firstMonth && month < firstMonth + months;
}

/** `2025-10-01` for the third quarter of 2025: the day on which it is over. */
export function firstDayAfter({ year, firstMonth, months }: Period): string {
  const month = firstMonth + months;
  return month > 12 ? isoMonth(year + 1, month - 12) : isoMonth(year, month);
}

const isoMonth = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`;

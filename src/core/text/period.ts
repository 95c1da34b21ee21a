/** Reporting periods as people read them. */
import { readPeriod } from '../period.ts';
import { type Language, monthName } from './format.ts';

const SEMESTER: Record<Language, string> = { id: 'Semester', en: 'Semester' };
const QUARTER: Record<Language, string> = { id: 'Triwulan', en: 'Quarter' };
/** Semesters and quarters by their number less 1. */
export const ROMAN = ['I', 'II', 'III', 'IV'] as const;

/** `2025`, `Semester II 2025`, `Triwulan III 2025`, `Agustus 2025`; what names no period is given as it is. */
export function periodName(text: string, language: Language): string {
  const period = readPeriod(text);
  if (period === undefined) return text;
  const { year, firstMonth, months } = period;
  switch (months) {
    case 12:
      return String(year);
    case 6:
      return `${SEMESTER[language]} ${ROMAN[(firstMonth - 1) / 6]} ${year}`;
    case 3:
      return `${QUARTER[language]} ${ROMAN[(firstMonth - 1) / 3]} ${year}`;
    case 1:
      return `${monthName(firstMonth, language)} ${year}`;
  }
}

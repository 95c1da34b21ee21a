/** All that a page needs to say things in one language. */

import type { ProblemCode } from '../../core/checks/problem.ts';
import type { Zone } from '../../core/schedule/deadline.ts';
import * as format from '../../core/text/format.ts';
import { problemTitle } from '../../core/text/problem-titles.ts';
import { en } from './en.ts';
import { id } from './id.ts';

const TEXTS = { id, en };

/** Texts, and numbers and dates bound to one language and one zone. */
export function wording(language: format.Language, zone: Zone) {
  const wholePercent = (share: number, unit = true): string => {
    const rounded = Math.round(share * 100);
    // As with two decimals: less than all is not shown as all, more than none not as none.
    const shown = share > 0 && rounded === 0 ? 1 : share < 1 && rounded === 100 ? 99 : rounded;
    return unit ? `${format.integer(shown, language)}${language === 'id' ? '\u00a0%' : '%'}` : String(shown);
  };
  return {
    language,
    text: TEXTS[language],
    percent: (share: number) => format.percent(share, language),
    wholePercent: (share: number) => wholePercent(share),
    /** A difference of shares in percentage points, without the words. */
    points: (share: number) => format.decimal(100 * share, language, 2),
    /** `52–71 %`. */
    range: (low: number, high: number) => `${wholePercent(low, false)}–${wholePercent(high)}`,
    integer: (value: number) => format.integer(value, language),
    decimal: (value: number) => format.decimal(value, language, 1),
    date: (instant: number) => format.date(instant, zone, language),
    isoDay: (iso: string) => format.isoDay(iso, language),
    shortDate: (instant: number) => format.shortDate(instant, zone, language),
    /** `18 Nov`. */
    dayMonth: (instant: number) => format.shortDate(instant, zone, language).slice(0, -5),
    dateTime: (instant: number) => format.dateTime(instant, zone, language),
    /** A deadline is told on the clock of its own zone. */
    deadline: (instant: number, own: Zone) => format.longDateTime(instant, own, language),
    deadlineDate: (instant: number, own: Zone) => format.date(instant, own, language),
    problem: (code: ProblemCode) => problemTitle(code, language),
  };
}

export type Wording = ReturnType<typeof wording>;

/**
 * By which rules sheets are checked, as one text: when it is another, sheets that nobody touched are checked anew.
 * Templates are not in it: an issued version never changes, and a spreadsheet that gets another is due at once.
 */
import type { Settings } from './settings.ts';

export const RULES = {
  /** Digest of what every example of the catalogue comes to. A test works it out anew, so that no change goes unmarked. */
  examples: '44c620fdeb2c',
  /** Raised by hand when a check finds or a measure comes to something else than before in cells that no example has. */
  judgement: 4,
};

/** Takes in every setting but those on which no check and no text in a sheet depends. */
export function ruleSetMark(settings: Settings): string {
  const { unit, headline, debounceSeconds, debounceMaxSeconds, publication, mail, severities, ...others } =
    settings;
  const sorted = Object.entries(severities).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({ ...RULES, severities: Object.fromEntries(sorted), ...others });
}

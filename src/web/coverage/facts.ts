/** What the page of coverage shows, as the store holds it. */
import type { Figures } from '../../core/across/figures.ts';
import { indicatorsOf } from '../../core/across/indicators.ts';
import type { Settings } from '../../core/settings.ts';
import type { Store } from '../../ports/store/store.ts';
import type { Asked } from '../figures/asked.ts';
import { loadSubject, type Subject } from '../figures/subject.ts';

export interface CoverageFacts extends Subject {
  /** As the register writes them, newest first. */
  periods: string[];
  period: string | undefined;
  /** Row key of the indicator that is shown unit by unit. */
  indicator: string | undefined;
  /** By spreadsheet. */
  figures: ReadonlyMap<string, Figures>;
}

export async function loadCoverage(
  store: Store,
  asOf: number,
  settings: Settings,
  asked: Asked,
  within?: readonly string[],
): Promise<CoverageFacts> {
  const has = (template: Parameters<typeof indicatorsOf>[0]) => indicatorsOf(template).length > 0;
  const subject = await loadSubject(store, asOf, settings, asked, has, within);
  const periods = [...new Set(subject.forms.map((form) => form.period))].sort().reverse();
  const period = periods.find((each) => each === asked.period) ?? periods[0];
  const forms = subject.forms.filter((form) => form.period === period);
  return {
    ...subject,
    forms,
    periods,
    period,
    indicator: asked.indicator,
    figures: await store.across.figures(forms.map(({ spreadsheetId }) => spreadsheetId)),
  };
}

/** Words of village convergence in the language that a command is asked for. */
import { CONVERGENCE_ID, type ConvergenceWords } from '../core/text/convergence.ts';
import { CONVERGENCE_EN } from '../core/text/convergence-en.ts';
import type { Language } from '../core/text/format.ts';
import { SCORECARD_ID, type ScorecardWords } from '../core/text/scorecard.ts';
import { SCORECARD_EN } from '../core/text/scorecard-en.ts';

export const CONVERGENCE_WORDS: Record<Language, ConvergenceWords> = {
  id: CONVERGENCE_ID,
  en: CONVERGENCE_EN,
};
export const SCORECARD_WORDS: Record<Language, ScorecardWords> = { id: SCORECARD_ID, en: SCORECARD_EN };

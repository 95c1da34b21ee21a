/** Formulas as an export names them, in a line; docs/measures.md has each with its source and certainty. */
import type { FormMeasureName } from '../form-measures/form-measure.ts';

const OF_CHILDREN = 'of the children measured in the month with a plausible value';

export const FORMULAS: Record<FormMeasureName | 'completion' | 'typed' | 'sum', string> = {
  completion: 'entries in this state ÷ expected entries',
  typed: 'as typed in the form',
  sum: 'sum of the column over the rows of the form',
  'convergence-a': 'village convergence, formula A: ΣY ÷ (ΣY + ΣT) over all services of all people',
  'convergence-b':
    'village convergence, formula B: people who received everything they were due ÷ people who were due something',
  'convergence-completeness': 'verdicts that are known ÷ verdicts due',
  monitored: 'people monitored ÷ people listed',
  paud: 'registered and active children ÷ children listed',
  stunted: `height for age below −2 SD ${OF_CHILDREN}`,
  'severely-stunted': `height for age below −3 SD ${OF_CHILDREN}`,
  underweight: `weight for age below −2 SD ${OF_CHILDREN}`,
  wasted: `weight for height below −2 SD ${OF_CHILDREN}`,
  'severely-wasted': `weight for height below −3 SD ${OF_CHILDREN}`,
  overweight: `weight for height above +2 SD ${OF_CHILDREN}`,
  assessment: 'scale × Σ weight × (score ÷ maximum) ÷ Σ weight, of the scale',
  'assessment-completeness': 'items with a score ÷ items',
  ranked: 'villages with a rank ÷ villages listed',
  lokus: 'priority villages of the year ÷ villages listed',
};

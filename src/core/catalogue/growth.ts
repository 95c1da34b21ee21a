/** Children's measures that do not agree with the WHO Child Growth Standards. */
import type { Index } from '../measures/growth/indices.ts';
import type { Method } from '../measures/growth/methods.ts';
import { differenceSentence, implausibleSentence } from '../text/growth.ts';
import type { Family } from './entry.ts';

export interface GrowthProblems {
  /**
   * A typed z-score, or class by its name, that is not ours (`z`, two decimals; `class`, a code). `methods` are the ways of
   * reckoning that give what was typed; none where no known one does.
   */
  'growth-differs': {
    index: Index;
    methods: readonly Method[];
    typed?: number | string;
    z?: number;
    class?: string;
  };
  /** z-scores beyond what a living child has. */
  'growth-implausible': { indices: readonly Index[] };
}

export const GROWTH: Family<GrowthProblems> = {
  'growth-differs': {
    severity: 'warning',
    title: { id: 'Z-score atau kelas berbeda dari standar WHO', en: 'Other z-score or class than by WHO' },
    sentence: {
      id: (p) => differenceSentence(p, 'id'),
      en: (p) => differenceSentence(p, 'en'),
    },
  },
  'growth-implausible': {
    severity: 'warning',
    title: { id: 'Hasil ukur yang tidak wajar', en: 'Implausible measurement' },
    sentence: {
      id: (p) => implausibleSentence(p.indices, 'id'),
      en: (p) => implausibleSentence(p.indices, 'en'),
    },
  },
};

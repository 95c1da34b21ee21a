/** What is wrong with a printed village report in English, for commands. */
import type { ScorecardWords } from './scorecard.ts';

export const SCORECARD_EN: ScorecardWords = {
  language: 'en',
  line: {
    'unknown-service': () => 'the name of the service is not known',
    'doubled-service': () => 'this service stands twice',
    'received-above-due': ({ received, due }) => `${received} received, above the ${due} due`,
    'above-100': ({ printed, counted }) =>
      `${printed} is written, above 100%${counted === '' ? '' : `; the counts give ${counted}`}`,
    percentage: ({ printed, counted }) => `${printed} is written, the counts give ${counted}`,
    'percentage-of-nobody': ({ printed }) => `${printed} is written, though nobody is due`,
  },
  householdsAbovePeople: (households, people) =>
    `${households} households are more than the ${people} mothers and children`,
  partAboveWhole: (part, count, whole) => `${part}: ${count}, more than the ${whole} there are`,
  parts: {
    'high-risk': 'mothers with KEK or RISTI',
    malnourished: 'children undernourished or stunted',
    mats: 'children by growth mat',
  },
  dues: {
    printed: '',
    people: ', due from the count of people',
    inferred: ', due inferred from the other percentages',
  },
  of: (part, whole) => `${part} of ${whole}`,
  differs: (written, derived, of) => `${written} is written, Formulir 3A and 3B of ${of} come to ${derived}`,
};

/** Services and verdicts of village convergence in English, for commands. */
import type { ConvergenceWords } from './convergence.ts';

const MEASURING_MONTHS: Record<number, string> = { 2: 'February', 8: 'August' };
const months = (list: readonly number[]): string =>
  list.map((month) => MEASURING_MONTHS[month]).join(' and ');
const blank = (unknown: number) =>
  unknown > 0 ? `; ${unknown} ${unknown === 1 ? 'month is' : 'months are'} not filled in` : '';

export const CONVERGENCE_EN: ConvergenceWords = {
  language: 'en',
  services: {
    antenatal: { name: 'Antenatal check', done: 'checked in pregnancy' },
    iron: { name: 'Iron tablets', done: 'received' },
    postnatal: { name: 'Postnatal check', done: 'checked after birth' },
    counselling: { name: 'Nutrition counselling', done: 'counselled on nutrition' },
    'home-visit': { name: 'Home visit', done: 'visited at home' },
    water: { name: 'Clean water', done: 'had clean water' },
    latrine: { name: 'Latrine', done: 'had a proper latrine' },
    insurance: { name: 'Health insurance', done: 'had health insurance' },
    immunisation: { name: 'Basic immunisation', done: 'immunised' },
    weighing: { name: 'Weighing', done: 'weighed' },
    length: { name: 'Length or height measurement', done: 'measured' },
    'birth-certificate': { name: 'Birth certificate', done: 'had a birth certificate' },
    parenting: { name: 'Parenting class', done: 'parents attended the parenting class' },
  },
  explain: {
    times: ({ done, needed, quarters, unknown }, word) =>
      `${word} ${done} of ${needed} times in ${quarters === 1 ? 'this quarter' : `${quarters} quarters`}${blank(unknown)}`,
    tablets: ({ done, needed, unknown }, word) =>
      `${word} ${done} of ${needed} tablets in this quarter${blank(unknown)}`,
    had: ({ done, unknown }, word) =>
      done > 0
        ? `${word} in ${done} ${done === 1 ? 'month' : 'months'} of this quarter`
        : `no record in this quarter that they ${word}${blank(unknown)}`,
    measured: ({ due, missed, unknown }, word) => {
      if (missed.length > 0) return `not ${word} in ${months(missed)}`;
      if (unknown.length > 0) return `the measurement of ${months(unknown)} is not filled in`;
      return `${word} in ${months(due)}`;
    },
    immunised: ({ complete, unknown }, _, { mark }) => {
      const set = complete ? 'the complete basic set' : 'the basic set without measles';
      return mark === 'Y' ? `has had ${set}` : `has not had ${set}${blank(unknown)}`;
    },
    'after-birth': () => 'has given birth; this service is for pregnancy',
    'still-pregnant': () => 'still pregnant; this service is for the time after birth',
    'normal-pregnancy': () => 'normal pregnancy; home visits are for KEK or RISTI only',
    'well-nourished': () => 'well nourished; home visits are for malnourished children only',
    'too-young': ({ age, months }) => `${age} months old; this service starts at ${months} months`,
    'gestation-unknown': () => 'gestation is not filled in, so that the number needed is not known',
    'status-unknown': () =>
      'status of the pregnancy is not filled in, so that it is not known whether it is due',
    typed: (_, __, { mark }) =>
      mark === null ? 'not filled in on the quarterly form' : `${mark}: filled in on the quarterly form`,
  },
};

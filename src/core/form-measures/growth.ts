/**
 * Prevalence in a form of children's measurements, by round: the month in which the child was measured. The month, and not
 * the half-year, since weighing is monthly and the two mass weighings fall into one month each (February, August): a
 * half-year would count a child up to six times.
 */
import { dayOf } from '../cells/calendar.ts';
import { boundsOf } from '../checks/scan/bounds.ts';
import type { Table, TableRow } from '../checks/table.ts';
import { type Child, columnsOf } from '../measures/growth/child.ts';
import { growthOf } from '../measures/growth/growth.ts';
import { INDICES } from '../measures/growth/indices.ts';
import { prevalence } from '../measures/growth/prevalence.ts';
import { scoreChildren } from '../measures/growth/score.ts';
import type { RuleOf } from '../template/rule-schema.ts';
import type { Column, Tab } from '../template/schema.ts';
import { INDEX_NAMES, zText } from '../text/growth.ts';
import { periodName } from '../text/period.ts';
import {
  type ExplanationLine,
  type Explanations,
  type FormMeasure,
  formMeasure,
  GROWTH_INDICATORS,
  keyDoubled,
  type Measured,
} from './form-measure.ts';
import { childReader } from './measured-child.ts';

interface RoundChild {
  key: string;
  child: Child;
}

interface Round {
  children: RoundChild[];
  /** Rows of children who stand in the round more than once, without the one that counts. */
  twice: number;
  /** Rows of the round whose key stands more than once. */
  doubled: number;
}

/**
 * Rows without the day of measurement, or with one that is not of this form (another year), belong to no round: that is
 * told beside the row.
 * @param tab has the rule `growth`, which names its columns.
 */
export function growthOfRounds(table: Table, tab: Tab): Measured {
  const rounds = roundsOf(table, tab);
  const periods = [...rounds.keys()].sort();
  const measures = periods.flatMap((period) => measuresOf(period, rounds.get(period) as Round));
  const newest = periods.at(-1);
  return {
    measures,
    explanations: newest === undefined ? [] : explanationsOf(newest, rounds.get(newest) as Round),
  };
}

/** By first day of the month. A child that stands in a round more than once counts as measured last. */
function roundsOf(table: Table, tab: Tab): Map<string, Round> {
  const rule = tab.rules.find((one) => one.rule === 'growth') as RuleOf<'growth'>;
  const { least, largest } = boundsOf(tab.columns.find(({ name }) => name === rule.measured) as Column);
  const read = childReader(rule);
  const number = (row: TableRow, column: string) => row.number(column) ?? Number.NaN;
  const text = (row: TableRow, column: string | undefined) =>
    (column === undefined ? undefined : row.text(column)) ?? '';
  const byRound = (rows: readonly TableRow[]) =>
    Map.groupBy(
      rows.filter((row) => {
        const day = number(row, rule.measured);
        return day >= least && day <= largest;
      }),
      (row) => monthOf(number(row, rule.measured)),
    );
  const [counted, doubled] = [byRound(table.rows), byRound(table.doubled)];
  return new Map(
    [...new Set([...counted.keys(), ...doubled.keys()])].map((period): [string, Round] => {
      const all = counted.get(period) ?? [];
      const last = new Map<string, TableRow>();
      for (const row of all) {
        const child = text(row, rule.child);
        // Who has no number cannot be told from others.
        const who = child === '' ? `row ${row.row}` : `child ${child}`;
        const before = last.get(who);
        if (before === undefined || number(before, rule.measured) <= number(row, rule.measured))
          last.set(who, row);
      }
      const children = [...last.values()].map((row) => ({
        key: row.key,
        child: read({
          sex: text(row, rule.sex),
          birth: number(row, rule.birth),
          measured: number(row, rule.measured),
          weight: number(row, rule.weight),
          length: number(row, rule.length),
          position: text(row, rule.position),
          oedema: text(row, rule.oedema),
        }),
      }));
      return [period, { children, twice: all.length - last.size, doubled: doubled.get(period)?.length ?? 0 }];
    }),
  );
}

function measuresOf(period: string, { children, twice, doubled }: Round): FormMeasure[] {
  const scores = scoreChildren(columnsOf(children.map(({ child }) => child)));
  const more = [{ reason: 'entered-twice', count: twice }, keyDoubled(doubled)];
  return GROWTH_INDICATORS.map((indicator) => {
    const found = prevalence(scores, indicator, period);
    const leftOut = Object.entries(found.leftOut).map(([reason, count]) => ({ reason, count }));
    return formMeasure(indicator, period, { ...found, leftOut }, more);
  });
}

/** One line a child that has a class other than normal, or oedema; by the key of its row. */
function explanationsOf(period: string, { children }: Round): Explanations[] {
  const lines = children.flatMap(({ key, child }): ExplanationLine[] => {
    const { indices } = growthOf(child);
    const told = INDICES.flatMap((index) => {
      // Two indices of weight and length say the same thing: the forms ask for this one.
      if (index === 'bmiForAge') return [];
      const { z, class: found } = indices[index];
      if (z === null || found === null) return [];
      return [{ found, words: `${INDEX_NAMES[index].id} ${zText(z, 'id')} (${found.id})` }];
    });
    const outside = told.filter(({ found }) => found.code !== 'normal');
    if (outside.length === 0 && !child.oedema) return [];
    const value = [...(child.oedema ? ['edema'] : []), ...outside.map(({ found }) => found.id)].join(', ');
    const words = [...(child.oedema ? ['edema: berat tidak dinilai'] : []), ...told.map((one) => one.words)];
    return [{ key: `Baris ${key}`, value, message: `${words.join('; ')}.` }];
  });
  if (lines.length === 0) return [];
  return [
    {
      title: 'Status gizi di luar normal',
      of: periodName(period.slice(0, 7), 'id'),
      note: 'Menurut standar WHO dan kelas Permenkes 2/2020, umur dalam hari; hanya ada di spreadsheet ini.',
      lines,
    },
  ];
}

function monthOf(serial: number): string {
  const { year, month } = dayOf(serial);
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

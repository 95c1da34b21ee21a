import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../src/core/template/load.ts';
import { templates } from '../../google/provision/plans.ts';

// biome-ignore lint/suspicious/noExplicitAny: templates are spoilt in ways that no type allows
type Loose = any;

/** What is said of a template of that name, spoilt. */
function linesOf(id: string, spoil: (template: Loose) => void): string[] {
  const template = structuredClone(templates.find((one) => one.id === id)) as Loose;
  spoil(template);
  try {
    parseTemplate(template, 'formulir.json');
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

describe('a measure that a template asks for', () => {
  it.each<[string, string, (t: Loose) => void, string]>([
    [
      'a tab that there is not',
      'pengukuran-balita',
      (t) => (t.measures[0].tab = 'balita'),
      'measures[0].tab: "balita" is not a tab of this template; choose one of pengukuran',
    ],
    [
      'figures taken twice',
      'kpm-bulanan-2025',
      (t) => t.measures.push({ ...t.measures[0], measure: 'convergence-of-months' }),
      'measures[1]: the figures of "convergence" are taken twice; keep one of them',
    ],
    [
      'growth without its rule',
      'pengukuran-balita',
      (t) => (t.tabs[0].rules = t.tabs[0].rules.filter(({ rule }: Loose) => rule !== 'growth')),
      'measures[0].tab: tab "pengukuran" has no rule "growth"; add one, which names its columns, or leave the measure out',
    ],
    [
      'columns that nobody fills',
      'kpm-bulanan-2025',
      (t) =>
        (t.tabs
          .find(({ name }: Loose) => name === 'f2b_anak')
          .columns.find(({ name }: Loose) => name === 'umur').entry = false),
      'measures[0].children: tab "f2b_anak" lacks what "convergence-of-months" reads: umur; add these columns with "entry": true, or leave the measure out',
    ],
    [
      'a report without its columns',
      'kpm-triwulan-2025',
      (t) => (t.measures[0].report.people = 'f4_anggaran'),
      'measures[0].report.people: tab "f4_anggaran" lacks what "convergence-of-quarter" reads: jumlah; add these columns with "entry": true, or leave the measure out',
    ],
    [
      'an item without weight',
      'penilaian-kinerja',
      (t) => (t.tabs[0].fixedRows[1].cells.bobot = 0),
      'measures[0].weight: rows of tab "penilaian" without a "bobot" above 0: PK-02; give every fixed row one',
    ],
    [
      'a criterion that is text',
      'desa-berkinerja-baik',
      (t) => (t.measures[0].criteria[0].column = 'nama_desa'),
      'measures[0].tab: "competition" reads figures, and these columns of tab "desa" hold none: nama_desa; name columns of type integer, number or percent',
    ],
    [
      'a measure that does not exist',
      'penilaian-kinerja',
      (t) => (t.measures[0].measure = 'mean'),
      'measures[0].measure: found "mean"; choose one of "convergence-of-months", "convergence-of-quarter", "growth", "assessment", "competition", "lokus"',
    ],
    [
      'a weight of nothing',
      'desa-berkinerja-baik',
      (t) => (t.measures[1].criteria[0].weight = 0),
      'measures[1].criteria[0].weight: 0 is too small or too short; more than 0 is needed',
    ],
  ])('%s', (_, id, spoil, line) => {
    expect(linesOf(id, spoil)).toEqual([`formulir.json: ${line}`]);
  });
});

describe('the rule growth', () => {
  const growth = (t: Loose) => t.tabs[0].rules.find(({ rule }: Loose) => rule === 'growth');
  const place = templates
    .find(({ id }) => id === 'pengukuran-balita')!
    .tabs[0]!.rules.findIndex(({ rule }) => rule === 'growth');

  it.each<[string, (t: Loose) => void, string]>([
    ['a z-score of no index', (t) => (growth(t).zScores.headForAge = 'z_bbu'), 'zScores.headForAge'],
    ['a class in a column of figures', (t) => (growth(t).classes.bmiForAge = 'z_bbu'), 'classes.bmiForAge'],
    ['a birth that is no day', (t) => (growth(t).birth = 'berat'), 'birth'],
    ['weight in a column that there is not', (t) => (growth(t).weight = 'bobot'), 'weight'],
  ])('%s', (_, spoil, part) => {
    const lines = linesOf('pengukuran-balita', spoil);
    expect(lines[0]).toMatch(`formulir.json: tabs[0].rules[${place}].${part}`);
  });
});

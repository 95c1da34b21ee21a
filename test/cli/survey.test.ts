import { describe, expect, it } from 'vitest';
import { parseDelimited } from '../../src/cli/delimited.ts';
import { columnFaults, readSurvey, writesDecimalComma } from '../../src/cli/survey.ts';

const HEADER = 'sex,age_days,age_months,weight,lenhei,measure,oedema';
const table = (text: string) => parseDelimited(new TextEncoder().encode(text));
const read = (row: string) => {
  const { children, unreadable, faults } = readSurvey(table(`${HEADER}\n${row}\n`));
  const child = Object.fromEntries(Object.entries(children).map(([name, column]) => [name, column[0]]));
  return { child, unreadable: unreadable[0], faults: faults.map(({ path, fault }) => `${path}: ${fault}`) };
};

describe('a survey', () => {
  it('is read in the codes of WHO, and in those of Indonesian forms', () => {
    const girl = { sex: 2, ageDays: 400, weight: 9.5, lenhei: 75.25, measured: 2, oedema: 1 };
    for (const row of ['2,400,,9.5,75.25,h,y', 'F,400,7,"9,5","75,25",H,Y', 'p, 400 ,,9.50,75.250,h,ya'])
      expect(read(row)).toEqual({ child: girl, unreadable: 0, faults: [] });
    expect(read('L,,12,10,75,L,N').child).toEqual({
      ...girl,
      sex: 1,
      ageDays: 365.25,
      weight: 10,
      lenhei: 75,
      measured: 1,
      oedema: 0,
    });
  });

  it('takes empty cells and marks for them as not known, and says so of the sex alone', () => {
    const none = {
      sex: 0,
      ageDays: Number.NaN,
      weight: Number.NaN,
      lenhei: Number.NaN,
      measured: 0,
      oedema: 0,
    };
    expect(read(',,,,,,')).toEqual({ child: none, unreadable: 0, faults: ['line 2: sex: is empty'] });
    expect(read('1,NA,-,,NA,NA,NA')).toEqual({ child: { ...none, sex: 1 }, unreadable: 0, faults: [] });
  });

  it('does not trust a row with a cell it cannot read', () => {
    for (const [row, fault] of [
      ['3,400,,9,75,l,n', 'sex: “3” is not known'],
      ['1,setahun,,9,75,l,n', 'age_days: “setahun” is no number'],
      ['1,,1 tahun,9,75,l,n', 'age_months: “1 tahun” is no number'],
      ['1,400,,9 kilo,75,l,n', 'weight: “9 kilo” is no number'],
      ['1,400,,30%,75,l,n', 'weight: “30%” is no number'],
      ['1,400,,9,7O,l,n', 'lenhei: “7O” is no number'],
      ['1,400,,9,75,duduk,n', 'measure: “duduk” is not known'],
      ['1,400,,9,75,l,mungkin', 'oedema: “mungkin” is not known'],
      ['1,400,,9,75,l,n,8', 'row: 8 cells under 7 columns'],
    ] as const)
      expect(read(row)).toMatchObject({ unreadable: 1, faults: [`line 2: ${fault}`] });
  });

  it('says of an impossible number that it is one, and leaves its treatment to the rules', () => {
    for (const [row, fault] of [
      ['1,-1,,9,75,l,n', 'age_days: -1 is impossible'],
      ['1,400,,0,75,l,n', 'weight: 0 is impossible'],
      ['1,400,,9,-75,l,n', 'lenhei: -75 is impossible'],
    ] as const)
      expect(read(row)).toMatchObject({ unreadable: 0, faults: [`line 2: ${fault}`] });
  });

  it('needs its columns, once each', () => {
    const paths = (header: string) =>
      columnFaults(header.split(',')).map(({ path, fault }) => `${path} ${fault}`);
    expect(paths('SEX,Age_Months,weight,lenhei,measure,oedema,nama')).toEqual([]);
    expect(paths('sex,weight,sex')).toEqual([
      'line 1: column lenhei is missing',
      'line 1: column measure is missing',
      'line 1: column oedema is missing',
      'line 1: column age_days or age_months is missing',
      'line 1: column sex stands twice',
    ]);
  });

  it('writes decimals as its first number with a decimal sign does', () => {
    const says = (...rows: string[]) =>
      writesDecimalComma(
        table(
          [HEADER, ...rows]
            .map((row) => row.replaceAll(',', ';'))
            .join('\n')
            .replaceAll('~', ','),
        ),
      );
    expect(says('1,400,,9~5,75,l,n')).toBe(true);
    expect(says('1,400,,9,75,l,n', '1,400,,9.5,75~5,l,n')).toBe(false);
    expect(says('1,400,,9,75,l,n')).toBe(false);
  });
});

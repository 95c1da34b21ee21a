/** The demonstration's figures, counted here from what is typed and by no rule of the generator. */
import { describe, expect, test } from 'vitest';
import { reportingUnits } from '../../src/core/district.ts';
import { demoDistrict } from '../../src/demo/district.ts';
import { demoEntries, type UnitEntries } from '../../src/demo/entries.ts';
import { demoHistory } from '../../src/demo/history.ts';
import { issued, open, templates } from '../google/provision/plans.ts';

const district = demoDistrict(templates);
const units = reportingUnits(district, district.forms[0]!);
const entries = demoEntries(issued, units);

type Row = UnitEntries['rows'][number];
const typed = (row: Row, column: string) => String(row.cells[column] ?? '').trim();
const isMark = (text: string) => ['ts', 'tidak ada sasaran'].includes(text.toLowerCase());
const isFilled = (row: Row) =>
  ['dilayani', 'sasaran', 'keterangan'].some((column) => isMark(typed(row, column))) ||
  (typed(row, 'dilayani') !== '' && typed(row, 'sasaran') !== '');

/** Keys as they stand in the sheet: a pasted key counts once, the key below it is gone. */
function filledKeys(unit: UnitEntries): Set<string> {
  const standing = (key: string) => unit.overwrittenKeys.find((one) => one.key === key)?.by ?? key;
  return new Set(unit.rows.filter(isFilled).map((row) => standing(row.key)));
}

const all = entries.flatMap((unit) => unit.rows.map((row) => ({ unit: unit.unit, ...row })));
const numbers = (row: Row) => [row.cells.dilayani, row.cells.sasaran] as [number, number];
const bothNumbers = (row: Row) => numbers(row).every((value) => typeof value === 'number');
const share = (text: string) => Number(text.replace('%', '').replace(',', '.')) / 100;

describe('demoEntries', () => {
  test('fills exactly 363 of 1,178 entries of 38 units', () => {
    expect(entries.map(({ unit }) => unit)).toEqual(units.map(({ code }) => code));
    expect(units).toHaveLength(38);
    expect(units.length * issued.tabs[0]!.fixedRows.length).toBe(1_178);
    const counts = entries.map((unit) => filledKeys(unit).size);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(363);
    expect(entries.map(({ filled }) => filled)).toEqual(counts);
    expect(counts.filter((count) => count === 31)).toHaveLength(3);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThanOrEqual(3);
    expect(counts.filter((count) => count > 0 && count < 31).length).toBeGreaterThan(20);
  });

  test.each<[string, (row: Row) => boolean]>([
    ['served above target group', (row) => bothNumbers(row) && numbers(row)[0] > numbers(row)[1]],
    ['“dua puluh”', (row) => numbers(row).some((value) => String(value) === 'dua puluh')],
    ['“12 orang”', (row) => numbers(row).some((value) => String(value) === '12 orang')],
    ['a decimal comma in a count', (row) => numbers(row).some((value) => /^\d+,\d$/.test(String(value)))],
    ['a decimal comma as text', (row) => numbers(row).some((value) => /^'\d+,\d$/.test(String(value)))],
    ['0/0', (row) => numbers(row).every((value) => value === 0)],
    [
      'a mark beside a number',
      (row) => isMark(typed(row, 'dilayani')) && typeof row.cells.sasaran === 'number',
    ],
    [
      'a percentage that differs',
      (row) =>
        bothNumbers(row) &&
        row.cells.persentase !== undefined &&
        Math.abs(share(typed(row, 'persentase')) - numbers(row)[0] / numbers(row)[1]) > 0.005,
    ],
    [
      'a percentage that is right',
      (row) =>
        bothNumbers(row) &&
        row.cells.persentase !== undefined &&
        Math.abs(share(typed(row, 'persentase')) - numbers(row)[0] / numbers(row)[1]) <= 0.0001,
    ],
    ['a percentage alone', (row) => Object.keys(row.cells).join() === 'persentase'],
    ['served without target group', (row) => Object.keys(row.cells).join() === 'dilayani'],
    ['target group without served', (row) => Object.keys(row.cells).join() === 'sasaran'],
    ['TS twice', (row) => isMark(typed(row, 'dilayani')) && isMark(typed(row, 'sasaran'))],
    [
      '“Tidak ada sasaran” alone',
      (row) => typed(row, 'keterangan') === 'Tidak ada sasaran' && Object.keys(row.cells).length === 1,
    ],
  ])('holds %s at least twice, in more than one unit', (_, is) => {
    const found = all.filter(is);
    expect(found.length).toBeGreaterThanOrEqual(2);
    expect(new Set(found.map(({ unit }) => unit)).size).toBeGreaterThanOrEqual(2);
  });

  test('pastes one indicator over the next in two units, both rows filled, counted once', () => {
    const slips = entries.filter(({ overwrittenKeys }) => overwrittenKeys.length > 0);
    expect(slips).toHaveLength(2);
    for (const unit of slips) {
      expect(unit.overwrittenKeys).toEqual([{ key: 'AK25-08', by: 'AK25-07' }]);
      expect(unit.rows.filter(({ key }) => key === 'AK25-07' || key === 'AK25-08').every(isFilled)).toBe(
        true,
      );
      expect(filledKeys(unit).size).toBe(unit.rows.filter(isFilled).length - 1);
    }
  });

  test('has forms in every state; only complete ones are approved, and those hold no fault', () => {
    const by = Map.groupBy(entries, ({ state }) => state);
    expect(by.get('disetujui')).toHaveLength(2);
    expect(by.get('diverifikasi')!.length).toBeGreaterThanOrEqual(2);
    expect(by.get('diajukan')!.length).toBeGreaterThanOrEqual(4);
    expect(by.get('dikembalikan')).toHaveLength(1);
    for (const unit of by.get('disetujui')!) expect([unit.filled, unit.valid]).toEqual([31, 31]);
    for (const unit of entries) if (unit.rows.length === 0) expect(unit.state).toBe('draft');
  });

  test('one kecamatan copied from another, and one puskesmas counted those without need', () => {
    const figures = ({ rows }: UnitEntries) =>
      new Map(rows.filter(bothNumbers).map((row) => [row.key, numbers(row).join(' of ')]));
    const agreeing = entries.flatMap((one, index) =>
      entries.slice(index + 1).map((other) => {
        const [own, theirs] = [figures(one), figures(other)];
        return [...own].filter(([key, text]) => theirs.get(key) === text).length;
      }),
    );
    expect(agreeing.filter((cells) => cells >= 5)).toHaveLength(1);
    const far = all.filter(
      (row) => ['AK25-23', 'AK25-24'].includes(row.key) && numbers(row)[0] > numbers(row)[1] / 2,
    );
    expect(far.filter(({ kind }) => kind === 'right')).toHaveLength(1);
  });

  test('is visibly less valid than filled', () => {
    const valid = entries.reduce((sum, unit) => sum + unit.valid, 0);
    expect(valid).toBeGreaterThan(300);
    expect(valid).toBeLessThan(330);
  });

  test('refuses other forms and few units in words', () => {
    expect(() => demoEntries(open, units)).toThrow(/register-contoh has 38 units and lacks dilayani, /);
    expect(() => demoEntries(issued, units.slice(0, 5))).toThrow(
      /at least 20 units .* has 5 units; set "demonstration": false/,
    );
  });

  test('is the same every time', () => {
    expect(demoEntries(issued, units)).toEqual(entries);
  });
});

describe('demoHistory', () => {
  const history = demoHistory(issued, district, entries);
  const of = (unit: string) => history.filter((row) => row.unit === unit);

  test('gives six days up to 17 November, every unit and the district', () => {
    expect(history).toHaveLength(6 * 39);
    expect(of('62.02').map(({ date }) => date)).toEqual(
      [12, 13, 14, 15, 16, 17].map((day) => `2025-11-${day}`),
    );
    expect(new Date(of('62.02')[5]!.at).toISOString()).toBe('2025-11-17T13:00:00.000Z');
  });

  test('rises to just below today, in no unit above it', () => {
    for (const unit of entries) {
      const days = of(unit.unit);
      const filled = days.map((day) => day.filled);
      expect(filled).toEqual([...filled].sort((a, b) => a - b));
      expect(filled.at(-1)).toBeLessThanOrEqual(unit.filled);
      for (const day of days) {
        expect(day.expected).toBe(31);
        expect(day.valid).toBeLessThanOrEqual(Math.min(day.filled, unit.valid));
        expect(day.approved).toBeLessThanOrEqual(day.submitted);
        expect(day.submitted).toBeLessThanOrEqual(day.filled);
      }
    }
    const last = of('62.02').at(-1)!;
    expect(last.filled).toBeLessThan(363);
    expect(last.filled).toBeGreaterThan(330);
  });

  test('the district is the sum of its units on every day', () => {
    for (const total of of('62.02')) {
      const parts = history.filter((row) => row.date === total.date && row.unit !== '62.02');
      for (const count of ['expected', 'filled', 'valid', 'submitted', 'approved'] as const) {
        expect(parts.reduce((sum, part) => sum + part[count], 0)).toBe(total[count]);
      }
    }
  });
});

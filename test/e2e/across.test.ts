/** What shows only beside other spreadsheets: told beside the rows it concerns, once, and taken back when put right. */
import { afterEach, describe, expect, it } from 'vitest';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { nik, registerForm } from '../support/register-form.ts';
import { records, type, type Value } from '../support/sheet.ts';
import { stored } from '../support/stored.ts';

let district: TestDistrict<LocalRuntime>;
afterEach(() => district.close());

const DAY = 24 * 3_600_000;
const row = (key: string, name: string, number: number) => [key, name, `'${nik(number)}`, 3];
const fill = (unit: number, ...rows: Value[][]) =>
  type(district.operator(unit), district.sheets[unit] as string, 'Baduta!A6', rows);

async function statuses(unit: number): Promise<Value[][]> {
  const rows = await records(district.google, district.sheets[unit] as string, 'Baduta', 'No');
  return rows.filter((one) => one.No !== '').map((one) => [one.No as Value, one.Status as Value]);
}

const messages = async (unit: number) =>
  (await records(district.google, district.sheets[unit] as string, 'Baduta', 'No')).map((one) => one.Pesan);

async function warnings(): Promise<number[]> {
  return (await district.store.results.forms()).map((form) => form.warnings);
}

describe.each(RUNTIMES)('the same NIK in two registers, on %s,', (_name, start) => {
  it('is told beside both rows, and goes when one of them is corrected', async () => {
    district = await startTestDistrict(registerForm, 3, {}, start);
    await fill(0, row('1', 'Ani', 1), row('2', 'Budi', 2), row('3', 'Citra', 3));
    await fill(1, row('1', 'Dewi', 4), row('2', 'Budi', 2));
    await fill(2, row('1', 'Eko', 5));
    await district.settle();

    expect(await statuses(0)).toEqual([
      ['1', 'Benar'],
      ['2', 'Perlu dicek'],
      ['3', 'Benar'],
    ]);
    expect(await statuses(1)).toEqual([
      ['1', 'Benar'],
      ['2', 'Perlu dicek'],
    ]);
    expect(await statuses(2)).toEqual([['1', 'Benar']]);
    expect((await messages(0))[1]).toBe(
      'Baris 7, NIK: nomor yang sama juga ada di daftar Kecamatan Contoh 02. Pastikan bersama di mana orang ini didata, lalu sisakan di satu daftar.',
    );
    expect((await messages(1))[1]).toContain('daftar Kecamatan Contoh 01.');
    expect(await warnings()).toEqual([1, 1, 0]);
    expect(await district.store.results.problems()).toEqual([
      { code: 'same-identity-elsewhere', severity: 'warning', count: 2 },
    ]);

    await type(district.operator(1), district.sheets[1] as string, 'Baduta!C7', [[`'${nik(6)}`]]);
    await district.settle();
    expect(await statuses(0)).toEqual([
      ['1', 'Benar'],
      ['2', 'Benar'],
      ['3', 'Benar'],
    ]);
    expect(await statuses(1)).toEqual([
      ['1', 'Benar'],
      ['2', 'Benar'],
    ]);
    expect(await warnings()).toEqual([0, 0, 0]);
  });

  it('costs one more write and one more read of each of the two, and nothing from then on', async () => {
    district = await startTestDistrict(registerForm, 3, {}, start);
    await fill(0, row('1', 'Ani', 1));
    await fill(1, row('1', 'Ani', 1));
    await fill(2, row('1', 'Eko', 5));
    await district.settle();
    expect(district.calls).toEqual({ read: 3 * 2 + 2, write: 3 + 2, describe: 0 });
    district.resetCalls();
    await district.settle();
    district.clock.advance(DAY);
    await district.settle();
    expect(district.calls).toEqual({ read: 0, write: 0, describe: 0 });
  });

  it('leaves no digit of a number, and no name, in the store', async () => {
    district = await startTestDistrict(registerForm, 2, {}, start);
    await fill(0, row('1', 'Ani Contoh', 1), row('2', 'Budi Contoh', 2));
    await fill(1, row('1', 'Ani Contoh', 1));
    await district.settle();
    const tables = await stored(district.worker);
    const text = [...tables.values()].join('\n');
    expect(text).toContain('same-identity-elsewhere');
    for (const number of [1, 2]) expect(text).not.toContain(nik(number).slice(0, 12));
    expect(text).not.toMatch(/Ani Contoh|Budi Contoh/);
    // The marks of the two lists stand there: what is compared is not the number.
    expect(JSON.parse(tables.get('across_mark') ?? '')).toHaveLength(3);
  });
});

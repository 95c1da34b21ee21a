/** Every number here is made up: kecamatan codes are real, birth dates and serials are not anybody's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthOf, isPlainIdentity, readIdentity } from '../../../src/core/cells/identity.ts';

/** `valid`, the fault, or the doubts. */
function judged(value: string | number, kind: 'nik' | 'kk' = 'nik', newborn = false): string {
  const read = readIdentity(value, kind, newborn);
  if (read.kind === 'fault') {
    const { fault } = read;
    return 'how' in fault ? fault.how : 'digits' in fault ? `${fault.digits} digits` : fault.fault;
  }
  return read.doubts.length === 0 ? 'valid' : read.doubts.join(' ');
}

describe('NIK', () => {
  it.each([
    ['a boy', '6202041204220011', 'valid'],
    ['a girl, +40 on the day', '6202045204220012', 'valid'],
    ['a girl of the 31st', '6202047110220013', 'valid'],
    ['30 February', '6202043002220011', 'date'],
    ['29 February of a year without', '6202042902230011', 'date'],
    ['29 February of a leap year', '6202042902240011', 'valid'],
    ['29 February of 2000 or 1900', '6202042902000011', 'valid'],
    ['month 13', '6202041213220011', 'date'],
    ['month 00', '6202041200220011', 'date'],
    ['day 00', '6202040004220011', 'date'],
    ['day 32', '6202043204220011', 'date'],
    ['day 40', '6202044004220011', 'date'],
    ['day 72', '6202047204220011', 'date'],
    ['serial 0000', '6202041204220000', 'serial'],
    ['a province of 2022 (Merauke, 93.01)', '9301041204220011', 'valid'],
    ['the code it had before (91.01)', '9101041204220011', 'valid'],
    ['no such province', '9902041204220011', 'region'],
    ['no such kecamatan', '6202991204220011', 'region'],
    ['kabupaten 00', '6200041204220011', 'region'],
    ['a letter O in the serial', '62020412042200O1', 'not-digits'],
    ['blanks between the groups', '6202 0412 0422 0011', 'valid'],
    ['dots between the groups', '620204.120422.0011', 'valid'],
    ['an apostrophe before', "'6202041204220011", 'valid'],
    ['15 digits', '620204120422001', '15 digits'],
    ['17 digits', '62020412042200112', '17 digits'],
    ['made scientific', '6,20204E+15', 'scientific'],
    ['made scientific in English', '6.20204E+15', 'scientific'],
    ['words', 'menyusul', 'not-digits'],
  ])('%s', (_name, nik, expected) => expect(judged(nik)).toBe(expected));

  it('was a number once, and lost its end', () => {
    expect(judged(6202041204220010)).toBe('rounded');
    expect(judged(6.20204e15)).toBe('rounded');
    expect(judged(Number('9202041204220011'))).toBe('rounded');
    expect(judged(6202041204220011)).toBe('as-number');
    expect(judged(620204120422001)).toBe('15 digits');
    expect([620204120422001.5, -6202041204220011, 1e21, 1e300].map((n) => judged(n))).not.toContain('valid');
  });

  it("of a newborn may be its mother's with one digit more, where the column is of children", () => {
    expect(judged('62020452049500121', 'nik', true)).toBe('valid');
    expect(judged('62020452049500121', 'nik')).toBe('17 digits');
    expect(judged('62020412049500111', 'nik', true)).toBe('17 digits');
    expect(judged('62020472139500121', 'nik', true)).toBe('17 digits');
    expect(judged('6202045204950012', 'nik', true)).toBe('valid');
  });

  it('tells birth and sex', () => {
    expect(birthOf('6202045204220012')).toEqual({ sex: 'P', day: 12, month: 4, year: 22 });
    expect(birthOf('6202041204220011')).toEqual({ sex: 'L', day: 12, month: 4, year: 22 });
  });

  const two = (part: number) => String(part).padStart(2, '0');
  const nik = fc
    .record({
      day: fc.integer({ min: 1, max: 28 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 0, max: 99 }),
      serial: fc.integer({ min: 1, max: 9999 }),
      woman: fc.boolean(),
    })
    .map((p) => ({
      ...p,
      text: `620204${two(p.day + (p.woman ? 40 : 0))}${two(p.month)}${two(p.year)}${String(p.serial).padStart(4, '0')}`,
    }));

  it('that is right has nothing said about it, whatever blanks stand in it', () => {
    fc.assert(
      fc.property(nik, fc.nat(16), ({ text, day, month, year, woman }, at) => {
        expect(judged(`${text.slice(0, at)} ${text.slice(at)}`)).toBe('valid');
        expect(birthOf(text)).toEqual({ sex: woman ? 'P' : 'L', day, month, year });
      }),
    );
  });

  it('is settled at once only where the careful reader has nothing to say', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 16, maxLength: 16 });
    const broken = fc
      .tuple(nik, fc.nat(15), fc.constantFrom(...'09O '))
      .map(([{ text }, at, sign]) => text.slice(0, at) + sign + text.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(digits, broken), fc.constantFrom('nik', 'kk'), (text, kind) => {
        expect(isPlainIdentity(text, kind)).toBe(
          text.length === 16 && !text.includes(' ') && judged(text, kind) === 'valid',
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('that a spreadsheet rounded to 15 digits is never taken as it stands', () => {
    fc.assert(
      fc.property(nik, ({ text }) => {
        expect(judged(Number(`${text.slice(0, 15)}0`))).toBe('rounded');
      }),
    );
  });

  it('is never thrown at', () => {
    const scribble = fc.string({ unit: fc.constantFrom(...'0123456789E+., -Ox'), maxLength: 24 });
    fc.assert(
      fc.property(fc.oneof(scribble, fc.double()), fc.boolean(), (value, newborn) => {
        if (typeof value === 'number' && !Number.isFinite(value)) return;
        expect(['identity', 'fault']).toContain(readIdentity(value, 'nik', newborn).kind);
      }),
    );
  });
});

describe('KK', () => {
  it.each([
    ['as issued', '6202041503180007', 'valid'],
    ['a NIK of a woman', '6202045503180007', 'swapped'],
    ['no such date', '6202041513180007', 'date'],
    ['a digit short', '620204150318007', '15 digits'],
    ['17 digits, whoever is born', '62020455031800071', '17 digits'],
  ])('%s', (_name, kk, expected) => expect(judged(kk, 'kk', true)).toBe(expected));
});

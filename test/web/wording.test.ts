import { describe, expect, it } from 'vitest';
import { en } from '../../src/web/text/en.ts';
import { id } from '../../src/web/text/id.ts';
import { wording } from '../../src/web/text/wording.ts';
import { unitName } from '../../src/web/unit-name.ts';

/** `mailLog.states.sent` → what it says; functions are given their own parameters' places. */
function sayings(text: object, path = ''): [string, string][] {
  return Object.entries(text).flatMap(([key, value]): [string, string][] => {
    const name = path === '' ? key : `${path}.${key}`;
    if (name === 'label') return [];
    if (typeof value === 'function') return [[name, value(...Array.from({ length: 5 }, (_, n) => `{${n}}`))]];
    return typeof value === 'string' ? [[name, value]] : sayings(value, name);
  });
}

describe('both languages', () => {
  const english = new Map(sayings(en));
  it.each(sayings(id))('say %s with the same figures in it', (name, indonesian) => {
    const places = (text: string) => [...new Set(text.match(/\{\d\}/g))].sort();
    expect(english.get(name)).toBeTruthy();
    expect(places(english.get(name)!)).toEqual(places(indonesian));
  });

  it('have nothing that the other lacks', () => {
    expect([...english.keys()].sort()).toEqual(
      sayings(id)
        .map(([name]) => name)
        .sort(),
    );
  });
});

it('whole percentages are all only for all, none only for none', () => {
  const { wholePercent, range } = wording('id', 'Asia/Jakarta');
  expect([0, 0.001, 0.5149, 0.9999, 1].map(wholePercent)).toEqual(
    ['0 %', '1 %', '51 %', '99 %', '100 %'].map((text) => text.replace(' ', '\u00a0')),
  );
  expect(range(0.524, 0.713)).toBe('52–71\u00a0%');
});

it('unit names say their level once', () => {
  expect(unitName({ name: 'Kabupaten Kotawaringin Timur', level: 'kabupaten' })).toBe(
    'Kabupaten Kotawaringin Timur',
  );
  expect(unitName({ name: 'Baamang', level: 'kecamatan' })).toBe('Kecamatan Baamang');
  expect(unitName({ name: 'Kota Besi', level: 'kecamatan' })).toBe('Kecamatan Kota Besi');
});

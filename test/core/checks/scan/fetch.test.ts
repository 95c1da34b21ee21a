import { expect, test } from 'vitest';
import { Batch } from '../../../../src/core/checks/scan/batch.ts';
import { Fetch } from '../../../../src/core/checks/scan/fetch.ts';

function charactersOf(places: number[], rows: (string | number | null)[][]): number {
  const batch = new Batch(0);
  batch.fill(rows, 0);
  const fetch = new Fetch(places);
  fetch.read(batch);
  return fetch.characters;
}

test('every text at the places is asked for, and nothing else', () => {
  const rows = [
    ['A1', 'Baamang', 5],
    ['A2', null, 'enam'],
  ];
  expect(charactersOf([0, 1], rows)).toBe('A1Baamang'.length + 'A2'.length);
  expect(charactersOf([2], rows)).toBe('enam'.length);
  expect(charactersOf([], rows)).toBe(0);
});

test('rows may be shorter than the places, or empty', () => {
  expect(charactersOf([0, 7], [['A1'], []])).toBe(2);
  expect(charactersOf([0], [[], []])).toBe(0);
});

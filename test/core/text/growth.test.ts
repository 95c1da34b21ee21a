import { describe, expect, it } from 'vitest';
import { LYING } from '../../../src/core/measures/growth/child.ts';
import { CLASSES } from '../../../src/core/measures/growth/classes.ts';
import { INDICES } from '../../../src/core/measures/growth/indices.ts';
import { otherMethods } from '../../../src/core/measures/growth/methods.ts';
import {
  type DifferingFigure,
  differenceSentence,
  implausibleSentence,
  methodPhrase,
} from '../../../src/core/text/growth.ts';

const FULL_MONTHS = { age: 'full-months', correction: true, formula: 'who' } as const;
const FIGURE: DifferingFigure = {
  index: 'lengthForAge',
  methods: [FULL_MONTHS],
  typed: -1.91,
  z: -2.33,
  class: 'stunted',
};

describe('sentences on a typed figure', () => {
  it('name both figures, how far they are apart, and the method that explains the typed one', () => {
    expect(differenceSentence(FIGURE, 'id')).toEqual({
      message: 'PB/U atau TB/U: tertulis -1,91, menurut standar WHO -2,33 (pendek), selisih 0,42.',
      remedy: 'Sesuai cara: umur dalam bulan penuh. Hitung menurut WHO, umur dalam hari.',
    });
    expect(differenceSentence(FIGURE, 'en')).toEqual({
      message:
        'Length/height for age: -1.91 is written, by the WHO standards it is -2.33 (stunted), 0.42 apart.',
      remedy: 'What is written comes of: age in full months. Reckon by WHO, age in days.',
    });
    expect(differenceSentence({ ...FIGURE, typed: ' normal ' }, 'id').message).toBe(
      'PB/U atau TB/U: tertulis “normal”, menurut standar WHO -2,33 (pendek).',
    );
  });

  it('ask to check the measures when no method explains it', () => {
    const unexplained = { ...FIGURE, methods: [], typed: 1.23 };
    expect(differenceSentence(unexplained, 'id').remedy).toMatch(
      /^Periksa jenis kelamin, tanggal lahir, berat/,
    );
    expect(differenceSentence(unexplained, 'en').remedy).toMatch(/^Check sex, birth date, weight/);
  });

  it('show no figure where none may be shown', () => {
    const { index, methods } = FIGURE;
    expect(differenceSentence({ index, methods }, 'id').message).toBe(
      'PB/U atau TB/U: isian ini berbeda dari hitungan menurut standar WHO.',
    );
  });

  it('are short enough for a cell whatever index, class and method', () => {
    const child = { sex: 1, ageDays: 900, weight: 4, lenhei: 80, measured: LYING, oedema: false } as const;
    for (const language of ['id', 'en'] as const)
      for (const index of INDICES)
        for (const method of otherMethods(child, index))
          for (const found of CLASSES[index]) {
            const figure = { index, methods: [method], z: -2.33, class: found.code };
            for (const typed of [-11.22, ...CLASSES[index].map((one) => one[language])]) {
              const { message, remedy } = differenceSentence({ ...figure, typed }, language);
              expect(Math.max(message.length, remedy.length)).toBeLessThanOrEqual(170);
            }
          }
  });

  it('say every departure from WHO', () => {
    const all = { age: 'full-months', correction: false, formula: 'linear' } as const;
    expect(methodPhrase(all, 'id')).toBe(
      'umur dalam bulan penuh, tanpa koreksi 0,7 cm antara telentang dan berdiri, selisih dari median dibagi jarak ke 1 SD',
    );
    expect(methodPhrase({ ...all, formula: 'unrestricted' }, 'en')).toBe(
      'age in full months, without the 0.7 cm between lying and standing, the LMS formula unrestricted beyond ±3 SD',
    );
  });
});

it('an implausible measurement is told by its indices, never by its figures', () => {
  expect(implausibleSentence(['weightForAge', 'bmiForAge'], 'id').message).toBe(
    'Z-score BB/U, IMT/U di luar batas wajar, sehingga tidak ikut dihitung.',
  );
  expect(implausibleSentence(['weightForAge'], 'en').remedy).toContain('measure again');
});

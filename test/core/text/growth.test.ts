import { describe, expect, it } from 'vitest';
import { type Child, LYING } from '../../../src/core/measures/growth/child.ts';
import { explainDifference, type Typed } from '../../../src/core/measures/growth/difference.ts';
import type { Index } from '../../../src/core/measures/growth/indices.ts';
import type { Language } from '../../../src/core/text/format.ts';
import { differenceSentence, methodPhrase } from '../../../src/core/text/growth.ts';

const CHILD: Child = { sex: 1, ageDays: 394, weight: 8.13, lenhei: 71.2, measured: LYING, oedema: false };
const told = (index: Index, typed: Typed, language: Language) =>
  differenceSentence(explainDifference(CHILD, index, typed), index, typed, language);

describe('sentences on a typed figure', () => {
  it('name both figures and the method that explains the typed one', () => {
    expect(told('lengthForAge', { z: -1.91 }, 'id')).toEqual({
      message:
        'PB/U atau TB/U: tertulis -1,91, menurut standar WHO -2,33 (pendek). Yang tertulis sesuai dengan cara: umur dalam bulan penuh.',
      remedy: 'Hitung ulang menurut standar WHO, dengan umur dalam hari.',
    });
    expect(told('weightForAge', { z: -1.47 }, 'en')?.message).toBe(
      'weight for age: -1.47 is written, by the WHO standards it is -1.75 (normal). What is written comes of: age in full months, the rounded printed table.',
    );
    expect(told('lengthForAge', { class: ' normal ' }, 'id')?.message).toContain(
      'tertulis “normal”, menurut',
    );
  });

  it('ask to check the measures when no method explains it', () => {
    expect(told('lengthForAge', { z: 1.23 }, 'id')?.remedy).toBe(
      'Periksa kembali jenis kelamin, umur, berat, dan panjang badan.',
    );
    expect(told('lengthForAge', { z: 1.23 }, 'en')?.remedy).toBe('Check sex, age, weight and length.');
  });

  it('are not made where nothing differs', () => {
    expect(told('lengthForAge', { z: -2.33 }, 'id')).toBeUndefined();
    expect(told('lengthForAge', { class: 'gizi buruk' }, 'id')).toBeUndefined();
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

import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/core/catalogue/catalogue.ts';
import { EXAMPLES } from '../../../src/core/catalogue/examples/examples.ts';
import { problemOf } from '../../../src/core/checks/make-problem.ts';
import { withoutValues } from '../../../src/core/checks/personal.ts';
import type { Problem, ProblemCode, ProblemParams } from '../../../src/core/checks/problem.ts';
import type { Language } from '../../../src/core/text/format.ts';
import { problemSentence } from '../../../src/core/text/problem-sentences.ts';
import { openForm } from '../../support/open-form.ts';

const say = (problem: Problem, language?: Language) => problemSentence(problem, openForm, language);
const made = (code: ProblemCode, params: ProblemParams[ProblemCode]) =>
  problemOf(code, ['hadir'], params, { tab: 'kegiatan' });
const paramsOf = (code: ProblemCode) => EXAMPLES[code].params;

describe.each(['id', 'en'] as const)('sentences about problems (%s)', (language) => {
  it.each(CODES)('%s says what is wrong and what to do, in words', (code) => {
    const { message, remedy } = say(made(code, paramsOf(code)), language);
    for (const text of [message, remedy]) {
      expect(text).toMatch(/^["“A-Z0-9].+[.]$/);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|Infinity|\$\{| {2}/);
      expect(text.length).toBeLessThanOrEqual(170);
    }
    expect(message).not.toBe(remedy);
  });

  it.each(
    CODES.filter(
      (code) =>
        !/^(key|header|state|decision|merged|zone|locale|too-many|deadline-past|register|unit-missing)/.test(
          code,
        ),
    ),
  )('%s says it of a personal column too, without the value', (code) => {
    const { message, remedy } = say(made(code, withoutValues(paramsOf(code))), language);
    expect(`${message} ${remedy}`).not.toMatch(/undefined|NaN|“”|\(\)| {2}/);
    for (const [name, value] of Object.entries(paramsOf(code))) {
      if (
        [
          'value',
          'read',
          'key',
          'typed',
          'computed',
          'limit',
          'host',
          'other',
          'whole',
          'day',
          'earlierDay',
        ].includes(name)
      )
        expect(message).not.toContain(` ${value} `);
    }
    expect(message).toMatch(/\.$/);
  });
});

describe('word for word', () => {
  it.each<[ProblemCode, string, string]>([
    ['not-a-number', 'Hadir: “12 keluarga” bukan angka.', 'Ketik angkanya saja: 12, tanpa kata atau satuan.'],
    [
      'date-ambiguous',
      'Hadir: hari dan bulan pada “08/07/2025” dapat tertukar; kami membacanya 7 Agustus 2025.',
      'Ketik ulang dengan nama bulan, misalnya 7 Agustus 2025.',
    ],
    [
      'not-a-mark',
      'Hadir: “belm” bukan tanda yang dipakai di kolom ini. Mungkin yang dimaksud “belum”.',
      'Isi dengan salah satu: Y, T, belum, TS.',
    ],
    [
      'identity-damaged',
      'Hadir: angka terakhirnya hilang karena nomor ini tersimpan sebagai bilangan.',
      "Ketik ulang 16 angkanya dari KTP atau KK, dengan tanda petik (') di depannya.",
    ],
    [
      'region-damaged',
      'Hadir: ada angka 0 yang hilang dari kode “62,1”.',
      "Bila yang dimaksud 62.10, ketik '62.10 dengan tanda petik di depannya.",
    ],
    [
      'column-unreadable',
      'Hadir: 5 isian di kolom ini, tidak satu pun berupa tanggal.',
      'Periksa apakah isian tergeser ke kolom sebelahnya, lalu kembalikan ke tempatnya.',
    ],
    ['compare', 'Hadir: 4 tidak boleh kurang dari rencana (6).', 'Periksa kembali kedua angka.'],
    [
      'sum',
      'Hadir: 45 berbeda dari jumlah laki dan perempuan (40).',
      'Periksa kembali jumlah dan bagian-bagiannya.',
    ],
    [
      'not-attainable',
      'Hadir: 71,15 % tidak mungkin dari desa (1.871), berapa pun pembilangnya.',
      'Periksa kembali persentase dan penyebutnya; dari 1.872 persentase itu mungkin.',
    ],
    [
      'date-order',
      'Hadir: 16 Agustus 2025 lebih awal dari lahir (17 Agustus 2025).',
      'Periksa kembali kedua tanggal dan tahunnya.',
    ],
    [
      'exclusive-none',
      'Di antara normal, kek dan risti belum ada yang terisi ya, padahal harus satu.',
      'Isi ya pada salah satunya.',
    ],
    [
      'columns-shifted',
      'Isian baris 3 tampaknya tergeser satu kolom ke kanan.',
      'Kembalikan isian ke kolomnya, lalu tunggu pemeriksaan berikutnya.',
    ],
    [
      'header-renamed',
      'Judul kolom “Hadir” berubah menjadi “Jumlah”.',
      'Kembalikan judul kolom seperti semula. Sebelum itu isian tidak dapat diperiksa.',
    ],
  ])('%s', (code, message, remedy) => {
    expect(say(made(code, paramsOf(code)))).toEqual({ message, remedy });
  });
});

/** Every letter that a Register brings about, word by word in both languages. */
import { describe, expect, it } from 'vitest';
import type { Deadline } from '../../../../src/core/schedule/deadline.ts';
import { composeConfirmAddress } from '../../../../src/core/text/mail/confirm-address.ts';
import { composeExtension } from '../../../../src/core/text/mail/extension.ts';
import { composeRegisterFault } from '../../../../src/core/text/mail/register-fault.ts';

const HOSTILE = 'A\r\nBcc: x@y.example <img src=x>';

const deadline: Deadline = {
  id: 'akhir-tahun',
  template: 'aksi-konvergensi-2025',
  title: { id: 'Tutup input', en: 'Closing' },
  at: '2026-01-05T23:59',
  zone: 'Asia/Makassar',
  kind: 'official',
  history: [
    { at: '2025-12-31T23:59', changedOn: '2025-12-21', letter: { number: '7/2025', date: '2025-12-20' } },
  ],
};
const form = {
  unit: 'Kecamatan Contoh',
  title: 'Aksi Konvergensi 2025',
  deadline,
  blank: 12,
  errors: 1,
  link: 'https://docs.example/1',
};

const letters = (name: string, language: 'id' | 'en', hostile = 'Kecamatan Contoh') => ({
  'confirm-address': composeConfirmAddress({
    ...{ name, language, role: 'pengampu', unit: hostile, code: '4821-7730' },
    ...{ answered: true, demonstration: true },
  }),
  register: composeRegisterFault({
    ...{ name, language, since: Date.UTC(2025, 10, 18, 2, 0), zone: 'Asia/Jakarta' },
    problems: [
      { code: 'heads-several', count: 2 },
      { code: 'not-an-email', count: 1 },
    ],
    ...{ link: 'https://docs.example/r', demonstration: true },
  }),
  extension: composeExtension({
    ...{ name, language, answered: true, demonstration: false },
    forms: [{ ...form, unit: hostile }],
  }),
  'extension-earlier': composeExtension({
    ...{ name, language, answered: true, demonstration: false },
    forms: [{ ...form, deadline: { ...deadline, at: '2025-12-24T16:00' } }],
  }),
  'extension-of-two': composeExtension({
    ...{ name, language, answered: false, demonstration: true },
    forms: [
      form,
      {
        ...form,
        unit: 'Kecamatan Lain',
        blank: 0,
        deadline: {
          ...deadline,
          at: '2025-12-20T12:00',
          history: [{ at: '2025-12-31T23:59', changedOn: '2025-12-01' }],
        },
      },
    ],
  }),
});

describe.each(['id', 'en'] as const)('letters of a Register in %s', (language) => {
  it.each(Object.entries(letters('Siti Contoh', language)))('%s', async (kind, { subject, text, html }) => {
    await expect(`Subject: ${subject}\n\n${text}\n=== HTML ===\n${html}`).toMatchFileSnapshot(
      `golden/${kind}.${language}.txt`,
    );
    expect(html).toContain(`<html lang="${language}">`);
  });

  it('keep what was typed to one line, and to text', () => {
    for (const { subject, text, html } of Object.values(letters(HOSTILE, language, HOSTILE))) {
      expect(subject).not.toMatch(/[\r\n]/);
      expect(text).not.toMatch(/^Bcc/m);
      expect(html).not.toContain('<img');
    }
  });
});

it('a code stands in no subject', () => {
  expect(letters('Siti Contoh', 'id')['confirm-address'].subject).not.toContain('4821');
});

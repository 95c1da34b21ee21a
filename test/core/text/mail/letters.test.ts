/** Every kind of message besides the operator's digest, as a reader gets it, in both languages. */
import { describe, expect, test } from 'vitest';
import { formCounts } from '../../../../src/core/measures/completion.ts';
import { forecast } from '../../../../src/core/measures/forecast.ts';
import { wallClock } from '../../../../src/core/schedule/deadline.ts';
import { workingDays } from '../../../../src/core/schedule/working-days.ts';
import { type BadAddressMail, composeBadAddress } from '../../../../src/core/text/mail/bad-address.ts';
import { composeComplete, type FormEvent } from '../../../../src/core/text/mail/complete.ts';
import { composeDigest, type Digest } from '../../../../src/core/text/mail/digest.ts';
import type { OthersPart } from '../../../../src/core/text/mail/others.ts';
import { composeReturned } from '../../../../src/core/text/mail/returned.ts';
import { composeSignIn, type SignInMail } from '../../../../src/core/text/mail/sign-in.ts';
import { composeWeekly, type Weekly } from '../../../../src/core/text/mail/weekly.ts';

const at = (local: string) => wallClock(local, 'Asia/Jakarta');
const NOW = at('2025-11-18T07:30');
const TITLE = { id: 'Aksi Konvergensi 2025', en: 'Convergence actions 2025' };
const INTERNAL = {
  title: { id: 'Tenggat internal kabupaten', en: "The district's internal deadline" },
  at: '2025-11-25T23:59',
  zone: 'Asia/Jakarta' as const,
  noticed: true,
};
const PASSED = { ...INTERNAL, at: '2025-11-13T23:59' };
const link = (id: string) => `https://docs.google.com/spreadsheets/d/${id}/edit#gid=0&range=H6`;

const READER = {
  name: 'Petugas Contoh',
  language: 'id' as const,
  now: NOW,
  zone: 'Asia/Jakarta' as const,
  demonstration: true,
  answered: true,
};
const digest = (others: OthersPart[], more: Partial<Digest> = {}): Digest => ({
  ...READER,
  forms: [],
  others,
  ...more,
});

const REVIEWS: OthersPart = {
  kind: 'reviews',
  role: 'verifikator',
  unit: 'Kecamatan Baamang',
  forms: [
    {
      unit: 'Desa Contoh 01 Aren',
      title: TITLE,
      verified: true,
      handedInAt: at('2025-11-12T14:05'),
      link: link('aren'),
    },
    {
      unit: 'Desa Contoh 02 Bambu',
      title: TITLE,
      verified: false,
      handedInAt: at('2025-11-17T10:00'),
      link: link('bambu'),
    },
  ],
  deadlines: [INTERNAL],
};
const HALVES: OthersPart = {
  kind: 'halves',
  role: 'pengampu',
  unit: 'Kabupaten Contoh',
  office: 'DPPKB',
  forms: [
    { unit: 'Desa Contoh 01 Aren', title: TITLE, entries: 3, link: link('aren') },
    { unit: 'Desa Contoh 02 Bambu', title: TITLE, entries: 1, link: link('bambu') },
  ],
  deadlines: [INTERNAL],
};
const overview = (role: 'pimpinan' | 'koordinator' | 'sekda'): OthersPart => ({
  kind: 'overview',
  role,
  unit: role === 'pimpinan' ? 'Kecamatan Baamang' : 'Kabupaten Contoh',
  title: TITLE,
  units: 38,
  forms: Array.from({ length: 12 }, (_, index) => ({
    unit: `Desa Contoh ${String(index + 1).padStart(2, '0')}`,
    blank: 31 - index,
    errors: index % 3,
    unseen: index === 4,
    returned: index === 5,
  })),
  deadlines: [role === 'sekda' ? PASSED : INTERNAL],
});
const BLOCKED: Digest['forms'][number] = {
  unit: 'Kecamatan Baamang',
  title: TITLE,
  counts: { expected: 31, filled: 28 },
  errors: 0,
  warnings: 0,
  problems: [],
  checkedAt: NOW - 60_000,
  unreadable: false,
  returned: true,
  waits: [
    { name: 'Kementerian Agama / KUA', entries: 1, since: null },
    { name: 'Desa Contoh 01 Aren', entries: 12, since: '2025-11-12' },
  ],
  deadlines: [INTERNAL, { ...PASSED, noticed: true }],
  link: link('baamang'),
};

const EVENT: FormEvent = {
  ...READER,
  unit: 'Kecamatan Baamang',
  title: TITLE,
  counts: { expected: 31, filled: 31 },
  formState: 'draft',
  deadlines: [{ ...INTERNAL, noticed: false }],
  link: link('baamang'),
};

const COUNTS = { ...formCounts(1178, 363, 319, 'draft'), submitted: 233, approved: 62 };
const WEEKLY: Weekly = {
  ...READER,
  unit: 'Kabupaten Contoh',
  week: '2025-11-17',
  forms: [
    {
      title: TITLE,
      counts: COUNTS,
      before: { date: '2025-11-12', counts: { expected: 1178, filled: 247 } },
      forecast: forecast(
        [247, 272, 298, 305, 309, 341].map((count, index) => ({
          at: at(`2025-11-${12 + index}T20:00`),
          count,
          expected: 1178,
        })),
        { at: NOW, count: 363, expected: 1178 },
        at('2025-11-25T23:59'),
        { zone: 'Asia/Jakarta', workingDays: workingDays() },
      ),
      deadlines: [INTERNAL],
      units: 38,
      open: Array.from({ length: 35 }, (_, index) => ({
        unit: `Unit ${index + 1}`,
        missing: index === 2 ? 0 : 31 - (index % 31),
        errors: index === 2 ? 2 : 0,
      })),
      untold: ['Desa Contoh 03 Cempaka', 'Desa Contoh 04 Durian'],
      owners: [
        { office: 'DPPKB', entries: 12, units: 7 },
        { office: 'Kementerian Agama / KUA', entries: 4, units: 4 },
      ],
    },
    {
      title: { id: 'Formulir lain', en: 'Another form' },
      counts: COUNTS,
      deadlines: [],
      units: 1,
      open: [],
      owners: [],
      untold: [],
    },
  ],
};

const { answered: _, ...ADDRESSED } = READER;
const REFUSED: BadAddressMail = {
  ...ADDRESSED,
  role: 'pimpinan',
  unit: 'Puskesmas Contoh 02',
};
const SIGN_IN: SignInMail = {
  ...ADDRESSED,
  url: 'https://pantau.kabupaten.example/masuk/abc',
  until: at('2025-11-18T09:17'),
};

type Written = { subject: string; text: string; html: string };
const LETTERS: Record<string, (language: 'id' | 'en') => Written> = {
  'digest-blocked': (language) => composeDigest(digest([], { language, forms: [BLOCKED] })),
  'digest-verifikator': (language) => composeDigest(digest([REVIEWS], { language })),
  'digest-verifikator-new': (language) =>
    composeDigest(
      digest([{ ...REVIEWS, deadlines: [] }], { language, demonstration: false, answered: false }),
    ),
  'digest-pengampu': (language) => composeDigest(digest([HALVES], { language })),
  'digest-pimpinan': (language) => composeDigest(digest([overview('pimpinan')], { language })),
  'digest-sekda': (language) => composeDigest(digest([overview('sekda')], { language })),
  'digest-many-offices': (language) =>
    composeDigest(digest([REVIEWS, HALVES, overview('koordinator')], { language, forms: [BLOCKED] })),
  complete: (language) => composeComplete({ ...EVENT, language }),
  returned: (language) => composeReturned({ ...EVENT, language, formState: 'dikembalikan' }),
  weekly: (language) => composeWeekly({ ...WEEKLY, language }),
  'bad-address': (language) => composeBadAddress({ ...REFUSED, language }),
  masuk: (language) => composeSignIn({ ...SIGN_IN, language }),
};

const whole = ({ subject, text, html }: Written) => `Subject: ${subject}\n\n${text}\n=== HTML ===\n${html}`;

describe.each(Object.entries(LETTERS))('%s', (kind, compose) => {
  test.each(['id', 'en'] as const)('in %s reads as the golden file says', async (language) => {
    const letter = compose(language);
    await expect(whole(letter)).toMatchFileSnapshot(`golden/${kind}.${language}.txt`);
    expect(letter.text).not.toMatch(/undefined|null|NaN|\[object/);
    expect(letter.html).not.toMatch(/undefined|>null|NaN|\[object|>false/);
  });
});

describe('a letter', () => {
  const EVIL = 'X\r\nBcc: evil@evil.example\u2028<img src=x onerror=alert(1)>"\'&\u202e*tebal*';
  /** Whatever is typed somewhere says this. */
  const spoiledBy = (name: string): Record<string, Written> => {
    const evil = { id: name, en: name };
    const deadlines = [{ ...INTERNAL, title: evil }];
    return {
      digest: composeDigest(
        digest(
          [
            { ...REVIEWS, unit: name, deadlines, forms: [{ ...REVIEWS.forms[0]!, unit: name, title: evil }] },
            { ...HALVES, office: name, deadlines, forms: [{ ...HALVES.forms[0]!, unit: name, title: evil }] },
            { ...overview('pimpinan'), unit: name, title: evil, deadlines } as OthersPart,
          ],
          {
            name,
            forms: [{ ...BLOCKED, unit: name, title: evil, waits: [{ name, entries: 1, since: null }] }],
          },
        ),
      ),
      others: composeDigest(digest([{ ...overview('sekda'), unit: name } as OthersPart])),
      complete: composeComplete({ ...EVENT, name, unit: name, title: evil, deadlines }),
      returned: composeReturned({ ...EVENT, name, unit: name, title: evil, deadlines }),
      'bad-address': composeBadAddress({ ...REFUSED, name, unit: name }),
      masuk: composeSignIn({ ...SIGN_IN, name }),
      weekly: composeWeekly({
        ...WEEKLY,
        name,
        unit: name,
        forms: [
          {
            ...WEEKLY.forms[0]!,
            title: evil,
            deadlines,
            open: [{ unit: name, missing: 1, errors: 0 }],
            owners: [{ office: name, entries: 1, units: 1 }],
            untold: [name],
          },
        ],
      }),
    };
  };
  const spoiled = spoiledBy(EVIL);

  test.each(Object.entries(spoiled))('%s: names cannot break a line, a header or the HTML', (_, letter) => {
    expect(letter.subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(letter.text).not.toMatch(/^Bcc/m);
    expect(letter.html).not.toMatch(/<img|<script/);
    for (const text of [letter.text, letter.html]) expect(text).not.toMatch(/[\u202e\u2028]/);
  });

  test.each(Object.entries(spoiledBy('Kecamatan 😀 '.repeat(500))))(
    '%s: a name without end leaves a subject that every service takes',
    (_, { subject, text }) => {
      expect(subject.length).toBeLessThan(998);
      expect(subject.isWellFormed()).toBe(true);
      expect(text.length).toBeLessThan(10_000);
    },
  );

  test('the text to be pasted is plain, and bold only where we say so', () => {
    const { text } = spoiled.weekly!;
    const pasted = text.slice(text.indexOf('*Pengisian data'), text.indexOf('Terima kasih.'));
    expect(pasted).not.toContain('*tebal*');
    expect(pasted.match(/\*/g)).toHaveLength(4);
    expect(composeWeekly({ ...WEEKLY, language: 'en' }).text).toContain('Mohon Bapak/Ibu');
  });

  test('nothing to say is a fault of ours', () => {
    expect(() => composeDigest(digest([]))).toThrow(RangeError);
    expect(() => composeWeekly({ ...WEEKLY, forms: [] })).toThrow(RangeError);
  });
});

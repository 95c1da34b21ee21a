import { describe, expect, test } from 'vitest';
import { forecast } from '../../../../src/core/measures/forecast.ts';
import { wallClock } from '../../../../src/core/schedule/deadline.ts';
import { workingDays } from '../../../../src/core/schedule/working-days.ts';
import { composeDigest, type Digest, type DigestForm } from '../../../../src/core/text/mail/digest.ts';

const at = (local: string) => wallClock(local, 'Asia/Jakarta');
const NOW = at('2025-11-18T09:00');

const BAAMANG: DigestForm = {
  unit: 'Kecamatan Baamang',
  title: {
    id: 'Aksi Konvergensi 2025: 31 indikator layanan',
    en: 'Convergence actions 2025: 31 service indicators',
  },
  counts: { expected: 31, filled: 12 },
  errors: 3,
  warnings: 1,
  problems: [
    { code: 'not-above', severity: 'error', count: 2 },
    { code: 'not-a-number', severity: 'error', count: 1 },
    { code: 'zero-target', severity: 'warning', count: 1 },
  ],
  checkedAt: at('2025-11-18T08:57'),
  unreadable: false,
  returned: false,
  waits: [],
  deadlines: [
    {
      title: { id: 'Tenggat internal kabupaten', en: "The district's internal deadline" },
      at: '2025-11-25T23:59',
      zone: 'Asia/Jakarta',
      noticed: true,
    },
    {
      title: { id: 'Penutupan penginputan tahun 2025', en: 'Close of the 2025 entry' },
      at: '2025-12-31T23:59',
      zone: 'Asia/Jakarta',
      noticed: false,
    },
  ],
  forecast: forecast(
    [3, 5, 6, 8].map((count, index) => ({ at: at(`2025-11-${14 + index}T18:00`), count, expected: 31 })),
    { at: NOW, count: 12, expected: 31 },
    at('2025-11-25T23:59'),
    { zone: 'Asia/Jakarta', workingDays: workingDays() },
  ),
  link: 'https://docs.google.com/spreadsheets/d/contoh-baamang/edit',
};

const DIGEST: Digest = {
  name: 'Operator Contoh Kecamatan Baamang',
  language: 'id',
  now: NOW,
  zone: 'Asia/Jakarta',
  demonstration: true,
  answered: true,
  forms: [BAAMANG],
  others: [],
};

const { forecast: _, ...WITHOUT_FORECAST } = BAAMANG;
const COMPLETE_BUT_WRONG: DigestForm = {
  ...WITHOUT_FORECAST,
  unit: 'Puskesmas Contoh Satu',
  counts: { expected: 31, filled: 31 },
  errors: 1,
  warnings: 0,
  problems: [{ code: 'header-missing', severity: 'error', count: 1 }],
};
const UNSEEN: DigestForm = {
  ...WITHOUT_FORECAST,
  unit: 'Kecamatan Seranau',
  counts: { expected: 0, filled: 0 },
  errors: 0,
  warnings: 0,
  problems: [],
  checkedAt: null,
};

const KINDS: Record<string, Digest> = {
  'one-unit': DIGEST,
  'two-units-not-a-demonstration': {
    ...DIGEST,
    demonstration: false,
    answered: false,
    forms: [BAAMANG, COMPLETE_BUT_WRONG],
  },
  corrections: { ...DIGEST, now: at('2025-11-24T07:30'), forms: [COMPLETE_BUT_WRONG] },
  unreadable: { ...DIGEST, forms: [{ ...BAAMANG, unreadable: true }] },
  unseen: { ...DIGEST, now: at('2025-11-25T07:30'), forms: [UNSEEN] },
};

/** What is compared: subject and both parts, as a reader gets them. */
const whole = ({ subject, text, html }: ReturnType<typeof composeDigest>) =>
  `Subject: ${subject}\n\n${text}\n=== HTML ===\n${html}`;

describe('digest', () => {
  for (const [kind, digest] of Object.entries(KINDS)) {
    test.each(['id', 'en'] as const)(`${kind} in %s reads as the golden file says`, async (language) => {
      const letter = composeDigest({ ...digest, language });
      await expect(whole(letter)).toMatchFileSnapshot(`golden/digest-${kind}.${language}.txt`);
    });
  }

  test('the subject says how long, how much, whose and until when', () => {
    expect(composeDigest({ ...DIGEST, forms: [{ ...BAAMANG, errors: 0 }] }).subject).toBe(
      '[Data contoh] 7 hari lagi: 19 isian Kecamatan Baamang belum lengkap (tenggat 25 November 2025, 23.59 WIB)',
    );
  });

  test('text and HTML say the same', () => {
    for (const digest of Object.values(KINDS)) {
      const { text, html } = composeDigest(digest);
      const values = [...text.matchAll(/^- [^:]+: (.+)$/gm)].map((match) => match[1]!);
      expect(values.length).toBeGreaterThan(3);
      expect(text).not.toMatch(/undefined|null|NaN/);
      // The address of a link is an attribute in HTML.
      for (const value of values) expect(value.startsWith('https:') ? html : plain(html)).toContain(value);
    }
  });

  test('names cannot break a line, a header or the HTML', () => {
    const evil = 'X\r\nBcc: evil@evil.example\u2028<script>alert(1)</script>"\'&\u202e';
    const letter = composeDigest({
      ...DIGEST,
      name: evil,
      forms: [
        { ...BAAMANG, unit: evil, title: { id: evil, en: evil }, link: 'https://x.example/"onclick="y' },
      ],
    });
    expect(letter.subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(letter.text).not.toMatch(/^Bcc/m);
    expect(letter.html).not.toContain('<script');
    expect(letter.html).not.toContain('"onclick');
    expect(letter.html).not.toContain('\u202e');
  });

  test('HTML needs no table, image, script or style sheet, and names no colour for text or background', () => {
    const { html } = composeDigest(DIGEST);
    expect(html).not.toMatch(/<(table|img|script|style|link)\b/);
    expect(/<body style="([^"]*)"/.exec(html)![1]).not.toMatch(/color|background/);
    expect(html).toContain('name="color-scheme" content="light dark"');
  });

  test('a digest that nobody asked for is refused', () => {
    const quiet = BAAMANG.deadlines.map((deadline) => ({ ...deadline, noticed: false }));
    expect(() => composeDigest({ ...DIGEST, forms: [{ ...BAAMANG, deadlines: quiet }] })).toThrow(RangeError);
  });
});

/** Text of HTML as a reader shows it. */
function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

test('a forecast beyond the last known holiday says so', () => {
  const later = forecast([], { at: at('2027-12-20T08:00'), count: 1, expected: 31 }, at('2028-01-31T23:59'), {
    zone: 'Asia/Jakarta',
    workingDays: workingDays(),
  });
  const said = (language: 'id' | 'en') =>
    composeDigest({ ...DIGEST, language, forms: [{ ...BAAMANG, forecast: later }] }).text;
  expect(said('id')).toContain('isian per hari kerja (hari libur setelah 31 Desember 2027 belum diketahui).');
  expect(said('en')).toContain('entries a working day (holidays after 31 December 2027 are not known yet).');
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, CODES } from '../../src/core/catalogue/catalogue.ts';
import { runExample } from '../../src/core/catalogue/examples/example.ts';
import { exampleOf } from '../../src/core/catalogue/examples/examples.ts';
import { RULES, ruleSetMark } from '../../src/core/rules.ts';
import { SettingsSchema } from '../../src/core/settings.ts';
import { STATUS_WORDS } from '../../src/core/status/words.ts';

const settings = (more: object = {}) =>
  SettingsSchema.parse({ unit: '62.02', mail: { from: 'pantau@kabupaten.example' }, ...more });

describe('the mark of the rules', () => {
  it('is another once an example comes to something else: write the digest found here into src/core/rules.ts', () => {
    const said = CODES.toSorted().map((code) => {
      const { tabs, problems } = runExample(exampleOf(code));
      return [
        code,
        CATALOGUE[code].severity,
        problems.map((one) => [one.code, one.severity, one.cell, one.message, one.remedy]),
        tabs.map(({ lines }) => lines.map(({ key, status }) => [key, STATUS_WORDS[status]])),
      ];
    });
    const digest = createHash('sha256').update(JSON.stringify(said)).digest('hex');
    expect(RULES.examples).toBe(digest.slice(0, 12));
  });

  it('is the same for the same rules, whatever else is set', () => {
    const mark = ruleSetMark(settings());
    expect(ruleSetMark(settings({ debounceSeconds: 5, headline: 'valid' }))).toBe(mark);
    const severities = { percentage: 'info', 'not-above': 'warning' };
    expect(ruleSetMark(settings({ severities }))).toBe(
      ruleSetMark(settings({ severities: Object.fromEntries(Object.entries(severities).reverse()) })),
    );
  });

  it('is another for other severities, and for what the text in the sheet depends on', () => {
    const marks = [
      {},
      { severities: { percentage: 'info' } },
      { severities: { percentage: 'error' } },
      { zone: 'Asia/Makassar' },
      { demonstration: true },
      { convergence: { childHomeVisit: 'malnourished' } },
    ].map((more) => ruleSetMark(settings(more)));
    expect(new Set(marks).size).toBe(marks.length);
    expect(marks[0]).toContain(RULES.examples);
  });
});

import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/core/catalogue/catalogue.ts';
import { problemTitle } from '../../../src/core/text/problem-titles.ts';

describe.each(['id', 'en'] as const)('problem titles (%s)', (language) => {
  const titles = CODES.map((code) => problemTitle(code, language));

  it('tell one kind from another', () => {
    expect(new Set(titles).size).toBe(CODES.length);
  });

  it.each(titles)('are short noun phrases: %s', (title) => {
    expect(title.length).toBeLessThanOrEqual(45);
    expect(title).toMatch(/^[A-Z“]/);
    expect(title).not.toMatch(/[.!]$/);
  });
});

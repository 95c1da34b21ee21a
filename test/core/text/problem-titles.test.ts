import { describe, expect, it } from 'vitest';
import { SEVERITIES } from '../../../src/core/checks/catalogue.ts';
import type { ProblemCode } from '../../../src/core/checks/problem.ts';
import { problemTitle } from '../../../src/core/text/problem-titles.ts';

describe.each(['id', 'en'] as const)('problem titles (%s)', (language) => {
  const codes = Object.keys(SEVERITIES) as ProblemCode[];
  const titles = codes.map((code) => problemTitle(code, language));

  it('tell one kind from another', () => {
    expect(new Set(titles).size).toBe(codes.length);
  });

  it.each(titles)('are short noun phrases: %s', (title) => {
    expect(title.length).toBeLessThanOrEqual(45);
    expect(title).toMatch(/^[A-Z“]/);
    expect(title).not.toMatch(/[.!]$/);
  });
});

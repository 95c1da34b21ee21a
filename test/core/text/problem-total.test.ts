import { expect, it } from 'vitest';
import { problemOf } from '../../../src/core/checks/make-problem.ts';
import type { Severity } from '../../../src/core/checks/problem.ts';
import { problemTotal } from '../../../src/core/text/problem-total.ts';

const of = (...severities: Severity[]) =>
  severities.map((severity) => problemOf('zero-target', [], {}, {}, severity));

it.each([
  [of(), '0 harus diperbaiki, 0 perlu dicek', '0 to correct, 0 to look at'],
  [of('error', 'warning', 'error'), '2 harus diperbaiki, 1 perlu dicek', '2 to correct, 1 to look at'],
  [of('info'), '0 harus diperbaiki, 0 perlu dicek, 1 catatan', '0 to correct, 0 to look at, 1 to know'],
])('problems are counted by severity', (problems, indonesian, english) => {
  expect(problemTotal(problems)).toBe(indonesian);
  expect(problemTotal(problems, 'en')).toBe(english);
});

import { expect, it } from 'vitest';
import { notCarried } from '../../../src/cli/upgrade/not-carried.ts';
import { planLines } from '../../../src/cli/upgrade/plan-lines.ts';
import { templateDifference } from '../../../src/core/template/difference.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { FoundSpreadsheet } from '../../../src/google/adopt/read.ts';
import { openForm } from '../../support/open-form.ts';

const found: FoundSpreadsheet = {
  title: 'Lembar',
  locale: 'in_ID',
  timeZone: 'Asia/Jakarta',
  tabs: [],
  namedRanges: [],
  marks: {},
};

it('a tab that the next version does not have is called by the title that staff know', () => {
  const [tab] = openForm.tabs;
  const title = { id: 'Bukti kegiatan', en: 'Evidence' };
  const before = parseTemplate({ ...openForm, tabs: [tab, { ...tab, name: 'bukti', title }] }, 'before');
  const difference = templateDifference(before, openForm);
  expect(planLines(difference, before, openForm)).toEqual(['  Bukti kegiatan: tidak dipantau lagi']);
  expect(notCarried(found, before, openForm, difference)).toEqual([
    '! Lembar Bukti kegiatan tetap ada dengan isinya, tetapi bukan bagian formulir lagi.',
  ]);
});

/** What a person sees who may see a part of the district only. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVERYTHING } from '../../../src/core/scope.ts';
import { loadCoverage } from '../../../src/web/coverage/facts.ts';
import { coverageModel } from '../../../src/web/coverage/model.ts';
import type { Asked } from '../../../src/web/figures/asked.ts';
import { loadMeasures } from '../../../src/web/measures/facts.ts';
import { measuresModel } from '../../../src/web/measures/model.ts';
import { measuresPage } from '../../../src/web/measures/page.ts';
import { wording } from '../../../src/web/text/wording.ts';
import { template as aksi, NOW, type OpenStore, openStore, settings, ZONE } from '../district.ts';
import { entered, quarter, quarterly, registerUnits, report, version } from '../figures-district.ts';

let open: OpenStore;
beforeAll(async () => {
  open = await openStore();
  await registerUnits(open.store);
  const village = (unit: string) => ({ unit, template: quarterly });
  await report(open.store, village('62.02.01.D1'), quarter([1, 2], [1, 2], [2, 2]));
  await report(open.store, village('62.02.01.D2'), quarter([3, 4], [3, 4], [4, 4]));
  await report(open.store, village('62.02.02.D1'), quarter([9, 9], [9, 9], [9, 9]));
  const late = version('convergence-a', [8, 9], { version: 2 });
  await report(open.store, village('62.02.02.D1'), { measures: { written: [late], dropped: [] } });
  await report(open.store, { unit: '62.02.01', template: aksi }, entered({ 'AK25-01': [1, 2] }));
  await report(open.store, { unit: '62.02.02', template: aksi }, entered({ 'AK25-01': [5, 5] }));
});
afterAll(() => open.close());

const KEEPER = { scope: EVERYTHING, session: false };
const measures = async (asked: Asked, within: string[]) =>
  measuresModel(await loadMeasures(open.store, NOW, settings, asked, within));
const coverage = async (asked: Asked, within: string[]) =>
  coverageModel(await loadCoverage(open.store, NOW, settings, asked, within));

describe('a part of the district', () => {
  it('is all there is, whatever the address asks for', async () => {
    for (const unit of [undefined, '62.02', '62.02.02', '62.02.02.D1']) {
      const model = await measures({ unit }, ['62.02.01']);
      expect(model.unit?.code).toBe('62.02.01');
      expect(model.measures?.['convergence-a']?.measure).toMatchObject({ numerator: 4, denominator: 6 });
      expect(model.path.map(({ code }) => code)).toEqual(['62.02.01']);
      expect(model.revisions).toEqual([]);
      const shown = (await measuresPage(model, { unit }, wording('id', ZONE), undefined, KEEPER)).toString();
      expect(shown).toContain('Aren');
      expect(shown).not.toContain('Damar');
      expect(shown).not.toContain('Seranau');

      const indicators = await coverage({ unit, indicator: 'AK25-01' }, ['62.02.01']);
      expect(indicators.unit?.code).toBe('62.02.01');
      expect(indicators.sheets).toBe(1);
      expect(indicators.rows[0]?.coverage).toMatchObject({ numerator: 1, denominator: 2 });
    }
  });

  it('may be several, each with its own figures and a way between them', async () => {
    const model = await measures({ unit: '62.02.02' }, ['62.02.01', '62.02.02']);
    expect(model.unit?.code).toBe('62.02.02');
    expect(model.measures?.['convergence-a']?.measure).toMatchObject({ numerator: 8, denominator: 9 });
    const shown = (await measuresPage(model, {}, wording('id', ZONE), undefined, KEEPER)).toString();
    expect(shown).toContain('href="/ukuran?unit=62.02.01"');
    expect(shown).not.toContain('href="/ukuran?unit=62.02"');
  });

  it('is nothing for who may see nothing', async () => {
    const model = await measures({ unit: '62.02.01' }, []);
    expect([model.unit, model.measures, model.below, model.revisions]).toEqual([undefined, null, [], []]);
    expect((await coverage({}, [])).rows).toEqual([]);
  });
});

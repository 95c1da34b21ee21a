/** Villages that measure children, in a store as checks leave it, and what strangers see of them. */
import form from '../../../sheets-templates/pengukuran-balita.json' with { type: 'json' };
import type { MeasureVersion } from '../../../src/core/form-measures/versions.ts';
import { type Settings, SettingsSchema } from '../../../src/core/settings.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';
import type { Unit } from '../../../src/core/units.ts';
import { publish } from '../../../src/jobs/publish.ts';
import { d1Store } from '../../../src/store/d1.ts';
import { createWeb } from '../../../src/web/app.ts';
import { sqliteD1 } from '../../jobs/sqlite-d1.ts';
import { settings as base } from '../district.ts';
import { report, version } from '../figures-district.ts';

const measuring = parseTemplate(form, 'pengukuran-balita.json');

const place = (code: string, name: string, level: Unit['level'], parent: string | null): Unit => ({
  ...{ code, name, level, parent },
});
export const UNITS: Unit[] = [
  place('62.02', 'Kabupaten Contoh', 'kabupaten', null),
  place('62.02.01', 'Baamang', 'kecamatan', '62.02'),
  place('62.02.02', 'Seranau', 'kecamatan', '62.02'),
  place('62.02.P1', 'Contoh Satu', 'puskesmas', '62.02.01'),
  ...['Aren', 'Bambu', 'Cendana'].map((name, at) => place(`62.02.01.D${at + 1}`, name, 'desa', '62.02.01')),
  ...['Damar', 'Enau'].map((name, at) => place(`62.02.02.D${at + 1}`, name, 'desa', '62.02.02')),
];
export const VILLAGES = UNITS.filter(({ level }) => level === 'desa').map(({ code }) => code);

/** A round's children: `[stunted, measured]`. */
export type Round = Record<string, readonly [number, number]>;

export async function openVillages(more: Partial<Settings['publication']> = {}) {
  const store = d1Store(sqliteD1());
  await store.migrate();
  await store.register.issueTemplate(measuring);
  await store.register.saveUnits(UNITS);
  const settings = SettingsSchema.parse({ ...base, publication: { ...base.publication, ...more } });
  const web = createWeb({
    ...{ store, settings, access: { kind: 'closed' } as const },
    clock: { now: async () => Date.parse('2025-11-18T02:00Z') },
    links: { spreadsheet: (id) => id },
  });
  return {
    store,
    settings,
    web,
    /** A village's form is checked with what it says of some rounds, by first day of the month. */
    says: (unit: string, rounds: Round) => report(store, { unit, template: measuring }, saying(rounds)),
    /** Villages whose form was never looked at. */
    silent: (unit: string) => report(store, { unit, template: measuring }),
    publishOn: (day: string) =>
      publish({ store, settings, clock: { now: async () => Date.parse(`${day}T05:00Z`) } }),
    async page(path: string): Promise<string> {
      const answer = await web.request(`http://pantau.example${path}`);
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
      return (await answer.text()).replaceAll('\u00a0', ' ');
    },
  };
}

function saying(rounds: Round) {
  const written = Object.entries(rounds).map(
    ([period, counts], at): MeasureVersion => version('stunted', counts, { period, version: 1 + at }),
  );
  return { measures: { written, dropped: [] } };
}

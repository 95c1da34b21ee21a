/** Planning the reminders of a province against reading the rows that it is planned from. */
import { type Deadline, wallClock } from '../../src/core/schedule/deadline.ts';
import { SettingsSchema } from '../../src/core/settings.ts';
import type { Officer, Unit } from '../../src/core/units.ts';
import { planNow } from '../../src/jobs/remind.ts';
import { d1Store } from '../../src/store/d1.ts';
import { sqliteD1 } from '../jobs/sqlite-d1.ts';
import { type BenchLine, lessIsBetter, median } from './line.ts';

const UNITS = 20_000;
const RUNS = 7;

export default async function* remind(): AsyncGenerator<BenchLine> {
  const database = sqliteD1();
  const store = d1Store(database);
  await store.migrate();
  const now = wallClock('2025-11-18T08:30', 'Asia/Jakarta');
  const units: Unit[] = [{ code: 'prov', name: 'Provinsi', level: 'provinsi', parent: null }];
  const officers: Officer[] = [];
  const officer = (id: string, unit: string, role: Officer['role']): void =>
    void officers.push({ id, unit, role, name: id, address: `${id}@contoh.example`, language: 'id' });
  officer('koordinator', 'prov', 'koordinator');
  for (let index = 0; index < UNITS; index++) {
    const group = `k${Math.floor(index / 100)}`;
    if (index % 100 === 0) {
      units.push({ code: group, name: group, level: 'kecamatan', parent: 'prov' });
      officer(`pimpinan-${group}`, group, 'pimpinan');
    }
    units.push({ code: `u${index}`, name: `Desa ${index}`, level: 'desa', parent: group });
    officer(`operator-${index}`, `u${index}`, 'operator');
  }
  const deadlines = ['2025-11-25', '2025-12-31', '2025-11-13'].map(
    (day): Deadline => ({
      id: day,
      template: 'besar',
      title: { id: day, en: day },
      at: `${day}T23:59`,
      zone: 'Asia/Jakarta',
      kind: 'official',
    }),
  );
  await store.register.saveUnits(units);
  await store.register.saveOfficers(officers);
  await store.register.saveDeadlines(deadlines);
  // As many checks would leave it: two of three forms lack something.
  const rows = `with recursive n(i) as (select 0 union all select i + 1 from n where i < ${UNITS - 1})`;
  for (const sql of [
    `${rows} insert into spreadsheet (id, unit, template_id, template_version) select 's' || i, 'u' || i, 'besar', 1 from n`,
    `${rows} insert into result (spreadsheet_id, expected, filled, valid, submitted, approved, form_state, errors, warnings, checked_at)
     select 's' || i, 31, case when i % 3 = 0 then 31 else i % 31 end, i % 31, 0, 0, 'draft', 0, 0, ${now - 60_000} from n`,
  ])
    await database.prepare(sql).all();
  const settings = SettingsSchema.parse({ unit: 'prov', mail: { from: 'pantau@contoh.example' } });

  const times = { ours: [] as number[], peer: [] as number[] };
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now();
    const [forms] = await Promise.all([
      store.results.forms(),
      store.register.units(),
      store.register.officers(),
      store.register.deadlines(),
    ]);
    const read = performance.now();
    const { plan } = await planNow({ store, settings }, now);
    const untold = await store.outbox.untold(plan.mails);
    times.ours.push(performance.now() - read);
    times.peer.push(3 * (read - began));
    if (forms.length !== UNITS || untold.length < UNITS / 2)
      throw new Error(`${forms.length} forms, ${untold.length} mails`);
  }
  yield lessIsBetter({
    name: 'remind-plan',
    unit: `ms for ${UNITS} units`,
    ours: median(times.ours),
    peer: median(times.peer),
    peerName: 'reading their rows, three times',
  });
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCounts, formCounts, NO_COUNTS } from '../../../src/core/measures/completion.ts';
import { type Deadline, wallClock } from '../../../src/core/schedule/deadline.ts';
import { EVERYTHING } from '../../../src/core/scope.ts';
import { FORM_STATES } from '../../../src/core/template/schema.ts';
import type { Unit } from '../../../src/core/units.ts';
import type { FormResult, Snapshot } from '../../../src/ports/store/results.ts';
import { chart } from '../../../src/web/dashboard/chart.ts';
import type { Facts } from '../../../src/web/dashboard/facts.ts';
import { dashboard } from '../../../src/web/dashboard/model.ts';
import { dashboardPage } from '../../../src/web/dashboard/page.ts';
import { wording } from '../../../src/web/text/wording.ts';
import { NOW, settings, template, ZONE } from '../district.ts';

fc.configureGlobal({ seed: 20251118 });

const DAY = 86_400_000;
const WHOLE = { scope: EVERYTHING, session: false };

const unit = (code: string, level: Unit['level'], name = code): Unit => ({
  code,
  name,
  level,
  parent: code === '62.02' ? null : '62.02',
});

const form = (code: string, filled: number, more: Partial<FormResult> = {}): FormResult => ({
  spreadsheetId: `s-${code}`,
  unit: code,
  templateId: template.id,
  templateVersion: 1,
  counts: formCounts(31, filled, filled, 'draft'),
  formState: 'draft',
  errors: 0,
  warnings: 0,
  waived: 0,
  waivedSince: null,
  checkedAt: NOW,
  statusWrittenAt: NOW,
  firstCell: null,
  handedInAt: null,
  trouble: null,
  ...more,
});

const deadline = (id: string, at: string, kind: Deadline['kind']): Deadline => ({
  id,
  at,
  kind,
  template: template.id,
  title: { id, en: id },
  zone: ZONE,
});

const snapshot = (at: number, date: string, filled: number, expected: number): Snapshot => ({
  ...{ at, date, filled, expected, valid: 0, submitted: 0, approved: 0 },
  ...{ unit: '62.02', templateId: template.id, templateVersion: 1 },
});

const facts = (some: Partial<Facts>): Facts => ({
  asOf: NOW,
  settings,
  units: [],
  within: [],
  template,
  templates: [template],
  forms: [],
  deadlines: [],
  history: [],
  days: [],
  owed: new Map(),
  problems: [],
  incidents: [],
  unregistered: [],
  backlog: { due: 0, leased: 0, nextDueAt: null },
  pendingMails: 0,
  ...some,
});

describe('the model', () => {
  it('names the units that decide, by their own pace', () => {
    const day = (unit: string, date: string, filled: number) => ({
      ...snapshot(wallClock(`${date}T20:00`, ZONE), date, filled, 31),
      unit,
    });
    const { deciding } = dashboard(
      facts({
        units: [unit('62.02', 'kabupaten'), unit('a', 'kecamatan', 'Aren'), unit('b', 'kecamatan', 'Bambu')],
        forms: [form('a', 10), form('b', 25), form('c', 31)],
        deadlines: [deadline('akhir', '2025-11-25T23:59', 'official')],
        days: ['2025-11-16', '2025-11-17'].flatMap((date, at) => [
          day('a', date, 9),
          day('b', date, 15 + 5 * at),
        ]),
      }),
    );
    expect(deciding?.units.map(({ name, missing, perWorkingDay }) => [name, missing, perWorkingDay])).toEqual(
      [['Kecamatan Aren', 21, 3.5]],
    );
    expect(dashboard(facts({ forms: [form('a', 10)] })).deciding).toBeUndefined();
  });

  it('sums what it lists, whatever stands in the Register', () => {
    const level = fc.constantFrom<Unit['level'][]>('kecamatan', 'puskesmas', 'desa');
    const some = fc.record({
      level,
      known: fc.boolean(),
      seen: fc.boolean(),
      filled: fc.nat(31),
      state: fc.constantFrom(...FORM_STATES),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), (all) => {
        const forms = all.map(({ filled, state, seen }, index) =>
          form(String(index), filled, {
            checkedAt: seen ? NOW : null,
            counts: seen ? formCounts(31, filled, filled, state) : NO_COUNTS,
          }),
        );
        const units = all.flatMap(({ level, known }, index) => (known ? [unit(String(index), level)] : []));
        const model = dashboard(facts({ forms, units }));
        expect(model.rows.map((row) => row.form.counts).reduce(addCounts, NO_COUNTS)).toEqual(model.counts);
        const known = forms.filter((_, index) => all[index]!.known).map((each) => each.counts);
        expect(model.levels.map((row) => row.counts).reduce(addCounts, NO_COUNTS)).toEqual(
          known.reduce(addCounts, NO_COUNTS),
        );
        expect(model.unchecked).toBe(all.filter((each) => !each.seen).length);
        const owed = model.rows.map((row) => row.owed ?? Number.POSITIVE_INFINITY);
        expect(owed).toEqual([...owed].sort((a, b) => (a === b ? 0 : b - a)));
      }),
    );
  });

  it('looks towards the next official deadline', () => {
    const internal = deadline('internal', '2025-11-25T23:59', 'internal');
    const near = deadline('near', '2025-12-31T23:59', 'official');
    const far = deadline('far', '2026-06-30T23:59', 'official');
    const target = (deadlines: Deadline[], asOf = NOW) =>
      dashboard(facts({ deadlines, asOf })).target?.deadline.id;
    expect(target([far, internal, near])).toBe('near');
    expect(target([far, internal, near], wallClock('2026-01-01T00:00', ZONE))).toBe('far');
    expect(target([internal])).toBe('internal');
    expect(target([internal], NOW + 9 * DAY)).toBe('internal');
    expect(target([internal], NOW + 30 * DAY)).toBeUndefined();
  });

  it('ends the course with now, in place of what was kept of today', () => {
    const history = [
      snapshot(NOW - DAY, '2025-11-17', 3, 31),
      snapshot(NOW - 60_000, '2025-11-18', 4, 31),
      snapshot(NOW + DAY, '2025-11-19', 9, 31),
    ];
    expect(dashboard(facts({ history, forms: [form('a', 5)] })).course).toEqual([
      { at: NOW - DAY, count: 3, expected: 31 },
      { at: NOW, count: 5, expected: 31 },
    ]);
  });

  it('misses units without a spreadsheet only at levels that fill forms', () => {
    const units = [unit('a', 'desa'), unit('b', 'desa'), unit('c', 'puskesmas'), unit('62.02', 'kabupaten')];
    const model = dashboard(facts({ units, forms: [form('a', 1)] }));
    expect(model.withoutSheet.map((each) => each.code)).toEqual(['b']);
  });
});

describe('the chart', () => {
  it('stands within its frame, however short, long or broken the history is', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 30 });
    const ahead = fc.option(fc.integer({ min: -10, max: 300 }), { nil: undefined });
    fc.assert(
      fc.property(days, ahead, fc.nat(31), (ago, deadlineIn, filled) => {
        const iso = (at: number) => new Date(at + 7 * 3_600_000).toISOString();
        const at = (days: number) => NOW + days * DAY;
        const history = ago
          .sort((a, b) => b - a)
          .map((each) => snapshot(at(-each), iso(at(-each)).slice(0, 10), each % 32, 31));
        const deadlines =
          deadlineIn === undefined ? [] : [deadline('d', iso(at(deadlineIn)).slice(0, 16), 'official')];
        const model = dashboard(facts({ history, deadlines, forms: [form('a', filled)] }));
        for (const size of ['wide', 'narrow'] as const) {
          const drawn = String(chart(model, wording('id', ZONE), size));
          expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
          const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn)!.map(Number);
          const inside = (text: string, limit: number) => {
            expect(Number(text)).toBeGreaterThanOrEqual(0);
            expect(Number(text)).toBeLessThanOrEqual(limit);
          };
          for (const [, x, y] of drawn.matchAll(/([\d.-]+),([\d.-]+)(?=[ "])/g)) {
            inside(x!, width!);
            inside(y!, height!);
          }
          for (const [, , x] of drawn.matchAll(/ (x|x1|x2|cx)="([^"]*)"/g)) inside(x!, width!);
          for (const [, , y] of drawn.matchAll(/ (y|y1|y2|cy)="([^"]*)"/g)) inside(y!, height!);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the page', () => {
  it('offers the other forms where there are some, and keeps the one chosen in its links', () => {
    const second = { ...template, id: 'kpm', title: { id: 'Formulir KPM', en: 'Cadre forms' } };
    const model = dashboard(
      facts({ forms: [form('a', 1)], template: second, templates: [template, second] }),
    );
    const shown = String(dashboardPage(model, wording('en', ZONE), { spreadsheet: (id) => id }, WHOLE));
    expect(shown).toContain(`href="/?template=${template.id}&amp;lang=en"`);
    expect(shown).toContain('<span aria-current="page">Cadre forms</span>');
    expect(shown).toContain('href="/?template=kpm"');
  });
});

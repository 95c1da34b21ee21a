/**
 * Compares forms with each other, by what their checks stored: identities, and figures along the line of units and
 * periods, as soon as something changed; siblings once a night, since each of their figures moves what is usual for
 * all, and what villages reported, for forms that take it from there. A spreadsheet is due again only when what was found of it changed. Its check then changes no figure, so
 * nothing is compared again: the round ends there.
 */
import { compareLineage, compareSiblings } from '../core/across/compare.ts';
import type { Finding } from '../core/across/finding.ts';
import type { Form, Place } from '../core/across/form.ts';
import { type Kin, kinOf } from '../core/across/kin.ts';
import { sameIdentity } from '../core/across/same-identity.ts';
import { localDate } from '../core/schedule/deadline.ts';
import type { Template } from '../core/template/schema.ts';
import { FAMILIES, type Family } from '../ports/store/across.ts';
import type { Store } from '../ports/store/store.ts';
import { allSeen } from './all-seen.ts';
import { FORMS_COMPARED_A_PASS, HOUR, SWEEP_HOUR } from './limits.ts';
import { type Placed, readPlaces } from './places.ts';
import type { Ports } from './ports.ts';
import { reportedFindings } from './reported.ts';

export interface Compared {
  /** Forms whose changes were looked at. */
  changed: number;
  /** Forms of which something else is known than before; they are due. */
  told: number;
}

export async function compareForms(ports: Pick<Ports, 'store' | 'clock' | 'settings'>): Promise<Compared> {
  const { store, settings } = ports;
  const now = await ports.clock.now();
  const { forms: seen, comparedOn } = await store.across.changed(FORMS_COMPARED_A_PASS);
  const night = localDate(now - SWEEP_HOUR * HOUR, settings.zone);
  // Siblings are not compared while some of them have yet to be read for the first time: that would be few of them.
  const nightly = comparedOn !== night && (await allSeen(store));
  if (seen.length === 0 && !nightly) return { changed: 0, told: 0 };

  const { places, units, unitNames } = await readPlaces(store);
  const byId = new Map(places.map((place) => [place.spreadsheetId, place]));
  const kin = kinOf(places);
  const changed = seen.map(({ spreadsheetId }) => spreadsheetId);
  const placed = (ids: Iterable<string>) => [...ids].flatMap((id) => byId.get(id) ?? []);

  const lineage = placed(
    new Set(
      placed(changed)
        .flatMap((place) => [place, ...kin.parents(place), ...kin.after(place)])
        .map(idOf),
    ),
  );
  const siblings = nightly ? places.filter(({ template }) => asks(template, 'outlier', 'copied')) : [];
  const identity = new Set([
    ...changed,
    ...(await store.across.sharing(changed)),
    // What changes no list changes nothing above: a spreadsheet thrown away, a unit by another name.
    ...(nightly ? await store.across.found('identity') : []),
  ]);

  const found = new Map<string, Partial<Record<Family, Finding[]>>>();
  const add = (id: string, family: Family, findings: Finding[]) =>
    found.set(id, { ...found.get(id), [family]: findings });
  const formOf = await readForms(store, kin, lineage, siblings);
  for (const place of lineage) {
    const relatives = { children: formsOf(kin.children(place)), before: formsOf(kin.before(place)) };
    add(place.spreadsheetId, 'lineage', compareLineage(formOf(place), relatives));
  }
  for (const place of siblings) {
    const relatives = { siblings: formsOf(kin.siblings(place)), before: formsOf(kin.before(place)) };
    add(place.spreadsheetId, 'siblings', compareSiblings(formOf(place), relatives));
  }
  const shared = Map.groupBy(await store.across.shared([...identity]), ({ spreadsheetId }) => spreadsheetId);
  for (const id of identity) {
    const others = (shared.get(id) ?? []).map(({ mark, other }) => ({
      mark,
      spreadsheetId: other,
      unit: unitNames.get(other) ?? '',
    }));
    add(id, 'identity', sameIdentity(others));
  }

  if (nightly) {
    for (const [id, findings] of await reportedFindings(store, places, units, now, settings.zone))
      add(id, 'reported', findings);
  }

  const news = await newsOf(store, found);
  await store.across.save({ findings: news, seen, ...(nightly && { comparedOn: night }) }, now);
  return { changed: seen.length, told: new Set(news.map(idOf)).size };

  function formsOf(relatives: readonly Place[]): Form[] {
    return placed(relatives.map(idOf)).map(formOf);
  }
}

const idOf = ({ spreadsheetId }: { spreadsheetId: string }) => spreadsheetId;

function asks({ tabs }: Template, ...names: string[]): boolean {
  return tabs.some(({ across }) => across.some(({ check }) => names.includes(check)));
}

/** Reads the figures of all forms that are compared; one that was never checked has none. */
async function readForms(
  store: Store,
  kin: Kin,
  lineage: readonly Placed[],
  siblings: readonly Placed[],
): Promise<(place: Placed) => Form> {
  const compared = [
    ...lineage.flatMap((place) =>
      asks(place.template, 'parent-sum', 'jump') ? [place, ...kin.children(place), ...kin.before(place)] : [],
    ),
    ...siblings.flatMap((place) => [place, ...kin.siblings(place), ...kin.before(place)]),
  ];
  const figures = await store.across.figures([...new Set(compared.map(idOf))]);
  return (place) => ({ ...place, figures: figures.get(place.spreadsheetId) ?? {} });
}

/** Lists that differ from those stored. */
async function newsOf(store: Store, found: ReadonlyMap<string, Partial<Record<Family, Finding[]>>>) {
  const stored = await store.across.findings([...found.keys()]);
  return [...found].flatMap(([spreadsheetId, families]) =>
    FAMILIES.flatMap((family) => {
      const findings = families[family];
      if (findings === undefined) return [];
      const same = JSON.stringify(findings) === JSON.stringify(stored.get(spreadsheetId)?.[family] ?? []);
      return same ? [] : [{ spreadsheetId, family, findings }];
    }),
  );
}

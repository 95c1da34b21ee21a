/** What a public page shows of one unit: released figures, and the names of places. */
import type { PublishedFigure } from '../../core/measures/publication/release.ts';
import { lineage } from '../../core/measures/roll-up.ts';
import type { Settings } from '../../core/settings.ts';
import type { Label } from '../../core/template/schema.ts';
import type { Unit } from '../../core/units.ts';
import type { Release } from '../../ports/store/publications.ts';
import type { Store } from '../../ports/store/store.ts';

export interface KimFacts {
  settings: Settings;
  unit: Unit;
  /** From the top down to the unit, without itself. */
  above: Unit[];
  /** Kecamatan or desa that report to it. */
  below: Unit[];
  /** Health centres of the place, or of the nearest one above it that has any. */
  centres: Unit[];
  /** Newest round first. */
  releases: Release[];
  /** The one that is shown. */
  release: Release | undefined;
  figures: ReadonlyMap<string, PublishedFigure>;
  /** Form that the children were entered in. */
  source: Label | undefined;
}

/**
 * Undefined where there is no such unit, or none that has a page: health centres have none of their own.
 *
 * @param round `2025-08`; the newest when absent or not released.
 */
export async function loadKim(
  { register, publications }: Store,
  settings: Settings,
  code: string,
  round: string | undefined,
): Promise<KimFacts | undefined> {
  const [units, releases] = await Promise.all([register.units(), publications.releases()]);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const unit = byCode.get(code);
  if (unit === undefined || unit.level === 'puskesmas') return undefined;
  const release = releases.find((each) => each.round.slice(0, 7) === round) ?? releases[0];
  const [figures, templates] =
    release === undefined
      ? [[], []]
      : await Promise.all([publications.figures(release.round), register.templates()]);
  const line = lineage(code, new Map(units.map((each) => [each.code, each.parent])));
  const below = (top: string) => units.filter(({ parent }) => parent === top);
  const centresOf = (top: string) => below(top).filter(({ level }) => level === 'puskesmas');
  return {
    settings,
    unit,
    above: line
      .slice(1)
      .reverse()
      .flatMap((each) => byCode.get(each) ?? []),
    below: below(code).filter(({ level }) => level !== 'puskesmas'),
    centres: line.map(centresOf).find((centres) => centres.length > 0) ?? [],
    releases,
    release,
    figures: new Map(figures.map((figure) => [figure.unit, figure])),
    source: templates.findLast(({ id }) => id === release?.templateId)?.title,
  };
}

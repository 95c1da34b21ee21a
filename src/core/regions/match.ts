/** Which unit of a district somebody means: by code first, then by name within the parent, never by a guess. */
import { nearest } from '../cells/nearest.ts';
import { readRegion } from '../cells/region.ts';
import type { Unit } from '../units.ts';
import { plainWords, regionName } from './name.ts';
import { oldCode } from './old-code.ts';

export interface Asked {
  code?: string | number | undefined;
  name?: string | undefined;
  /** Name or code of the unit above. */
  parent?: string | undefined;
}

export type Match =
  /** `near-name` is to be shown before it is believed. */
  | { kind: 'found'; unit: Unit; by: 'code' | 'name' | 'near-name' }
  /** `old` is the code that was written; to be shown too. */
  | { kind: 'found'; unit: Unit; by: 'old-code'; old: string }
  | { kind: 'several'; units: Unit[] }
  /** Code and name are those of different units. */
  | { kind: 'conflict'; byCode: Unit; byName: Unit }
  /** A code of BPS, of which it is not known whose it is here. */
  | { kind: 'other-system' }
  | { kind: 'none' };

const NONE: Match = { kind: 'none' };

export function matchUnit({ code, name, parent }: Asked, units: readonly Unit[]): Match {
  const byCode = code === undefined || code === '' ? NONE : matchCode(code, units);
  const byName = name === undefined ? NONE : matchName(name, parent, units);
  const named = byName.kind === 'found' ? byName.unit : undefined;
  switch (byCode.kind) {
    case 'found':
      return named === undefined || named === byCode.unit
        ? byCode
        : { kind: 'conflict', byCode: byCode.unit, byName: named };
    case 'several':
      return named !== undefined && byCode.units.includes(named) ? byName : byCode;
    default:
      if (byName.kind === 'several') return inCodedParent(code, byName, units);
      return byName.kind === 'none' ? byCode : byName;
  }
}

/** Of units of one name those that lie where an unknown code does: old codes of villages in Papua tell their kecamatan. */
function inCodedParent(
  code: Asked['code'],
  match: Match & { kind: 'several' },
  units: readonly Unit[],
): Match {
  const [, above] = /^(\d\d(?:\.\d\d){1,2})\.\d{2,4}$/.exec(codeText(code ?? '').text) ?? [];
  const parent = above === undefined ? NONE : matchCode(above, units);
  if (parent.kind !== 'found') return match;
  const [unit, ...others] = match.units.filter((one) => one.parent === parent.unit.code);
  return unit === undefined || others.length > 0 ? match : { kind: 'found', unit, by: 'name' };
}

/** As it is written officially, where it is a code of Kemendagri. */
function codeText(typed: string | number) {
  const reading = readRegion(typed, 'kemendagri');
  const text =
    reading.kind === 'region'
      ? reading.code
      : reading.kind === 'damaged'
        ? reading.suggestion
        : String(typed).trim();
  return { text, isOther: reading.kind === 'other-system' };
}

/** As typed: with or without dots, as a number, an old code. */
function matchCode(typed: string | number, units: readonly Unit[]): Match {
  const { text, isOther } = codeText(typed);
  const own = units.find(({ code }) => code === text);
  // Either may be the older: what is written, or what the district goes by. A code may have been given to another since.
  const moved = units.filter(
    ({ code }) =>
      oldCode(text)?.now.includes(code) || (own === undefined && oldCode(code)?.now.includes(text)),
  );
  const [unit, ...others] = own === undefined ? moved : [own, ...moved];
  if (others.length > 0) return { kind: 'several', units: [unit!, ...others] };
  if (unit !== undefined)
    return own === undefined
      ? { kind: 'found', unit, by: 'old-code', old: text }
      : { kind: 'found', unit, by: 'code' };
  return isOther ? { kind: 'other-system' } : NONE;
}

function matchName(name: string, parent: string | undefined, units: readonly Unit[]): Match {
  const asked = regionName(name);
  if (asked.bare === '') return NONE;
  const within = parent === undefined ? undefined : matchUnit({ code: parent, name: parent }, units);
  const inParent =
    within?.kind === 'found' ? units.filter((unit) => unit.parent === within.unit.code) : units;
  const pool = asked.level === undefined ? inParent : inParent.filter(({ level }) => level === asked.level);
  const names = pool.map((unit) => ({ unit, bare: regionName(unit.name).bare }));
  const same = names.filter(({ bare }) => bare === asked.bare);
  if (same.length === 1) return { kind: 'found', unit: same[0]!.unit, by: 'name' };
  if (same.length > 1) return { kind: 'several', units: same.map(({ unit }) => unit) };
  const distinct = [...new Set(names.map(({ bare }) => bare))];
  // The beginning of a name is not a slip in it.
  const near = nearest(
    asked.bare,
    distinct.filter((bare) => Math.abs(bare.length - asked.bare.length) <= 2),
  );
  const meant = names.filter(({ bare }) => bare === near);
  if (meant.length === 1) return { kind: 'found', unit: meant[0]!.unit, by: 'near-name' };
  return meant.length > 1 ? { kind: 'several', units: meant.map(({ unit }) => unit) } : NONE;
}

const CODE = /\b\d{2}(?:\.?\d{2}){1,2}(?:\.?\d{4})?\b/g;

/**
 * The unit that titles or the name of a file speak of: the lowest one, where the others lie above it. Names count only
 * whole and spelt right.
 */
export function unitSpokenOf(texts: readonly string[], units: readonly Unit[]): Match {
  const coded = new Map<Unit, Match>();
  const named = new Set<Unit>();
  for (const text of texts) {
    for (const [code] of text.matchAll(CODE)) {
      const match = matchCode(code, units);
      if (match.kind === 'found') coded.set(match.unit, match);
      if (match.kind === 'several') for (const unit of match.units) coded.set(unit, match);
    }
    const line = ` ${plainWords(text).join(' ')} `;
    for (const unit of units) {
      const whole = plainWords(unit.name);
      const { level } = regionName(unit.name);
      if (line.includes(` ${whole.join(' ')} `)) named.add(unit);
      else if (level === undefined || !speaksOf(line, unit)) continue;
      else named.add(unit);
    }
  }
  for (const found of [[...coded.keys()], [...named]]) {
    const lowest = found.filter((unit) => !found.some((other) => liesIn(other, unit, units)));
    const [unit, ...more] = lowest;
    if (unit === undefined) continue;
    return more.length > 0
      ? { kind: 'several', units: lowest }
      : (coded.get(unit) ?? { kind: 'found', unit, by: 'name' });
  }
  return NONE;
}

/** Whether a text has the bare name of a unit right after a word of its level: `kec baamang`. */
function speaksOf(line: string, unit: Unit): boolean {
  const { bare } = regionName(unit.name);
  const words = line.trim().split(' ');
  return words.some((_, at) => {
    for (let length = 2; length <= 6 && at + length <= words.length; length++) {
      const part = regionName(words.slice(at, at + length).join(' '));
      if (part.level === unit.level && part.bare === bare) return true;
    }
    return false;
  });
}

function liesIn(unit: Unit, above: Unit, units: readonly Unit[]): boolean {
  const seen = new Set<string>();
  for (let code = unit.parent; code !== null && !seen.has(code); ) {
    if (code === above.code) return true;
    seen.add(code);
    code = units.find((other) => other.code === code)?.parent ?? null;
  }
  return false;
}

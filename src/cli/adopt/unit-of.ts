/** Whose a spreadsheet is that somebody else laid out. */
import type { Grid } from '../../core/adopt/grid.ts';
import type { Proposal } from '../../core/adopt/propose.ts';
import { titlesOf } from '../../core/adopt/titles.ts';
import { type Match, matchUnit, unitSpokenOf } from '../../core/regions/match.ts';
import type { Unit } from '../../core/units.ts';
import { Refusal } from './refusal.ts';

export interface Meant {
  unit: Unit;
  /** The code by which it was told, where that is an old one. */
  old?: string;
}

/** `62.02.05 Baamang` says both. */
const CODE_AND_NAME = /^([\d.]+)\s+(\D.*)$/;

/** By code, name or both, as typed. */
export function matchTyped(typed: string, units: readonly Unit[]): Match {
  const [, code = typed, name = typed] = CODE_AND_NAME.exec(typed.trim()) ?? [];
  return matchUnit({ code, name }, units);
}

/** Named, or spoken of in the titles; never a guess. @throws Refusal */
export function unitOf(
  { unit: typed }: { unit?: string | undefined },
  title: string,
  grids: readonly Grid[],
  proposal: Proposal,
  units: readonly Unit[],
): Meant {
  const match =
    typed === undefined
      ? unitSpokenOf([title, ...titlesOf(grids, proposal.tables)], units)
      : matchTyped(typed, units);
  const list = (some: readonly Unit[]) =>
    some
      .slice(0, 6)
      .map(({ code, name }) => `${name} (${code})`)
      .join(', ');
  switch (match.kind) {
    case 'found':
      if (match.by === 'near-name')
        throw new Refusal(
          `Tidak ada unit "${typed}". Maksudnya ${list([match.unit])}? Tulis --unit ${match.unit.code}.`,
        );
      return { unit: match.unit, ...(match.by === 'old-code' && { old: match.old }) };
    case 'several': {
      const [first] = match.units as [Unit, ...Unit[]];
      throw new Refusal(
        `Unitnya tidak jelas: bisa ${list(match.units)}. Tulis kode dan namanya, misalnya --unit "${first.code} ${first.name}".`,
      );
    }
    case 'conflict':
      throw new Refusal(
        `Kode menunjuk ${list([match.byCode])}, nama menunjuk ${list([match.byName])}. Tulis salah satu kodenya dengan --unit.`,
      );
    case 'other-system':
      throw new Refusal(`"${typed}" adalah kode BPS. Tulis kode Kemendagri atau nama unitnya dengan --unit.`);
    case 'none':
      throw new Refusal(
        typed === undefined
          ? `Dari judul "${title}" tidak terbaca milik unit mana spreadsheet ini. Tulis kodenya dengan --unit.`
          : `Tidak ada unit "${typed}" dalam daftar unit kabupaten ini.`,
      );
  }
}

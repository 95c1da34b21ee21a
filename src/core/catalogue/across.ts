/** What shows only beside other spreadsheets. Names of units stand in the sentences, never anything on a person. */
import type { Language } from '../text/format.ts';
import { periodName } from '../text/period.ts';
import type { Family } from './entry.ts';
import { shown } from './words.ts';

export interface AcrossProblems {
  /** The NIK or KK stands in the lists of other units too: some of their names, and the number of lists. */
  'same-identity-elsewhere': { units: string[]; places: number };
  /** The total of a unit is not the sum of the `units` below it. */
  'parent-sum': { value?: number; sum?: number; units: number };
  /** Far more, or far less, than the same unit's figure of the period before. */
  jump: { value?: number; previous?: number; period: string };
  /** A share far from the median of the unit and of `units` others of its level; 1 is all. */
  outlier: { share?: number; median?: number; units: number };
  /** As many cells hold the same figures as another unit's form, or as the own one of another period. */
  'copied-values': { cells: number; unit?: string; period?: string };
}

/** `Desa A`, `Desa A dan Desa B`, `Desa A, Desa B, dan 3 daftar lain`. */
function lists({ units, places }: AcrossProblems['same-identity-elsewhere'], language: Language): string {
  const names = units.map(shown);
  const others = places - names.length;
  const id = language === 'id';
  if (others <= 0) return names.join(id ? ' dan ' : ' and ');
  return `${names.join(', ')}, ${id ? `dan ${others} daftar lain` : `and ${others} ${others === 1 ? 'other list' : 'other lists'}`}`;
}

const LEAVE = {
  id: 'Periksa kembali angkanya; bila memang demikian, biarkan.',
  en: 'Check the figures again; if they are right, leave them.',
};

export const ACROSS: Family<AcrossProblems> = {
  'same-identity-elsewhere': {
    severity: 'warning',
    title: { id: 'NIK atau KK yang juga ada di unit lain', en: 'NIK or KK that another unit lists too' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: nomor yang sama juga ada di daftar ${lists(p, 'id')}.`,
        remedy: 'Pastikan bersama di mana orang ini didata, lalu sisakan di satu daftar.',
      }),
      en: (p, say) => ({
        message: `${say.column}: the same number stands in the list of ${lists(p, 'en')} too.`,
        remedy: 'Agree on where this person is registered, then leave the number in one list.',
      }),
    },
  },
  'parent-sum': {
    severity: 'warning',
    title: { id: 'Jumlah berbeda dari unit di bawahnya', en: 'Total that differs from the units below' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)}, tetapi jumlah ${say.whole(p.units)} unit di bawahnya ${p.sum === undefined ? 'berbeda' : say.number(p.sum)}.`,
        remedy: 'Cocokkan angka ini dengan angka unit-unit itu.',
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)}, but the sum of the ${say.whole(p.units)} units below is ${p.sum === undefined ? 'another' : say.number(p.sum)}.`,
        remedy: 'Compare this figure with those of these units.',
      }),
    },
  },
  jump: {
    severity: 'warning',
    title: { id: 'Angka melonjak dari periode sebelumnya', en: 'Leap from the period before' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)}, jauh berbeda dari periode ${periodName(p.period, 'id')}${p.previous === undefined ? '' : ` (${say.number(p.previous)})`}.`,
        remedy: LEAVE.id,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.figure(p.value)}, far from that of ${periodName(p.period, 'en')}${p.previous === undefined ? '' : ` (${say.number(p.previous)})`}.`,
        remedy: LEAVE.en,
      }),
    },
  },
  outlier: {
    severity: 'warning',
    title: { id: 'Cakupan jauh dari unit setingkat', en: 'Coverage far from that of its peers' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: cakupannya${p.share === undefined ? '' : ` ${say.percent(p.share)},`} jauh dari ${say.whole(p.units)} unit lain yang setingkat${p.median === undefined ? '' : ` (nilai tengahnya ${say.percent(p.median)})`}.`,
        remedy: LEAVE.id,
      }),
      en: (p, say) => ({
        message: `${say.column}: a coverage ${p.share === undefined ? '' : `of ${say.percent(p.share)}, `}far from that of ${say.whole(p.units)} other units of the same level${p.median === undefined ? '' : ` (median ${say.percent(p.median)})`}.`,
        remedy: LEAVE.en,
      }),
    },
  },
  'copied-values': {
    severity: 'warning',
    title: { id: 'Isian sama dengan formulir lain', en: 'Same figures as another form' },
    sentence: {
      id: (p, say) => ({
        message: `${say.whole(p.cells)} angka sama persis dengan isian ${p.unit === undefined ? `periode ${periodName(p.period ?? '', 'id')}` : shown(p.unit)}.`,
        remedy: 'Pastikan angka-angka ini milik unit dan periode ini sendiri.',
      }),
      en: (p, say) => ({
        message: `${say.whole(p.cells)} figures are exactly those of ${p.unit === undefined ? periodName(p.period ?? '', 'en') : shown(p.unit)}.`,
        remedy: 'Make sure that these figures belong to this unit and this period.',
      }),
    },
  },
};

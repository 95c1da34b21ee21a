/** Codes of provinces, kabupaten, kecamatan and desa. */
import type { RegionLevel, RegionSystem } from '../cells/region.ts';
import type { Family } from './entry.ts';

export interface RegionProblems {
  'not-a-region-code': { value?: string; system: RegionSystem; expected?: RegionLevel };
  /** A zero is lost: 62.1 for 62.10. */
  'region-damaged': { value?: string; suggestion?: string };
  /** A code of BPS where Kemendagri's is asked for (`system`), or the other way round. */
  'region-other-system': { value?: string; system: RegionSystem };
  'region-level': { value?: string; found: RegionLevel; expected: RegionLevel };
}

const SYSTEMS: Record<RegionSystem, string> = { kemendagri: 'Kemendagri', bps: 'BPS' };
const SAMPLES: Record<RegionSystem, Record<RegionLevel, string>> = {
  kemendagri: { provinsi: '62', kabupaten: '62.02', kecamatan: '62.02.01', desa: '62.02.01.2001' },
  bps: { provinsi: '62', kabupaten: '6202', kecamatan: '6202010', desa: '6202010001' },
};

const other = (system: RegionSystem) => SYSTEMS[system === 'bps' ? 'kemendagri' : 'bps'];

export const REGIONS: Family<RegionProblems> = {
  'not-a-region-code': {
    severity: 'error',
    title: { id: 'Bukan kode wilayah', en: 'Not a code of a region' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} bukan kode wilayah ${SYSTEMS[p.system]}.`,
        remedy: `Tulis kodenya seperti ${SAMPLES[p.system][p.expected ?? 'desa']}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is not a code of a region by ${SYSTEMS[p.system]}.`,
        remedy: `Write the code like ${SAMPLES[p.system][p.expected ?? 'desa']}.`,
      }),
    },
  },
  'region-damaged': {
    severity: 'error',
    title: { id: 'Kode wilayah yang kehilangan angka 0', en: 'Code of a region without its zero' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ada angka 0 yang hilang dari kode ${say.typed(p.value)}.`,
        remedy:
          p.suggestion === undefined
            ? 'Ketik ulang kodenya sebagai teks.'
            : `Bila yang dimaksud ${p.suggestion}, ketik '${p.suggestion} dengan tanda petik di depannya.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: a 0 is lost from the code ${say.typed(p.value)}.`,
        remedy:
          p.suggestion === undefined
            ? 'Type the code again as text.'
            : `If ${p.suggestion} is meant, type '${p.suggestion} with an apostrophe before it.`,
      }),
    },
  },
  'region-other-system': {
    severity: 'error',
    title: { id: 'Kode wilayah dari sistem lain', en: 'Code of another region system' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} tampaknya kode ${other(p.system)}, bukan ${SYSTEMS[p.system]}.`,
        remedy: `Tulis kode ${SYSTEMS[p.system]}, misalnya ${SAMPLES[p.system].desa}.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} seems to be a code of ${other(p.system)}, not of ${SYSTEMS[p.system]}.`,
        remedy: `Write the code of ${SYSTEMS[p.system]}, such as ${SAMPLES[p.system].desa}.`,
      }),
    },
  },
  'region-level': {
    severity: 'error',
    title: { id: 'Kode wilayah dari tingkat lain', en: 'Code of another region level' },
    sentence: {
      id: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} adalah kode ${p.found}, bukan kode ${p.expected}.`,
        remedy: `Tulis kode ${p.expected} secara lengkap.`,
      }),
      en: (p, say) => ({
        message: `${say.column}: ${say.typed(p.value)} is the code of a ${p.found}, not of a ${p.expected}.`,
        remedy: `Write the whole code of the ${p.expected}.`,
      }),
    },
  },
};

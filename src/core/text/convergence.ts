/**
 * Services and verdicts of village convergence in words: what was counted, out of how many, over which months. In
 * Indonesian; English, which only commands ask for, stands in a file of its own.
 */
import type { Service } from '../measures/convergence/services.ts';
import type { Verdict, Why } from '../measures/convergence/verdict.ts';
import type { Language } from './format.ts';

export interface ConvergenceWords {
  language: Language;
  services: Record<
    Service,
    {
      /** As a heading. */
      name: string;
      /** Before "4 dari 5 kali": "ditimbang", "weighed". */
      done: string;
    }
  >;
  /** Of each code one clause without full stop. */
  explain: {
    [Code in Why['code']]: (why: Extract<Why, { code: Code }>, done: string, verdict: Verdict) => string;
  };
}

const MEASURING_MONTHS: Record<number, string> = { 2: 'Februari', 8: 'Agustus' };
const months = (list: readonly number[]): string =>
  list.map((month) => MEASURING_MONTHS[month]).join(' dan ');
const blank = (unknown: number) => (unknown > 0 ? `; ${unknown} bulan belum diisi` : '');

export const CONVERGENCE_ID: ConvergenceWords = {
  language: 'id',
  services: {
    antenatal: { name: 'Pemeriksaan kehamilan', done: 'diperiksa kehamilannya' },
    iron: { name: 'Tablet tambah darah', done: 'menerima' },
    postnatal: { name: 'Pemeriksaan nifas', done: 'diperiksa nifas' },
    counselling: { name: 'Konseling gizi', done: 'konseling gizi' },
    'home-visit': { name: 'Kunjungan rumah', done: 'dikunjungi di rumah' },
    water: { name: 'Air bersih', done: 'punya akses air bersih' },
    latrine: { name: 'Jamban layak', done: 'punya jamban layak' },
    insurance: { name: 'Jaminan kesehatan', done: 'punya jaminan kesehatan' },
    immunisation: { name: 'Imunisasi dasar', done: 'diimunisasi' },
    weighing: { name: 'Penimbangan', done: 'ditimbang' },
    length: { name: 'Pengukuran panjang atau tinggi', done: 'diukur' },
    'birth-certificate': { name: 'Akta lahir', done: 'punya akta lahir' },
    parenting: { name: 'Kelas pengasuhan', done: 'orang tua ikut kelas pengasuhan' },
  },
  explain: {
    times: ({ done, needed, quarters, unknown }, word) =>
      `${word} ${done} dari ${needed} kali dalam ${quarters === 1 ? 'triwulan ini' : `${quarters} triwulan`}${blank(unknown)}`,
    tablets: ({ done, needed, unknown }, word) =>
      `${word} ${done} dari ${needed} tablet dalam triwulan ini${blank(unknown)}`,
    had: ({ done, unknown }, word) =>
      done > 0
        ? `${word} pada ${done} bulan dalam triwulan ini`
        : `tidak tercatat ${word} dalam triwulan ini${blank(unknown)}`,
    measured: ({ due, missed, unknown }, word) => {
      if (missed.length > 0) return `tidak ${word} pada bulan ${months(missed)}`;
      if (unknown.length > 0) return `pengukuran bulan ${months(unknown)} belum diisi`;
      return `${word} pada bulan ${months(due)}`;
    },
    immunised: ({ complete, unknown }, _, { mark }) => {
      const set = complete ? 'imunisasi dasar lengkap' : 'imunisasi dasar selain campak';
      return mark === 'Y' ? `sudah mendapat ${set}` : `belum mendapat ${set}${blank(unknown)}`;
    },
    'after-birth': () => 'sudah melahirkan, layanan ini untuk masa hamil',
    'still-pregnant': () => 'masih hamil, layanan ini untuk masa nifas',
    'normal-pregnancy': () => 'kehamilan normal, kunjungan rumah hanya untuk ibu KEK atau RISTI',
    'well-nourished': () => 'gizi baik, kunjungan rumah hanya untuk anak bermasalah gizi',
    'too-young': ({ age, months }) => `umur ${age} bulan, layanan ini mulai umur ${months} bulan`,
    'gestation-unknown': () => 'usia kehamilan belum diisi, sehingga jumlah yang diperlukan belum diketahui',
    'status-unknown': () => 'status kehamilan belum diisi, sehingga belum diketahui perlu atau tidaknya',
    typed: (_, __, { mark }) =>
      mark === null ? 'belum diisi pada formulir triwulan' : `${mark}: diisi pada formulir triwulan`,
  },
};

export const serviceName = (service: Service, words = CONVERGENCE_ID): string => words.services[service].name;

/** One clause without full stop: `ditimbang 4 dari 5 kali dalam 2 triwulan`, `weighed 4 of 5 times in 2 quarters`. */
export function explain(service: Service, verdict: Verdict, words = CONVERGENCE_ID): string {
  const { why } = verdict;
  const sentence = words.explain[why.code] as (why: Why, done: string, verdict: Verdict) => string;
  return sentence(why, words.services[service].done, verdict);
}

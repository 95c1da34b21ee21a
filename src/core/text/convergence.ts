/** Services and verdicts of village convergence in words: what was counted, out of how many, over which months. */
import type { Service } from '../measures/convergence/services.ts';
import type { Verdict, Why } from '../measures/convergence/verdict.ts';
import type { Language } from './format.ts';

interface Words {
  /** As a heading. */
  name: string;
  /** Before "4 dari 5 kali": "ditimbang", "weighed". */
  done: string;
}

const SERVICE_WORDS: Record<Language, Record<Service, Words>> = {
  id: {
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
  en: {
    antenatal: { name: 'Antenatal check', done: 'checked in pregnancy' },
    iron: { name: 'Iron tablets', done: 'received' },
    postnatal: { name: 'Postnatal check', done: 'checked after birth' },
    counselling: { name: 'Nutrition counselling', done: 'counselled on nutrition' },
    'home-visit': { name: 'Home visit', done: 'visited at home' },
    water: { name: 'Clean water', done: 'had clean water' },
    latrine: { name: 'Latrine', done: 'had a proper latrine' },
    insurance: { name: 'Health insurance', done: 'had health insurance' },
    immunisation: { name: 'Basic immunisation', done: 'immunised' },
    weighing: { name: 'Weighing', done: 'weighed' },
    length: { name: 'Length or height measurement', done: 'measured' },
    'birth-certificate': { name: 'Birth certificate', done: 'had a birth certificate' },
    parenting: { name: 'Parenting class', done: 'parents attended the parenting class' },
  },
};

export const serviceName = (service: Service, language: Language): string =>
  SERVICE_WORDS[language][service].name;

type Explain = {
  [Code in Why['code']]: (why: Extract<Why, { code: Code }>, done: string, verdict: Verdict) => string;
};

const MEASURING_MONTHS: Record<Language, Record<number, string>> = {
  id: { 2: 'Februari', 8: 'Agustus' },
  en: { 2: 'February', 8: 'August' },
};
const months = (list: readonly number[], language: Language): string =>
  list.map((month) => MEASURING_MONTHS[language][month]).join(language === 'id' ? ' dan ' : ' and ');

const blankId = (unknown: number) => (unknown > 0 ? `; ${unknown} bulan belum diisi` : '');
const blankEn = (unknown: number) =>
  unknown > 0 ? `; ${unknown} ${unknown === 1 ? 'month is' : 'months are'} not filled in` : '';

const ID: Explain = {
  times: ({ done, needed, quarters, unknown }, word) =>
    `${word} ${done} dari ${needed} kali dalam ${quarters === 1 ? 'triwulan ini' : `${quarters} triwulan`}${blankId(unknown)}`,
  tablets: ({ done, needed, unknown }, word) =>
    `${word} ${done} dari ${needed} tablet dalam triwulan ini${blankId(unknown)}`,
  had: ({ done, unknown }, word) =>
    done > 0
      ? `${word} pada ${done} bulan dalam triwulan ini`
      : `tidak tercatat ${word} dalam triwulan ini${blankId(unknown)}`,
  measured: ({ due, missed, unknown }, word) => {
    if (missed.length > 0) return `tidak ${word} pada bulan ${months(missed, 'id')}`;
    if (unknown.length > 0) return `pengukuran bulan ${months(unknown, 'id')} belum diisi`;
    return `${word} pada bulan ${months(due, 'id')}`;
  },
  immunised: ({ complete, unknown }, _, { mark }) => {
    const set = complete ? 'imunisasi dasar lengkap' : 'imunisasi dasar selain campak';
    return mark === 'Y' ? `sudah mendapat ${set}` : `belum mendapat ${set}${blankId(unknown)}`;
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
};

const EN: Explain = {
  times: ({ done, needed, quarters, unknown }, word) =>
    `${word} ${done} of ${needed} times in ${quarters === 1 ? 'this quarter' : `${quarters} quarters`}${blankEn(unknown)}`,
  tablets: ({ done, needed, unknown }, word) =>
    `${word} ${done} of ${needed} tablets in this quarter${blankEn(unknown)}`,
  had: ({ done, unknown }, word) =>
    done > 0
      ? `${word} in ${done} ${done === 1 ? 'month' : 'months'} of this quarter`
      : `no record in this quarter that they ${word}${blankEn(unknown)}`,
  measured: ({ due, missed, unknown }, word) => {
    if (missed.length > 0) return `not ${word} in ${months(missed, 'en')}`;
    if (unknown.length > 0) return `the measurement of ${months(unknown, 'en')} is not filled in`;
    return `${word} in ${months(due, 'en')}`;
  },
  immunised: ({ complete, unknown }, _, { mark }) => {
    const set = complete ? 'the complete basic set' : 'the basic set without measles';
    return mark === 'Y' ? `has had ${set}` : `has not had ${set}${blankEn(unknown)}`;
  },
  'after-birth': () => 'has given birth; this service is for pregnancy',
  'still-pregnant': () => 'still pregnant; this service is for the time after birth',
  'normal-pregnancy': () => 'normal pregnancy; home visits are for KEK or RISTI only',
  'well-nourished': () => 'well nourished; home visits are for malnourished children only',
  'too-young': ({ age, months }) => `${age} months old; this service starts at ${months} months`,
  'gestation-unknown': () => 'gestation is not filled in, so that the number needed is not known',
  'status-unknown': () =>
    'status of the pregnancy is not filled in, so that it is not known whether it is due',
  typed: (_, __, { mark }) =>
    mark === null ? 'not filled in on the quarterly form' : `${mark}: filled in on the quarterly form`,
};

/** One clause without full stop: `ditimbang 4 dari 5 kali dalam 2 triwulan`, `weighed 4 of 5 times in 2 quarters`. */
export function explain(service: Service, verdict: Verdict, language: Language): string {
  const { why } = verdict;
  const sentence = (language === 'id' ? ID : EN)[why.code] as (
    why: Why,
    done: string,
    verdict: Verdict,
  ) => string;
  return sentence(why, SERVICE_WORDS[language][service].done, verdict);
}

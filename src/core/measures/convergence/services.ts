/**
 * The services of the village cadre's forms: 8 for mothers (Formulir 3A), 10 for children of 0–23 months (3B). They are
 * known by name and never by number: birth certificate and insurance are 8 and 9 in the quarterly form, 9 and 8 in the
 * annual one.
 */
import { plainWord } from '../../cells/text.ts';

export const SERVICES = {
  mothers: ['antenatal', 'iron', 'postnatal', 'counselling', 'home-visit', 'water', 'latrine', 'insurance'],
  children: [
    'immunisation',
    'weighing',
    'length',
    'counselling',
    'home-visit',
    'water',
    'latrine',
    'birth-certificate',
    'insurance',
    'parenting',
  ],
} as const;

export type Group = keyof typeof SERVICES;
export const GROUPS: readonly Group[] = ['mothers', 'children'];
export type MotherService = (typeof SERVICES.mothers)[number];
export type ChildService = (typeof SERVICES.children)[number];
export type Service = MotherService | ChildService;

/** What tells a service in a printed line. The first that occurs decides: "pemeriksaan nifas" is no antenatal check (periksa, pemeriksaan: stems). */
const TELLING: { [G in Group]: readonly (readonly [(typeof SERVICES)[G][number], readonly string[]])[] } = {
  mothers: [
    ['postnatal', ['nifas']],
    ['antenatal', ['eriksa']],
    ['iron', ['pil fe', 'zat besi', 'tablet tambah darah', 'ttd']],
    ['counselling', ['konseling', 'kelas ibu']],
    ['home-visit', ['kunjungan rumah']],
    ['water', ['air bersih', 'air minum']],
    ['latrine', ['jamban']],
    ['insurance', ['jaminan kesehatan', 'jamkes', 'bpjs']],
  ],
  children: [
    ['immunisation', ['imunisasi']],
    ['weighing', ['timbang', 'berat badan']],
    ['length', ['panjang', 'tinggi badan']],
    ['parenting', ['parenting', 'pengasuhan', 'paud']],
    ['counselling', ['konseling']],
    ['home-visit', ['kunjungan rumah']],
    ['water', ['air bersih', 'air minum']],
    ['latrine', ['jamban']],
    ['birth-certificate', ['akta', 'akte']],
    ['insurance', ['jaminan kesehatan', 'jamkes', 'bpjs']],
  ],
};

/** The service that a header or a printed line names, whatever number stands before it; undefined when it names none. */
export function serviceNamed<G extends Group>(
  group: G,
  text: string,
): (typeof SERVICES)[G][number] | undefined {
  const plain = plainWord(text);
  return TELLING[group].find(([, words]) => words.some((word) => plain.includes(word)))?.[0];
}

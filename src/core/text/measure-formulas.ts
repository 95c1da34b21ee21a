/** How each measure is taken, and where that comes from: told wherever its figure stands. */
import type { FormMeasureName, GrowthIndicator } from '../form-measures/form-measure.ts';
import type { Language } from './format.ts';

interface Formula {
  formula: string;
  source: string;
}

interface PrevalenceWords {
  of(bound: string): string;
  length: string;
  weight: string;
  weightForLength: string;
  below(bound: number): string;
  above(bound: number): string;
  /** Oedema counts as severe in indices of weight. */
  oedema: string;
  source: string;
}

function prevalences(say: PrevalenceWords): Record<GrowthIndicator, Formula> {
  const of = (index: string, bound: string, more = ''): Formula => ({
    formula: `${say.of(`${index} ${bound}`)}${more}`,
    source: say.source,
  });
  return {
    stunted: of(say.length, say.below(2)),
    'severely-stunted': of(say.length, say.below(3)),
    underweight: of(say.weight, say.below(2), say.oedema),
    wasted: of(say.weightForLength, say.below(2), say.oedema),
    'severely-wasted': of(say.weightForLength, say.below(3), say.oedema),
    overweight: of(say.weightForLength, say.above(2)),
  };
}

const FORMULAS: Record<Language, Record<FormMeasureName, Formula>> = {
  id: {
    'convergence-a': {
      formula:
        'jumlah layanan yang diterima (Y) ÷ jumlah layanan yang diterima dan yang tidak diterima (Y + T), seluruh ibu dan anak',
      source: 'Formulir Bantu 2 Kader Pembangunan Manusia',
    },
    'convergence-b': {
      formula:
        'jumlah orang yang menerima semua layanan yang seharusnya diterima ÷ jumlah orang yang seharusnya menerima layanan',
      source: 'Formulir 3A dan 3B Kader Pembangunan Manusia',
    },
    'convergence-completeness': {
      formula: 'jumlah layanan yang diketahui (Y + T) ÷ jumlah layanan yang diketahui dan yang belum diisi',
      source: 'aturan Pantau',
    },
    monitored: {
      formula:
        'jumlah orang yang tercatat pada triwulan ini ÷ jumlah orang itu ditambah yang dikenal dari triwulan sebelumnya',
      source: 'aturan Pantau',
    },
    paud: {
      formula:
        'jumlah anak yang hadir sedikitnya 80\u00a0% (atau batas yang ditetapkan daerah) dari bulan yang sudah diisi ÷ jumlah anak yang bulannya sudah diisi',
      source: 'Formulir 2C Kader Pembangunan Manusia; batas 80\u00a0% dari OM-SPAN',
    },
    ...prevalences({
      of: (bound) => `jumlah anak dengan z-score ${bound} ÷ jumlah anak dengan z-score yang wajar`,
      length: 'PB/U atau TB/U',
      weight: 'BB/U',
      weightForLength: 'BB/PB atau BB/TB',
      below: (bound) => `di bawah −${bound} SD`,
      above: (bound) => `di atas +${bound} SD`,
      oedema: '; anak dengan edema ikut terhitung',
      source: 'Standar Pertumbuhan Anak WHO (2006) dan Permenkes 2/2020',
    }),
    assessment: {
      formula:
        'jumlah bobot × (nilai ÷ nilai tertinggi) seluruh unsur, dibagi jumlah bobot; dihitung setelah semua unsur dinilai',
      source: 'bobot, nilai tertinggi, dan skala pada formulir ini',
    },
    'assessment-completeness': {
      formula: 'jumlah unsur yang sudah dinilai ÷ jumlah unsur',
      source: 'aturan Pantau',
    },
    ranked: {
      formula:
        'jumlah desa yang nilainya dan laporannya cukup lengkap untuk diperingkat ÷ jumlah desa yang tercatat',
      source: 'aturan Pantau; batas kelengkapan ditetapkan daerah',
    },
    lokus: {
      formula: 'jumlah desa yang dipilih untuk tahun itu ÷ jumlah desa yang tercatat',
      source: 'isian formulir ini',
    },
  },
  en: {
    'convergence-a': {
      formula:
        'services received (Y) ÷ services received and not received (Y + T), of all mothers and children',
      source: 'Formulir Bantu 2 of the village cadre',
    },
    'convergence-b': {
      formula: 'people who received every service they were due ÷ people who were due any service',
      source: 'Formulir 3A and 3B of the village cadre',
    },
    'convergence-completeness': {
      formula: 'services that are known (Y + T) ÷ services that are known and those not filled in',
      source: 'a rule of Pantau',
    },
    monitored: {
      formula: 'people recorded in this quarter ÷ those people and the ones known from quarters before',
      source: 'a rule of Pantau',
    },
    paud: {
      formula:
        'children who attended at least 80% (or the bound that the district set) of the months filled in so far ÷ children with months filled in',
      source: 'Formulir 2C of the village cadre; the bound of 80% is from OM-SPAN',
    },
    ...prevalences({
      of: (bound) => `children with a z-score of ${bound} ÷ children with a plausible z-score`,
      length: 'length or height for age',
      weight: 'weight for age',
      weightForLength: 'weight for length or height',
      below: (bound) => `below −${bound} SD`,
      above: (bound) => `above +${bound} SD`,
      oedema: '; children with oedema count among them',
      source: 'WHO Child Growth Standards (2006) and Permenkes 2/2020',
    }),
    assessment: {
      formula:
        'sum of weight × (score ÷ highest score) over all items, divided by the sum of weights; once every item has a score',
      source: 'weights, highest scores and scale of this form',
    },
    'assessment-completeness': { formula: 'items assessed ÷ items', source: 'a rule of Pantau' },
    ranked: {
      formula: 'villages whose scores and reports are complete enough to be ranked ÷ villages recorded',
      source: 'a rule of Pantau; the bound of completeness is set by the district',
    },
    lokus: {
      formula: 'villages chosen for that year ÷ villages recorded',
      source: 'the entries of this form',
    },
  },
};

export const measureFormula = (name: FormMeasureName, language: Language): Formula =>
  FORMULAS[language][name];

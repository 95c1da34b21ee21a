/** How each measure is taken, and where that comes from: told wherever its figure stands. */
import type { FormMeasureName } from '../form-measures/form-measure.ts';
import type { Language } from './format.ts';

interface Formula {
  formula: string;
  source: string;
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
        'jumlah anak yang hadir sedikitnya 80\u00a0% dari bulan yang sudah diisi ÷ jumlah anak yang tercatat',
      source: 'Formulir 2C Kader Pembangunan Manusia; batas 80\u00a0% dari OM-SPAN',
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
      formula: 'children who attended at least 80% of the months filled in so far ÷ children recorded',
      source: 'Formulir 2C of the village cadre; the bound of 80% is from OM-SPAN',
    },
  },
};

export const measureFormula = (name: FormMeasureName, language: Language): Formula =>
  FORMULAS[language][name];

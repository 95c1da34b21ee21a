/** What describes an exported table: https://specs.frictionlessdata.io/data-package/ */
import { EXPORT_COLUMNS, type ExportRow } from './rows.ts';

const TYPES: Partial<Record<keyof ExportRow, string>> = {
  form_version: 'integer',
  value: 'number',
  as_of: 'datetime',
};

export interface PackageFacts {
  /** Name of the CSV beside it. */
  file: string;
  district: string;
  /** RFC 3339. */
  made: string;
  rows: number;
  /** Small counts are hidden. */
  isPublic: boolean;
  demonstration: boolean;
}

export function dataPackage({ file, district, made, rows, isPublic, demonstration }: PackageFacts) {
  const audience = isPublic
    ? 'May be published: counts of 1–4 people, and others that would give them away, are hidden.'
    : 'For officers: small counts are not hidden. Do not publish.';
  return {
    name: 'pantau',
    title: `Pantau: ${district}`,
    description: demonstration ? `Data contoh, bukan data resmi. ${audience}` : audience,
    created: made,
    resources: [
      {
        name: 'figures',
        path: file,
        profile: 'tabular-data-resource',
        format: 'csv',
        encoding: 'utf-8',
        rows,
        schema: {
          fields: EXPORT_COLUMNS.map((name) => ({ name, type: TYPES[name] ?? 'string' })),
          missingValues: [''],
          primaryKey: ['unit', 'form', 'period', 'indicator', 'figure'],
        },
      },
    ],
  };
}

/** An export as what goes into a file, in each of its formats. */
import Papa from 'papaparse';
import { dataPackage, type PackageFacts } from '../../core/export/data-package.ts';
import { type Dhis2Mapping, dataValueSet } from '../../core/export/dhis2.ts';
import { EXPORT_COLUMNS, type ExportRow } from '../../core/export/rows.ts';
import type { Zone } from '../../core/schedule/deadline.ts';
import type { Template } from '../../core/template/schema.ts';
import { longDateTime } from '../../core/text/format.ts';
import { exportWorkbook } from './workbook.ts';

export interface Content {
  content: string | Uint8Array;
  /** What describes it, for a file of its own beside it. */
  description?: string;
  /** What is not in it, for a program, and for the person where there is any. */
  left?: { told: object; warning?: string };
}

/** Names of units are typed by people: none begins a formula in whoever opens it. */
export const asCsv = (rows: readonly ExportRow[], facts: PackageFacts): Content => ({
  content: Papa.unparse({ fields: [...EXPORT_COLUMNS], data: [...rows] }, { escapeFormulae: /^[=@\t\r]/ }),
  description: `${JSON.stringify(dataPackage(facts), null, 2)}\n`,
});

/** In Indonesian: officers retype from it. */
export async function asWorkbook(
  rows: readonly ExportRow[],
  { district, made, isPublic, demonstration }: PackageFacts,
  templates: readonly Template[],
  zone: Zone,
): Promise<Content> {
  const about = [
    `Pantau: ${district}`,
    ...(demonstration ? ['Data contoh, bukan data resmi.'] : []),
    isPublic
      ? 'Boleh diumumkan: hitungan 1–4 orang, dan hitungan lain yang membukanya, disembunyikan.'
      : 'Hanya untuk petugas: angka kecil tidak disembunyikan. Jangan diumumkan.',
    `Dibuat ${longDateTime(Date.parse(made), zone, 'id')}.`,
    'Sel angka yang kosong berarti tidak ada angka yang dapat dipakai; alasannya ada di kolom Keterangan.',
  ];
  return { content: await exportWorkbook(rows, { about, templates, zone }) };
}

export function asDhis2(rows: readonly ExportRow[], mapping: Dhis2Mapping): Content {
  const { set, unmapped, empty } = dataValueSet(rows, mapping);
  const { dataElements, orgUnits } = unmapped;
  return {
    content: JSON.stringify(set, null, 2),
    left: {
      told: { unmapped, empty },
      ...(dataElements.length + orgUnits.length > 0 && {
        warning: `not in the mapping, and left out: ${dataElements.length} data elements (${dataElements.slice(0, 3).join(', ')}…), ${orgUnits.length} units`,
      }),
    },
  };
}

/** A new spreadsheet for one unit: created in the shared drive, then laid out in one atomic call. */
import { periodName } from '../../core/text/period.ts';
import { SPREADSHEET } from '../../ports/drive.ts';
import type { Structure } from '../../ports/sheets.ts';
import type { GoogleApis } from '../clients.ts';
import { STRUCTURE_FIELDS, structureOf } from '../sheets.ts';
import { DEMONSTRATION_NOTE } from './entry-cells.ts';
import type { ProvisionPlan } from './plan.ts';
import { provisionRequests } from './requests.ts';
import { type TypedRows, typedRowRequests } from './typed-rows.ts';

/** The empty file alone, for `layOut`; `appProperties` are what it is found by again. One Drive call; gives the id. */
export async function createSpreadsheet(
  { drive }: Pick<GoogleApis, 'drive'>,
  plan: ProvisionPlan,
  appProperties?: Record<string, string>,
): Promise<string> {
  const { data } = await drive.files.create({
    supportsAllDrives: true,
    fields: 'id',
    requestBody: {
      name: fileName(plan),
      mimeType: SPREADSHEET,
      parents: [plan.folderId],
      ...(appProperties && { appProperties }),
    },
  });
  if (!data.id) throw new Error('Google created a file without telling its id');
  return data.id;
}

/**
 * Turns an empty new spreadsheet into the form. Wholly or not at all; doing it twice is refused by Google, since
 * tabs and named ranges would stand twice. One Sheets write, which gives back what stands there then.
 * @param rows what open tabs begin with.
 * @throws ProvisionError naming the spreadsheet, which stays as it was: it is laid out again rather than another created.
 */
export async function layOut(
  google: Pick<GoogleApis, 'sheets'>,
  spreadsheetId: string,
  plan: ProvisionPlan,
  rows: TypedRows = {},
): Promise<Structure> {
  try {
    const { data } = await google.sheets.spreadsheets.batchUpdate({
      spreadsheetId,
      fields: `updatedSpreadsheet(${STRUCTURE_FIELDS})`,
      requestBody: {
        requests: [...provisionRequests(plan), ...typedRowRequests(plan, rows)],
        includeSpreadsheetInResponse: true,
      },
    });
    return structureOf(data.updatedSpreadsheet ?? {});
  } catch (error) {
    throw new ProvisionError(spreadsheetId, plan.unit.code, error);
  }
}

export class ProvisionError extends Error {
  readonly spreadsheetId: string;
  constructor(spreadsheetId: string, unit: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`spreadsheet ${spreadsheetId} of unit ${unit} was created but not laid out: ${reason}`, { cause });
    this.name = 'ProvisionError';
    this.spreadsheetId = spreadsheetId;
  }
}

/** `Aksi Konvergensi 2025: 31 indikator layanan – Kecamatan Baamang (62.02.05)`, then the form's own period. */
export function fileName({ template, unit, period, demonstration }: ProvisionPlan): string {
  return [
    template.title.id,
    `${unit.name} (${unit.code})`,
    ...(period === undefined ? [] : [periodName(period, 'id')]),
    ...(demonstration ? [DEMONSTRATION_NOTE.replace(/\.$/, '')] : []),
  ].join(' – ');
}

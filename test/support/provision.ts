/** A spreadsheet made and laid out in one go, without the steps that `apply` can be stopped between. */
import type { GoogleApis } from '../../src/google/clients.ts';
import type { ProvisionPlan } from '../../src/google/provision/plan.ts';
import { createSpreadsheet, layOut } from '../../src/google/provision/spreadsheet.ts';
import type { Structure } from '../../src/ports/sheets.ts';

export async function provisionSpreadsheet(
  google: GoogleApis,
  plan: ProvisionPlan,
): Promise<{ spreadsheetId: string; structure: Structure }> {
  const spreadsheetId = await createSpreadsheet(google, plan);
  return { spreadsheetId, structure: await layOut(google, spreadsheetId, plan) };
}

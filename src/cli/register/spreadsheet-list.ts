/**
 * Which spreadsheet is whose: a CSV with a header, a spreadsheet a row. `spreadsheet` (id or address), `unit` (code) and
 * `template` (id) must stand there; `version` where it is not the one in the configuration, `period` where forms have one.
 */
import type { District, DistrictForm } from '../../core/district.ts';
import { REGISTER_TEMPLATE } from '../../core/register/words.ts';
import type { Registration } from '../../ports/store/register.ts';
import { parseDelimited } from '../delimited.ts';
import { findSpreadsheetId } from '../spreadsheet-id.ts';
import { unitMeant } from '../unit-meant.ts';

const NEEDED = ['spreadsheet', 'unit', 'template'] as const;
const COLUMNS = [...NEEDED, 'version', 'period'] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

/** @throws Error with one line a fault: file, line, fault, remedy. */
export function parseSpreadsheetList(bytes: Uint8Array, file: string, district: District): Registration[] {
  const { header, rows } = read(bytes, file);
  const faults: string[] = [];
  const lines = new Map<string, number>();
  const found: Registration[] = [];
  let registers = 0;
  for (const { cells, line } of rows) {
    const row = Object.fromEntries(
      COLUMNS.map((column) => [column, cells[header.indexOf(column)]?.trim() ?? '']),
    ) as Row;
    const registration = registrationOf(row, district);
    if (typeof registration === 'string') {
      faults.push(`${file}:${line}: ${registration}`);
      continue;
    }
    const before = lines.get(registration.spreadsheetId);
    if (registration.templateId === REGISTER_TEMPLATE && registers++ > 0)
      faults.push(`${file}:${line}: a second Register; an installation has one: remove one of the rows`);
    if (before !== undefined)
      faults.push(`${file}:${line}: this spreadsheet stands in line ${before} too; remove one of the two`);
    lines.set(registration.spreadsheetId, line);
    found.push(registration);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return found;
}

function read(bytes: Uint8Array, file: string) {
  try {
    const table = parseDelimited(bytes);
    const missing = NEEDED.filter((column) => !table.header.includes(column));
    if (missing.length > 0)
      throw new Error(`line 1: no column ${missing.join(', ')}; the header names ${COLUMNS.join(', ')}`);
    return table;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

/** The Register as a form: the topmost unit has one, where the configuration asks for it. */
function registerOf({ register, settings, units }: District): DistrictForm[] {
  const top = units.find(({ code }) => code === settings.unit);
  if (register === undefined || top === undefined) return [];
  return [{ template: REGISTER_TEMPLATE, version: register, levels: [top.level] }];
}

/** A registration, or what is wrong with the row and how to mend it. */
function registrationOf(row: Row, district: District): Registration | string {
  const { units } = district;
  const forms = [...district.forms, ...registerOf(district)];
  const spreadsheetId = findSpreadsheetId(row.spreadsheet);
  if (spreadsheetId === undefined)
    return `spreadsheet "${row.spreadsheet}" is neither an id nor an address of Google Sheets; copy it from the browser`;
  const unit = units.find(({ code }) => code === row.unit);
  if (unit === undefined)
    return `unit "${row.unit}" is not in the configuration; write the code of a unit there${unitMeant(row.unit, units)}`;
  const named = forms.filter(
    ({ template, version }) =>
      template === row.template && (row.version === '' || String(version) === row.version),
  );
  if (named.length === 0) {
    const known = forms.map(({ template, version }) => `${template}@${version}`).join(', ');
    return `template "${row.template}"${row.version && ` version ${row.version}`} is not a form of the configuration; choose one of ${known}`;
  }
  const form = named.find(({ levels }) => levels.includes(unit.level));
  if (form === undefined)
    return `${row.template} is no form of a ${unit.level}; choose another unit, or add the level to the form`;
  const { template: templateId, version: templateVersion, periods } = form;
  const registration = { spreadsheetId, unit: unit.code, templateId, templateVersion };
  if (periods === undefined)
    return row.period === ''
      ? registration
      : `period "${row.period}": ${templateId} has none; leave it empty`;
  if (!periods.includes(row.period))
    return `period "${row.period}" is none of ${templateId}; choose one of ${periods.join(', ')}`;
  return { ...registration, period: row.period };
}

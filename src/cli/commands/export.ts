/** `export`: results as open data, as a workbook to retype from, or for DHIS2. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import Papa from 'papaparse';
import { dataPackage } from '../../core/export/data-package.ts';
import { type Dhis2Mapping, Dhis2MappingSchema, dataValueSet } from '../../core/export/dhis2.ts';
import { EXPORT_COLUMNS } from '../../core/export/rows.ts';
import { faultLines, shapeFaults } from '../../core/faults.ts';
import { longDateTime } from '../../core/text/format.ts';
import { ANSWER_OPTIONS, commandArguments, oneOf, refuseOptions } from '../command-arguments.ts';
import { gather } from '../export/gather.ts';
import { exportWorkbook } from '../export/workbook.ts';
import { installationSettings } from '../installation-settings.ts';
import { readJson } from '../json.ts';
import { closing, reachStore, STORE_OPTIONS, STORE_USAGE } from '../reach-store.ts';

const FORMATS = ['csv', 'xlsx', 'dhis2'] as const;

const USAGE = `usage: export --format csv|xlsx|dhis2 [options]: results with date, formula, source and what was left out

  --form NAME        one form; all unless told
  --public           only what may be published: completion, and counts of children as they were released
  --out FILE         where it goes; csv and dhis2 to standard output unless told. Beside FILE.csv stands
                     FILE.datapackage.json (Frictionless)
  --mapping FILE     for dhis2: {"dataSet", "dataElements": {"form/indicator/figure": id}, "orgUnits": {"code": id}}
  --dry-run          says what would be written, and writes nothing
  --json             says what was written as one JSON object
${STORE_USAGE}
  Without --public the export is for officers: small counts are not hidden in it.`;

export async function exportCommand(
  words: string[],
  print: (text: string) => void,
  warn: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
  now?: () => number,
): Promise<undefined> {
  const asked = commandArguments(words, USAGE, print, {
    options: {
      ...STORE_OPTIONS,
      ...ANSWER_OPTIONS,
      format: { type: 'string' },
      form: { type: 'string' },
      public: { type: 'boolean', default: false },
      out: { type: 'string' },
      mapping: { type: 'string' },
    },
  });
  if (asked === undefined) return undefined;
  const { values } = asked;
  const format = oneOf(FORMATS, values.format, '--format', USAGE);
  const { out, public: isPublic, 'dry-run': dryRun } = values;
  if (format === 'xlsx' && out === undefined) throw new Error('xlsx needs --out FILE.xlsx');
  if (values.json && out === undefined && !dryRun)
    throw new Error('--json needs --out FILE: standard output holds one of the two');
  if (format !== 'dhis2') refuseOptions(values, ['mapping'], `--format ${format}`, USAGE);
  if (format === 'dhis2' && values.mapping === undefined)
    throw new Error(
      'dhis2 needs --mapping FILE: which figure is which data element, which unit which organisation unit',
    );
  const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping);

  return closing(await reachStore(values, environment), async (reached) => {
    const language = format === 'xlsx' ? 'id' : 'en';
    const { rows, templates, unchecked } = await gather(reached.store, values.form, isPublic, language);
    if (rows.length === 0)
      throw new Error(
        values.form === undefined
          ? `${reached.name}: no form was checked yet`
          : `${reached.name}: no form ${values.form} was checked yet; \`templates list\` names them`,
      );
    const settings = await installationSettings(values.settings, environment);
    const made = new Date((now ?? reached.now)()).toISOString();
    const units = await reached.store.register.units();
    const district = units.find(({ parent }) => parent === null)?.name ?? '';
    const facts = {
      district,
      made,
      rows: rows.length,
      isPublic,
      demonstration: settings?.demonstration ?? reached.demonstration ?? false,
    };
    let left: object = {};
    const files: string[] = [];
    const put = async (file: string | undefined, content: string | Uint8Array) => {
      if (file === undefined) return dryRun ? undefined : print(String(content));
      if (!dryRun) await writeFile(file, content);
      files.push(file);
    };
    if (format === 'dhis2') {
      const { set, unmapped, empty } = dataValueSet(rows, mapping!);
      left = { unmapped, empty };
      await put(out, JSON.stringify(set, null, 2));
      if (unmapped.dataElements.length + unmapped.orgUnits.length > 0)
        warn(
          `not in the mapping, and left out: ${unmapped.dataElements.length} data elements (${unmapped.dataElements.slice(0, 3).join(', ')}…), ${unmapped.orgUnits.length} units`,
        );
    } else if (format === 'csv') {
      // Names of units are typed by people: none may begin a formula in whoever opens it.
      await put(
        out,
        Papa.unparse({ fields: [...EXPORT_COLUMNS], data: rows }, { escapeFormulae: /^[=@\t\r]/ }),
      );
      if (out !== undefined)
        await put(
          `${out.replace(/\.csv$/i, '')}.datapackage.json`,
          `${JSON.stringify(dataPackage({ ...facts, file: path.basename(out) }), null, 2)}\n`,
        );
    } else {
      const zone = settings?.zone ?? 'Asia/Jakarta';
      const about = [
        `Pantau: ${district}`,
        ...(facts.demonstration ? ['Data contoh, bukan data resmi.'] : []),
        isPublic
          ? 'Boleh diumumkan: hitungan 1–4 orang, dan hitungan lain yang membukanya, disembunyikan.'
          : 'Hanya untuk petugas: angka kecil tidak disembunyikan. Jangan diumumkan.',
        `Dibuat ${longDateTime(Date.parse(made), zone, 'id')}.`,
        'Sel angka yang kosong berarti tidak ada angka yang dapat dipakai; alasannya ada di kolom Keterangan.',
      ];
      await put(out, await exportWorkbook(rows, { about, templates, zone }));
    }
    if (unchecked > 0) warn(`${unchecked} forms were never checked and are not in it`);
    if (out === undefined && !dryRun) return undefined;
    const told = {
      store: reached.name,
      dryRun,
      files,
      rows: rows.length,
      unchecked,
      public: isPublic,
      ...left,
    };
    print(
      values.json
        ? JSON.stringify(told)
        : `${rows.length} rows from ${reached.name}: ${files.join(', ') || 'standard output'}${dryRun ? '. Nothing was written (--dry-run).' : ''}`,
    );
    return undefined;
  });
}

async function readMapping(file: string): Promise<Dhis2Mapping> {
  const read = Dhis2MappingSchema.safeParse(await readJson(file), { reportInput: true });
  if (!read.success) throw new Error(faultLines(file, shapeFaults(read.error.issues)));
  return read.data;
}

/** `export`: results as open data, as a workbook to retype from, or for DHIS2. */

import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Dhis2Mapping, Dhis2MappingSchema } from '../../core/export/dhis2.ts';
import { faultLines, shapeFaults } from '../../core/faults.ts';
import { ANSWER_OPTIONS, commandArguments, oneOf, refuseOptions } from '../command-arguments.ts';
import { asCsv, asDhis2, asWorkbook } from '../export/formats.ts';
import { gather } from '../export/gather.ts';
import { unwritten } from '../files.ts';
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
      file: out === undefined ? '' : path.basename(out),
      district,
      made,
      rows: rows.length,
      isPublic,
      demonstration: settings?.demonstration ?? reached.demonstration ?? false,
    };
    const { content, description, left } =
      format === 'csv'
        ? asCsv(rows, facts)
        : format === 'xlsx'
          ? await asWorkbook(rows, facts, templates, settings?.zone ?? 'Asia/Jakarta')
          : asDhis2(rows, mapping as Dhis2Mapping);
    const files = new Map(out === undefined ? [] : [[out, content]]);
    if (out !== undefined && description !== undefined)
      files.set(`${out.replace(/\.csv$/i, '')}.datapackage.json`, description);
    if (!dryRun) {
      if (out === undefined) print(String(content));
      for (const [file, bytes] of files)
        await writeFile(file, bytes).catch((error: Error) => {
          throw unwritten(file, error);
        });
    }
    if (left?.warning !== undefined) warn(left.warning);
    if (unchecked > 0) warn(`${unchecked} forms were never checked and are not in it`);
    if (out === undefined && !dryRun) return undefined;
    const told = {
      store: reached.name,
      dryRun,
      files: [...files.keys()],
      rows: rows.length,
      unchecked,
      public: isPublic,
      ...left?.told,
    };
    print(
      values.json
        ? JSON.stringify(told)
        : `${rows.length} rows from ${reached.name}: ${told.files.join(', ') || 'standard output'}${dryRun ? '. Nothing was written (--dry-run).' : ''}`,
    );
    return undefined;
  });
}

async function readMapping(file: string): Promise<Dhis2Mapping> {
  const read = Dhis2MappingSchema.safeParse(await readJson(file), { reportInput: true });
  if (!read.success) throw new Error(faultLines(file, shapeFaults(read.error.issues)));
  return read.data;
}

/** `templates list | show NAME | export NAME --table-schema`: what forms there are, for people and for other tools. */

import { expectedEntries } from '../../core/measures/completion.ts';
import type { Template } from '../../core/template/schema.ts';
import { tableSchema } from '../../core/template/table-schema.ts';
import { commandArguments, misused, noWord, oneOf, oneWord, refuseOptions } from '../command-arguments.ts';
import { readTemplates, TEMPLATES, templatesNamed } from '../templates.ts';
import { upgradeTemplate } from './templates-upgrade.ts';

const USAGE = `usage: templates list | show NAME[@VERSION] | export NAME[@VERSION] --table-schema [options]
       templates upgrade SPREADSHEET: moves a spreadsheet to the next version; see templates upgrade --help

  --templates DIR  forms of your own instead of sheets-templates/
  --json           one JSON object; the export is one anyway`;

export async function templates(words: string[], print: (text: string) => void): Promise<number | undefined> {
  if (words[0] === 'upgrade') return upgradeTemplate(words.slice(1), print);
  const asked = commandArguments(words, USAGE, print, {
    allowPositionals: true,
    options: {
      'table-schema': { type: 'boolean', default: false },
      templates: { type: 'string', default: TEMPLATES },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [word, ...rest] = positionals;
  const what = oneOf(['list', 'show', 'export', 'upgrade'], word, 'what to do', USAGE);
  const all = await readTemplates(values.templates);
  if (what !== 'export') refuseOptions(values, ['table-schema'], `templates ${what}`, USAGE);
  if (what === 'list') {
    noWord(rest, USAGE);
    print(values.json ? JSON.stringify(all.map(summary)) : all.map(listLine).join('\n'));
    return undefined;
  }
  const template = templatesNamed(all, oneWord(rest, 'NAME', USAGE)).at(-1) as Template;
  if (what === 'show') print(values.json ? JSON.stringify(template) : describe(template));
  else {
    if (!values['table-schema']) throw misused('--table-schema is missing', USAGE);
    const { id, version, title, tabs } = template;
    const resources = tabs.map((tab) => ({ name: tab.name, title: tab.title.id, schema: tableSchema(tab) }));
    print(JSON.stringify({ name: id, version: String(version), title: title.id, resources }, null, 2));
  }
  return undefined;
}

function summary({ id, version, title, year, scheme, ...template }: Template & { id: string }) {
  return { id, version, title: title.id, year, scheme, tabs: template.tabs.map((tab) => tab.name) };
}

function listLine(template: Template): string {
  return `${template.id}@${template.version}  ${template.title.id} (${template.scheme}, ${template.year})`;
}

function describe(template: Template): string {
  const tabs = template.tabs.flatMap((tab) => [
    `  ${tab.title.id}: ${tab.rows === 'fixed' ? `${tab.fixedRows.length} baris tetap` : 'baris terbuka'}, kunci ${tab.key}`,
    ...tab.columns
      .filter((column) => column.entry)
      .map((column) => `    ${column.name}  ${column.label.id} (${column.type})`),
  ]);
  const deadlines = template.deadlines.map(({ title, at, zone }) => `  tenggat: ${title.id}, ${at} ${zone}`);
  return [
    listLine(template),
    `  sumber: ${template.source}`,
    `  isian wajib: ${expectedEntries(template)}`,
    ...tabs,
    ...deadlines,
  ].join('\n');
}

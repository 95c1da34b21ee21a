/** `templates list | show NAME | export NAME --table-schema`: what forms there are, for people and for other tools. */

import path from 'node:path';
import { expectedEntries } from '../../core/measures/completion.ts';
import type { Template } from '../../core/template/schema.ts';
import { tableSchema } from '../../core/template/table-schema.ts';
import { PROJECT } from '../../runtime/local/bundle.ts';
import { commandArguments } from '../command-arguments.ts';
import { readTemplates, templatesNamed } from '../templates.ts';
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
      templates: { type: 'string', default: path.join(PROJECT, 'sheets-templates') },
      json: { type: 'boolean', default: false },
    },
  });
  if (asked === undefined) return undefined;
  const { values, positionals } = asked;
  const [what, name] = positionals;
  const all = await readTemplates(values.templates);
  if (what === 'list') {
    print(values.json ? JSON.stringify(all.map(summary)) : all.map(listLine).join('\n'));
  } else if (what === 'show' && name !== undefined) {
    const template = find(all, name);
    print(values.json ? JSON.stringify(template) : describe(template));
  } else if (what === 'export' && name !== undefined && values['table-schema']) {
    const { id, version, title, tabs } = find(all, name);
    const resources = tabs.map((tab) => ({ name: tab.name, title: tab.title.id, schema: tableSchema(tab) }));
    print(JSON.stringify({ name: id, version: String(version), title: title.id, resources }, null, 2));
  } else {
    throw new Error(USAGE);
  }
}

/** The version asked for, or the newest. */
const find = (all: readonly Template[], name: string) => templatesNamed(all, name).at(-1) as Template;

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

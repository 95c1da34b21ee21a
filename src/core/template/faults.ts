/** What the shape alone cannot tell: names that refer to nothing, doubled names and keys, places already taken. */
import { hasWildcard, keyIdentity, plainWord } from '../cells/text.ts';
import { type Fault, isRealWallClock, type Path, pathText, repeated } from '../faults.ts';
import { acrossFaults } from './across-faults.ts';
import { type Add, columnFaults } from './column-faults.ts';
import { measureFaults } from './measure-faults.ts';
import {
  APPROVAL_RANGES,
  APPROVAL_TAB_TITLE,
  blockRange,
  LEGEND_TAB_TITLE,
  PANTAU_TAB_TITLE,
  SHEET_RANGE,
  STATE_RANGE,
  TIME_RANGE,
} from './names.ts';
import { type Refer, ruleFaults } from './rule-faults.ts';
import { type Column, isNumeric, isPersonal, type Tab, type Template } from './schema.ts';
import { waiverFaults } from './waiver-faults.ts';

/** All faults of a template whose shape is right; empty when it can be issued. */
export function templateFaults(template: Template): Fault[] {
  const faults: Fault[] = [];
  const adder =
    (base: Path): Add =>
    (path, fault, remedy) =>
      faults.push({ path: pathText([...base, ...path]), fault, remedy });
  const add = adder([]);

  for (const { text, at } of repeated(template.tabs, (tab) => tab.name)) {
    add(['tabs', at[1]!, 'name'], `"${text}" names two tabs`, 'give each tab a name of its own');
  }
  for (const language of ['id', 'en'] as const) {
    for (const { text, at } of repeated(template.tabs, (tab) => keyIdentity(tab.title[language]))) {
      add(
        ['tabs', at[1]!, 'title', language],
        `"${text}" is the title of two tabs`,
        'give each tab a title of its own',
      );
    }
  }
  template.tabs.forEach((tab, index) => {
    tabFaults(tab, adder(['tabs', index]));
  });
  measureFaults(template, add);
  for (const { text, at } of repeated(template.deadlines, (deadline) => deadline.id)) {
    add(['deadlines', at[1]!, 'id'], `"${text}" names two deadlines`, 'give each deadline an id of its own');
  }
  template.deadlines.forEach((deadline, index) => {
    if (!isRealWallClock(deadline.at)) {
      add(
        ['deadlines', index, 'at'],
        `"${deadline.at}" is not a real date and time`,
        'write a day of the calendar, such as 2025-12-31T23:59',
      );
    }
  });
  return faults;
}

/** Titles of the tabs that Pantau adds. */
const OWN_TITLES: ReadonlySet<string> = new Set(
  [PANTAU_TAB_TITLE, APPROVAL_TAB_TITLE, LEGEND_TAB_TITLE].map(keyIdentity),
);
/** Range names that Pantau gives to cells of its own. */
const OWN_RANGES: ReadonlySet<string> = new Set([
  STATE_RANGE,
  SHEET_RANGE,
  TIME_RANGE,
  ...Object.values(APPROVAL_RANGES),
]);

function tabFaults(tab: Tab, add: Add): void {
  const columns = new Map(tab.columns.map((column) => [column.name, column]));
  const known = [...columns.keys()].join(', ');
  const refer: Refer = (path, name) => {
    const column = columns.get(name);
    if (!column) add(path, `"${name}" is not a column of this tab`, `choose one of ${known}`);
    return column;
  };

  if (OWN_TITLES.has(keyIdentity(tab.title.id))) {
    add(['title', 'id'], `"${tab.title.id}" is the title of a tab that Pantau makes`, 'choose another title');
  }
  if (OWN_RANGES.has(blockRange(tab))) {
    add(['name'], `"${blockRange(tab)}" is a range that Pantau makes`, 'choose another name');
  }
  for (const { text, at } of repeated(tab.columns, (column) => column.name)) {
    add(['columns', at[1]!, 'name'], `"${text}" names two columns`, 'give each column a name of its own');
  }
  // Headers are found again in either language, so a label may not stand for two columns across languages either.
  const labels = tab.columns.flatMap((column, index) =>
    [...new Set([plainWord(column.label.id), plainWord(column.label.en)])].map((text) => ({ text, index })),
  );
  for (const { text, at } of repeated(labels, (label) => label.text)) {
    const { index } = labels[at[1]!]!;
    const path = ['columns', index, 'label'];
    add(path, `"${text}" is the label of two columns`, 'give each column a label of its own');
  }
  tab.columns.forEach((column, index) => {
    columnFaults(column, (path, fault, remedy) => add(['columns', index, ...path], fault, remedy));
  });

  const key = refer(['key'], tab.key);
  if (key !== undefined && isPersonal(key)) {
    add(['key'], `"${tab.key}" is about a person`, 'name a column of register numbers as the key');
  }
  if (tab.nameColumn !== undefined) refer(['nameColumn'], tab.nameColumn);
  tab.rules.forEach((rule, index) => {
    ruleFaults(rule, tab, index, refer, add);
  });
  tab.completion?.values.forEach((name, index) => {
    if (refer(['completion', 'values', index], name)?.entry === false) {
      add(
        ['completion', 'values', index],
        `"${name}" is not filled by staff`,
        'name columns with "entry": true',
      );
    }
  });
  acrossFaults(tab, add, refer);
  waiverFaults(tab, add, refer);
  rowFaults(tab, columns, add, refer);
}

function rowFaults(tab: Tab, columns: ReadonlyMap<string, Column>, add: Add, refer: Refer): void {
  if (tab.rows === 'open') {
    if (tab.fixedRows.length > 0)
      add(['fixedRows'], 'an open tab has fixed rows', 'remove them or set "rows": "fixed"');
    return;
  }
  if (tab.mayBeEmpty) add(['mayBeEmpty'], 'a fixed tab is never empty', 'leave "mayBeEmpty" out');
  if (tab.fixedRows.length === 0)
    add(['fixedRows'], 'a fixed tab has no rows', 'list its rows or set "rows": "open"');
  const needed = tab.columns.filter(
    (column) => column.name === tab.key || (!column.entry && column.constraints.required === true),
  );
  tab.fixedRows.forEach((row, index) => {
    for (const column of needed) {
      if (String(row.cells[column.name] ?? '').trim() === '') {
        add(
          ['fixedRows', index, 'cells', column.name],
          'is missing',
          `give every fixed row its "${column.name}"`,
        );
      }
    }
    for (const name of Object.keys(row.owners ?? {})) {
      const path = ['fixedRows', index, 'owners', name];
      if (refer(path, name)?.entry === false)
        add(path, `"${name}" is not filled by staff`, 'name columns with "entry": true');
    }
    for (const [name, value] of Object.entries(row.cells)) {
      const column = columns.get(name);
      if (!column) refer(['fixedRows', index, 'cells', name], name);
      else if (isNumeric(column) && typeof value !== 'number') {
        add(
          ['fixedRows', index, 'cells', name],
          `"${value}" stands in a column of type ${column.type}`,
          'write a number without quotes',
        );
      }
    }
    if (hasWildcard(String(row.cells[tab.key] ?? '')) || String(row.cells[tab.key] ?? '').includes('|')) {
      add(
        ['fixedRows', index, 'cells', tab.key],
        `the key "${row.cells[tab.key]}" has one of * ? ~ |`,
        'use letters, digits, hyphen and dot',
      );
    }
  });
  const keyed = tab.fixedRows.map((row) => keyIdentity(String(row.cells[tab.key] ?? '')));
  for (const { text, at } of repeated(keyed, (key) => key)) {
    if (text === '') continue;
    add(
      ['fixedRows', at[1]!, 'cells', tab.key],
      `the key "${text}" stands in ${at.length} rows`,
      'give each row a key of its own',
    );
  }
}

/** Faults of a tab's checks across spreadsheets: columns that are not there, that hold no figures, or that tell on persons. */
import { keyIdentity } from '../cells/text.ts';
import type { Path } from '../faults.ts';
import type { Across } from './across-schema.ts';
import type { Add } from './column-faults.ts';
import type { Refer } from './rule-faults.ts';
import { isNumeric, isPersonal, type Tab } from './schema.ts';

/** @param refer Gives the column of a name, or adds the fault that there is none. */
export function acrossFaults(tab: Tab, add: Add, refer: Refer): void {
  tab.across.forEach((check, index) => {
    const base: Path = ['across', index];
    if (check.check === 'same-identity') {
      const column = refer([...base, 'column'], check.column);
      if (column !== undefined && column.format !== 'nik' && column.format !== 'kk') {
        const remedy = 'name a column of format nik or kk';
        add([...base, 'column'], `"${check.column}" holds no identity numbers`, remedy);
      }
      return;
    }
    for (const [path, name] of figuresNamed(check))
      figureFaults(tab, check, [...base, ...path], name, add, refer);
    if (check.check === 'copied' && tab.rows === 'open') {
      add(
        [...base, 'check'],
        'compares cells of a tab of which only sums are stored',
        'set "rows": "fixed" or remove it',
      );
    }
    if (check.check !== 'outlier') return;
    const keys = new Set(tab.fixedRows.map((row) => keyIdentity(String(row.cells[tab.key] ?? ''))));
    check.seasonal.forEach(({ rows }, season) => {
      rows.forEach((key, row) => {
        if (keys.has(keyIdentity(key))) return;
        const path = [...base, 'seasonal', season, 'rows', row];
        add(path, `"${key}" is the key of no row`, 'write the key of a fixed row');
      });
    });
  });
}

function figuresNamed(check: Exclude<Across, { check: 'same-identity' }>): [Path, string][] {
  if (check.check !== 'outlier') return check.columns.map((name, index) => [['columns', index], name]);
  return [
    [['numerator'], check.numerator],
    [['denominator'], check.denominator],
  ];
}

function figureFaults(tab: Tab, { check }: Across, path: Path, name: string, add: Add, refer: Refer): void {
  const column = refer(path, name);
  if (column === undefined) return;
  if (!isNumeric(column)) add(path, `"${name}" holds no figures`, 'name a column of numbers');
  else if (isPersonal(column)) add(path, `"${name}" is about a person`, 'name a column of counts');
  else if (!column.entry || name === tab.key) {
    add(path, `"${name}" is not filled by staff`, 'name columns with "entry": true');
  } else if (column.type === 'percent' && (tab.rows === 'open' || check === 'parent-sum')) {
    add(path, `"${name}" holds shares, which have no sum`, 'name a column of counts');
  }
}

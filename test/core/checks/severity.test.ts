import { describe, expect, it } from 'vitest';
import { type CompiledTab, compileTemplate } from '../../../src/core/checks/compile.ts';
import { compileSeverities, SeveritiesSchema } from '../../../src/core/checks/severity.ts';
import { checkTab } from '../../../src/core/checks/tab.ts';
import { parseTemplate } from '../../../src/core/template/load.ts';

describe('how severe a problem is', () => {
  const columns = new Map([['nilai', { placeholder: 'error' as const }]]);

  it('is what the catalogue says, unless anyone says otherwise', () => {
    expect(compileSeverities({})('placeholder', ['nilai'])).toBe('warning');
  });

  it('follows the template, the column, the rule and the district, the last before all', () => {
    const template = { placeholder: 'info' as const };
    expect(compileSeverities({ template })('placeholder', ['nilai'])).toBe('info');
    expect(compileSeverities({ template, columns })('placeholder', ['nilai'])).toBe('error');
    expect(compileSeverities({ template, columns })('placeholder', ['lain'])).toBe('info');
    expect(compileSeverities({ template, columns })('placeholder', ['nilai'], 'warning')).toBe('warning');
    const district = { placeholder: 'info' as const };
    expect(compileSeverities({ template, columns, district })('placeholder', ['nilai'], 'error')).toBe(
      'info',
    );
  });

  it.each(['key-doubled', 'header-missing', 'no-rows'])('%s cannot be played down', (code) => {
    expect(SeveritiesSchema.safeParse({ [code]: 'info' }).success).toBe(false);
  });

  it('names a code that does not exist', () => {
    expect(SeveritiesSchema.safeParse({ 'not-abov': 'info' }).error?.issues[0]).toMatchObject({
      keys: ['not-abov'],
    });
  });
});

describe('a row with problems that weigh differently', () => {
  const label = (text: string) => ({ id: text, en: text });
  const tab = (severity?: 'error' | 'warning' | 'info', district?: 'error' | 'warning' | 'info') =>
    compileTemplate(
      parseTemplate(
        {
          id: 'uji',
          version: 1,
          scheme: 'uji',
          year: 2025,
          title: label('Uji'),
          source: 'made up',
          tabs: [
            {
              name: 'uji',
              title: label('Uji'),
              rows: 'open',
              key: 'no',
              columns: [
                { name: 'no', label: label('No'), type: 'string', entry: true },
                { name: 'hadir', label: label('Hadir'), type: 'integer', entry: true },
                { name: 'undangan', label: label('Undangan'), type: 'integer', entry: true },
              ],
              rules: [
                { rule: 'not-above', column: 'hadir', limit: 'undangan', ...(severity && { severity }) },
              ],
              completion: { values: ['hadir', 'undangan'] },
            },
          ],
        },
        'severity.test',
      ),
      { severities: district && { 'not-above': district } },
    ).tabs[0] as CompiledTab;
  const rows = [
    ['No', 'Hadir', 'Undangan'],
    ['1', 45, 40],
  ];
  const check = (compiled: CompiledTab) => checkTab(compiled, { firstRow: 1, rows });

  it.each([
    ['error', 'error', 0],
    ['warning', 'warning', 1],
    ['info', 'valid', 1],
  ] as const)('%s: the row is %s', (severity, status, valid) => {
    const result = check(tab(severity));
    expect(result.lines[0]).toMatchObject({ status, problems: [{ code: 'not-above', severity }] });
    expect(result).toMatchObject({ filled: 1, valid });
  });

  it('the district has the last word', () => {
    expect(check(tab('error', 'info')).lines[0]?.status).toBe('valid');
  });
});

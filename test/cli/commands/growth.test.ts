import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../../../src/runtime/local/bundle.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'pantau-growth-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** As `npm run pantau -- growth …`. */
async function growth(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const call = [path.join(PROJECT, 'src/cli/main.ts'), 'growth', ...words];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, call, { cwd: dir })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

async function growthOf(text: string) {
  await writeFile(path.join(dir, 'survei.csv'), text);
  return growth('survei.csv');
}

describe('growth', () => {
  it('adds z-scores and flags to the rows as they stand', async () => {
    const { code, stdout, stderr } = await growthOf(
      [
        'id,sex,age_days,weight,lenhei,measure,oedema,"catatan, bebas"',
        '7,1,0,2.6,44.9,l,n,"kata ""satu"""',
        '3,2,90,2.6,44.9,l,n,',
        '9,1,,7,64.9,l,n,=1+1',
        '1,2,400,7,70,l,y,',
      ].join('\n'),
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'id,sex,age_days,weight,lenhei,measure,oedema,"catatan, bebas",zlen,zwei,zwfl,zbmi,flen,fwei,fwfl,fbmi',
      '7,1,0,2.6,44.9,l,n,"kata ""satu""",-2.63,-1.65,,-0.41,0,0,,0',
      '3,2,90,2.6,44.9,l,n,,-7.04,-5.53,,-2.53,1,0,,0',
      '9,1,,7,64.9,l,n,=1+1,,,-0.42,,,,0,',
      '1,2,400,7,70,l,y,,-2.04,,,,0,,,',
      '',
    ]);
    const asJson = (await growth('survei.csv', '--json')).stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(asJson).toHaveLength(4);
    expect(asJson[1]).toEqual({
      ...{ id: '3', sex: '2', age_days: '90', weight: '2.6', lenhei: '44.9', measure: 'l', oedema: 'n' },
      ...{ 'catatan, bebas': '', zlen: -7.04, zwei: -5.53, zwfl: null, zbmi: -2.53 },
      ...{ flen: 1, fwei: 0, fwfl: null, fbmi: 0 },
    });
  });

  it('keeps semicolons and decimal commas, and takes months', async () => {
    const { stdout } = await growthOf(
      '\uFEFFsex;age_months;weight;lenhei;measure;oedema\r\n2;24;9,5;79,3;h;n\r\n2;60;18;110;h;n\r\n',
    );
    expect(stdout).toBe(
      [
        'sex;age_months;weight;lenhei;measure;oedema;zlen;zwei;zwfl;zbmi;flen;fwei;fwfl;fbmi',
        '2;24;9,5;79,3;h;n;-1,99;-1,57;-0,68;-0,45;0;0;0;0',
        '2;60;18;110;h;n;;;;;;;;',
        '',
      ].join('\n'),
    );
  });

  it('writes a row with a bad cell without z-scores and says where, what and how to mend it', async () => {
    const { code, stdout, stderr } = await growthOf(
      'sex,age_days,weight,lenhei,measure,oedema\n1,0,dua,44.9,l,n\n1,0,2.6,44.9,l,n\n1,0,0,44.9,l,n\n1,0,2.6,44.9,l,n,a,b\n',
    );
    expect(code).toBe(0);
    expect(stdout.trimEnd().split('\n').slice(1)).toEqual([
      '1,0,dua,44.9,l,n,,,,,,,,',
      '1,0,2.6,44.9,l,n,-2.63,-1.65,,-0.41,0,0,,0',
      '1,0,0,44.9,l,n,-2.63,,,,0,,,',
      '1,0,2.6,44.9,l,n,,,,,,,,,a,b',
    ]);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'survei.csv: line 2: weight: “dua” is no number; write the number alone, in kg, or leave it empty',
      'survei.csv: line 4: weight: 0 is impossible; write a number above 0, in kg, or leave it empty',
      'survei.csv: line 5: row: 8 cells under 6 columns; put quotes around a cell with a delimiter',
    ]);
  });

  it('run on its own result gives the same', async () => {
    const first = await growthOf('sex,age_days,weight,lenhei,measure,oedema,x\n1,0,2.6,44.9,l,n,y\n');
    const second = await growthOf(first.stdout);
    expect(second.stdout).toBe(first.stdout);
    expect(second.stderr).toContain('zlen, zwei, zwfl, zbmi, flen, fwei, fwfl, fbmi: stood there before');
  });

  it('says what it could not read at all', async () => {
    const refusals: [string, string][] = [
      ['nama,umur\nA,3\n', 'survei.csv: line 1: column sex: is missing; add it'],
      ['sex,age_days,weight,lenhei,measure,oedema\n', 'survei.csv: no rows under the header'],
      [
        'sex,age_days,weight,lenhei,measure,oedema\n1,0,"2.6\n',
        'survei.csv: line 2: a quote (") is not closed',
      ],
    ];
    for (const [text, message] of refusals)
      expect(await growthOf(text)).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringContaining(message),
      });
    expect(await growthOf('<html><table><tr><td>sex</td></tr></table></html>')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('survei.csv: is no CSV; open it in Excel or LibreOffice'),
    });
    expect(await growth('tidak-ada.csv')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('cannot be read'),
    });
    expect(await growth()).toMatchObject({ code: 2, stderr: expect.stringContaining('usage:') });
  });
});

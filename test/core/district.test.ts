import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../src/cli/templates.ts';
import { DistrictError, districtDeadlines, parseDistrict, reportingUnits } from '../../src/core/district.ts';
import { verifiersOf } from '../../src/core/units.ts';

const templates = await readTemplates('sheets-templates');
const source = readFileSync('src/demo/district.json', 'utf8');

// biome-ignore lint/suspicious/noExplicitAny: the tests put faults into places that the types would refuse.
type Loose = any;

function linesOf(spoil: (district: Loose) => void): string[] {
  const json = JSON.parse(source);
  spoil(json);
  try {
    parseDistrict(json, 'daerah.json', templates);
    return [];
  } catch (error) {
    if (!(error instanceof DistrictError)) throw error;
    return error.message.split('\n');
  }
}

describe('the demonstration district', () => {
  const district = parseDistrict(JSON.parse(source), 'daerah.json', templates);

  test('has 17 kecamatan and 21 puskesmas that report, one operator each, a coordinator and an operator above', () => {
    const units = reportingUnits(district, district.forms[0]!);
    expect(units.filter(({ level }) => level === 'kecamatan').map(({ code }) => code)).toEqual(
      Array.from({ length: 17 }, (_, index) => `62.02.${String(index + 1).padStart(2, '0')}`),
    );
    const puskesmas = units.filter(({ level }) => level === 'puskesmas');
    expect(puskesmas).toHaveLength(21);
    for (const { name } of puskesmas) expect(name).toMatch(/^Puskesmas Contoh \d\d /);
    for (const { code, parent } of units) {
      expect(parent).toBe('62.02');
      expect(district.officers.filter(({ unit, role }) => unit === code && role === 'operator')).toHaveLength(
        1,
      );
    }
    expect(district.officers.filter(({ unit }) => unit === '62.02').map(({ role }) => role)).toEqual([
      'koordinator',
      'verifikator',
      'sekda',
      'pengampu',
      'pengampu',
      'operator',
    ]);
  });

  test('every form has somebody to decide on it, of the unit itself or of the nearest above', () => {
    const of = (unit: string) => verifiersOf(unit, district.units, district.officers).map(({ id }) => id);
    for (const { code } of district.units) expect(of(code)).toHaveLength(1);
    expect(of('62.02.05')).toEqual(['verifikator.kecamatan-baamang']);
    expect(of('62.02.05.D01')).toEqual(['verifikator.kecamatan-baamang']);
    expect(of('62.02.P01')).toEqual(['verifikator.kabupaten']);
    expect(verifiersOf('62.02.P01', district.units, [])).toEqual([]);
  });

  test('writes to nobody real: every address ends in .example', () => {
    const { from, replyTo } = district.settings.mail;
    for (const address of [from, replyTo ?? from, ...district.officers.map((officer) => officer.address)]) {
      expect(address).toMatch(/^[a-z0-9.-]+@[a-z-]+\.example$/);
    }
    expect(district.settings.demonstration).toBe(true);
  });

  test('has the official deadline and its own', () => {
    const ofIndicators = districtDeadlines(district, templates).filter(
      ({ template }) => template === 'aksi-konvergensi-2025',
    );
    expect(ofIndicators.map(({ id, at, kind }) => [id, at, kind])).toEqual([
      ['akhir-tahun', '2025-12-31T23:59', 'official'],
      ['internal-25-november', '2025-11-25T23:59', 'internal'],
    ]);
  });
});

describe('parseDistrict', () => {
  test.each<[string, (d: Loose) => void, RegExp]>([
    ['no settings', (d) => delete d.settings, /: settings: is missing; add it \(object\)$/],
    [
      'a sender that is no address',
      (d) => (d.settings.mail.from = 'pantau'),
      /: settings\.mail\.from: found "pantau"; write an e-mail address/,
    ],
    [
      'a zone that is none',
      (d) => (d.settings.zone = 'WIB'),
      /: settings\.zone: found "WIB"; choose one of "Asia\/Jakarta", /,
    ],
    [
      'a top unit that is not listed',
      (d) => (d.settings.unit = '62.03'),
      /: settings\.unit: "62\.03" is not a unit; write the code of the top unit/,
    ],
    [
      'a unit twice',
      (d) => (d.units[2].code = '62.02.01'),
      /: units\[2\]\.code: "62\.02\.01" stands twice in units; /,
    ],
    [
      'a parent that is not listed',
      (d) => (d.units[2].parent = '62.09'),
      /: units\[2\]\.parent: "62\.09" is not a unit; /,
    ],
    [
      'a second top unit',
      (d) => (d.units[2].parent = null),
      /: units\[2\]\.parent: "62\.02\.02" has no parent; only the top unit/,
    ],
    [
      'units that report to each other',
      (d) => {
        d.units[1].parent = d.units[2].code;
        d.units[2].parent = d.units[1].code;
      },
      /: units\[1\]\.parent: "62\.02\.01" reports to itself in the end; /,
    ],
    [
      'an officer of no unit',
      (d) => (d.officers[0].unit = '1'),
      /: officers\[0\]\.unit: "1" is not a unit; /,
    ],
    [
      'an officer twice',
      (d) => (d.officers[1].id = 'koordinator'),
      /: officers\[1\]\.id: "koordinator" stands twice in officers; /,
    ],
    [
      'an address that is none',
      (d) => (d.officers[0].address = 'a@b@c'),
      /: officers\[0\]\.address: found "a@b@c"; write an e-mail address/,
    ],
    [
      'a deadline that is no day',
      (d) => (d.deadlines[0].at = '2025-11-31T23:59'),
      /: deadlines\[0\]\.at: "2025-11-31T23:59" is not a real date/,
    ],
    [
      'a deadline of no template',
      (d) => (d.deadlines[0].template = 'x'),
      /: deadlines\[0\]\.template: "x" is not a template; choose one of aksi-/,
    ],
    [
      'a form of no template',
      (d) => (d.forms[0].version = 9),
      /: forms\[0\]: "aksi-konvergensi-2025" version 9 is not a template; /,
    ],
    [
      'a period that is none',
      (d) => (d.forms[0].periods = ['2025-S1', '2025-S3']),
      /: forms\[0\]\.periods\[1\]: "2025-S3" is not a period; write a year 2025, a semester 2025-S1, /,
    ],
    [
      'no period at all',
      (d) => (d.forms[0].periods = []),
      /: forms\[0\]\.periods: \[\] is too small or too short; /,
    ],
    [
      'a period twice',
      (d) => {
        d.forms[0].levels = ['kecamatan'];
        d.forms[0].periods = ['2025-S1', '2025-S2', '2025-S1'];
      },
      /: forms\[0\]\.periods\[2\]: "aksi-konvergensi-2025" of a kecamatan in 2025-S1 stands twice in forms; /,
    ],
    [
      'a form twice',
      (d) => d.forms.push({ ...d.forms[0], levels: ['puskesmas'] }),
      /: forms\[8\]: "aksi-konvergensi-2025" of a puskesmas stands twice in forms; /,
    ],
    [
      'a form that nobody fills',
      (d) => (d.forms[0].levels = ['provinsi']),
      /: forms\[0\]\.levels: no unit has one of these levels; /,
    ],
  ])('%s', (_, spoil, line) => {
    const lines = linesOf(spoil);
    expect(lines.filter((one) => line.test(one))).toHaveLength(1);
    for (const one of lines) expect(one).toMatch(/^daerah\.json: \S+: .+; .+$/);
  });
});

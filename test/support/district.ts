/** A small district on one machine, composed as `npm start` composes it, with a clock that tests move. */
import { type District, parseDistrict } from '../../src/core/district.ts';
import { wallClock } from '../../src/core/schedule/deadline.ts';
import type { Template } from '../../src/core/template/schema.ts';
import {
  type Local,
  type LocalOptions,
  type StartRuntime,
  startLocal,
} from '../../src/runtime/local/local.ts';
import { type LocalRuntime, type LocalWorker, startWorker } from '../../src/runtime/local/worker.ts';
import { startFunctions } from './google-cloud/runtime.ts';

export const TEST_NOW = wallClock('2025-11-18T09:00', 'Asia/Jakarta');

/** `count` kecamatan below a kabupaten, each with an operator; a verifikator of the kabupaten decides on their forms. */
export function testDistrict(template: Template, count: number): District {
  const units = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return {
      code: `99.01.${number}`,
      name: `Kecamatan Contoh ${number}`,
      level: 'kecamatan',
      parent: '99.01',
    };
  });
  return parseDistrict(
    {
      name: 'Kabupaten Contoh',
      settings: { unit: '99.01', demonstration: true, mail: { from: 'pantau@kabupaten-contoh.example' } },
      units: [{ code: '99.01', name: 'Kabupaten Contoh', level: 'kabupaten', parent: null }, ...units],
      officers: [
        ...units.map((unit) => ({
          id: `operator-${unit.code}`,
          unit: unit.code,
          role: 'operator',
          name: `Operator ${unit.name}`,
          address: `operator-${unit.code.replaceAll('.', '-')}@kabupaten-contoh.example`,
        })),
        {
          id: 'verifikator',
          unit: '99.01',
          role: 'verifikator',
          name: 'Verifikator Contoh',
          address: 'verifikator@kabupaten-contoh.example',
        },
      ],
      forms: [{ template: template.id, version: template.version, levels: ['kecamatan'] }],
    },
    'test/support/district.ts',
    [template],
  );
}

/** What Pantau runs on, for roads that must lead to the same on either cloud. */
export const RUNTIMES: readonly [string, StartRuntime<LocalRuntime>][] = [
  ['the Worker', startWorker],
  ['the functions', startFunctions()],
];

export interface TestDistrict<Runtime extends LocalRuntime = LocalWorker> extends Local<Runtime> {
  district: District;
  /** Spreadsheet ids, in the order of the units. */
  sheets: string[];
  /** Address of the operator of the n-th unit. */
  operator(index: number): ReturnType<Local['person']>;
}

type DistrictOptions = Partial<
  Pick<LocalOptions, 'hooks' | 'dataDir' | 'faults' | 'heard' | 'byMail' | 'push' | 'accounts'>
>;

/** Provisioned, registered, and not yet looked at. */
export function startTestDistrict(
  template: Template,
  count?: number,
  options?: DistrictOptions,
): Promise<TestDistrict>;
export function startTestDistrict<Runtime extends LocalRuntime>(
  template: Template,
  count: number,
  options: DistrictOptions,
  start: StartRuntime<Runtime>,
): Promise<TestDistrict<Runtime>>;
export async function startTestDistrict(
  template: Template,
  count = 1,
  options: DistrictOptions = {},
  start: StartRuntime<LocalRuntime> = startWorker,
): Promise<TestDistrict<LocalRuntime>> {
  const district = testDistrict(template, count);
  const local = await startLocal({ district, templates: [template], now: TEST_NOW, ...options }, start);
  const sheets: string[] = [];
  await local.apply({ made: async (_, id) => void sheets.push(id) });
  if (sheets.length > 10) local.clock.advance(60_000);
  local.resetCalls();
  return {
    ...local,
    district,
    sheets,
    operator: (index) => local.person(district.officers[index]?.address ?? ''),
  };
}

/**
 * The demonstration: Kabupaten Kotawaringin Timur, whose 17 kecamatan carry the names and codes of
 * Kemendagri's list of administrative areas. The 21 puskesmas, all officers and every entry are made up and say so.
 */
import { type District, parseDistrict } from '../core/district.ts';
import { wallClock } from '../core/schedule/deadline.ts';
import type { Template } from '../core/template/schema.ts';
import configuration from './district.json' with { type: 'json' };

/** Where the demonstration stands when it starts: 18 November 2025, 09.00 WIB. Epoch milliseconds. */
export const DEMO_NOW = wallClock('2025-11-18T09:00', 'Asia/Jakarta');

export function demoDistrict(templates: readonly Template[]): District {
  return parseDistrict(configuration, 'src/demo/district.json', templates);
}

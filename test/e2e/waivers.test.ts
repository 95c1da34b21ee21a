/** A warning is waived in the row by reason and name, falls with the values, and is written anew. */
import { afterEach, expect, it } from 'vitest';
import type { LocalRuntime } from '../../src/runtime/local/worker.ts';
import { RUNTIMES, startTestDistrict, type TestDistrict } from '../support/district.ts';
import { records, type, values } from '../support/sheet.ts';
import { waiverForm } from '../support/waiver-form.ts';

let district: TestDistrict<LocalRuntime>;
afterEach(() => district.close());

const REASON = 'Undangan bertambah di tempat';
const NAME = 'Sari Wulandari';

it.each(RUNTIMES)(
  'on %s: a warning waived, its values changed, the waiver fallen, the reason written anew',
  async (_name, start) => {
    district = await startTestDistrict(waiverForm, 1, {}, start);
    const id = district.sheets[0] as string;
    const operator = district.operator(0);
    const enter = async (range: string, cells: (string | number)[]) => {
      await type(operator, id, `Kegiatan!${range}`, [cells]);
      await district.settle();
    };
    const row = async () => {
      const [first] = await records(district.google, id, 'Kegiatan', 'Kode');
      return { status: first?.Status, message: String(first?.Pesan), marks: first?.Kolom };
    };
    const form = async () => (await district.store.results.forms())[0];
    const total = async () => {
      const summary = await values(district.google, id, 'Pantau!A1:C20');
      return summary
        .filter(([label]) => label === 'Masalah' || label === 'Pengecualian')
        .map((line) => line[2]);
    };

    await enter('A6', ['A1', 'Rembuk', 45, 40]);
    expect(await row()).toMatchObject({ status: 'Perlu dicek', marks: ';w:hadir;w:undangan;' });
    expect(await form()).toMatchObject({ warnings: 1, waived: 0, waivedSince: null });

    await enter('E6', [REASON]);
    expect((await row()).message).toContain(
      'Penanggung jawab: belum diisi, sehingga pengecualian belum berlaku.',
    );
    expect(await form()).toMatchObject({ warnings: 1, waived: 0 });

    await enter('F6', [NAME]);
    expect(await row()).toEqual({
      status: 'Dikecualikan',
      message:
        'Baris 6, Dikecualikan: Hadir: 45 melebihi Undangan (40). Tidak perlu diubah. Bila isiannya berubah, pengecualian ini gugur.',
      marks: '',
    });
    expect(await form()).toMatchObject({
      warnings: 0,
      waived: 1,
      waivedSince: '2025-11-18',
      counts: { valid: 1 },
    });
    expect(await total()).toEqual([
      '0 harus diperbaiki, 0 perlu dicek, 1 dikecualikan',
      'Yang terlama sejak 18 November 2025.',
    ]);
    const [kept] = await district.store.results.waiversOf(id);

    district.clock.advance(3 * 86_400_000);
    await enter('C6', [50]);
    expect(await row()).toMatchObject({
      status: 'Perlu dicek',
      message: expect.stringContaining('Isian berubah setelah pengecualian ditulis pada 18 November 2025.'),
    });
    expect(await form()).toMatchObject({ warnings: 2, waived: 0, waivedSince: null });

    await enter('C6', [45]);
    expect((await row()).status).toBe('Dikecualikan');
    expect(await district.store.results.waiversOf(id)).toEqual([kept]);

    await enter('C6', [50]);
    await enter('E6', [`${REASON}, lima orang lagi`]);
    expect((await row()).status).toBe('Dikecualikan');
    expect(await form()).toMatchObject({ warnings: 0, waived: 1, waivedSince: '2025-11-21' });

    // A second run on the same cells writes nothing, in the sheet or of waivers.
    const before = await district.store.results.waiversOf(id);
    await district.store.watch.dueIfNotCheckedSince(district.clock.now(), district.clock.now());
    district.resetCalls();
    await district.settle();
    expect(district.calls).toEqual({ read: 1, write: 0, describe: 0 });
    expect(await district.store.results.waiversOf(id)).toEqual(before);

    const pages = [await (await fetch(district.addresses.dashboard)).text(), JSON.stringify(before)].join(
      '\n',
    );
    expect(pages).toContain('1 dikecualikan (sejak 21 November 2025)');
    const own = JSON.stringify(await values(district.google, id, 'Pantau'));
    for (const said of [REASON, NAME]) {
      expect(pages).not.toContain(said);
      expect(own).not.toContain(said);
    }

    await enter('E6', ['', '']);
    expect((await row()).status).toBe('Perlu dicek');
    expect(await district.store.results.waiversOf(id)).toEqual([]);
  },
);

import { describe, expect, it } from 'vitest';
import { contentOf, deadline, officer } from './register.ts';

const known = (id: string, address: string, rest: object = {}) =>
  ({ id, unit: '62.02.01', role: 'operator', name: id, address, language: 'id', ...rest }) as const;

describe('what a Register says', () => {
  it('is units, officers and deadlines, by the codes as their own rows write them', () => {
    const away = { cuti_dari: '01/12/2025', cuti_sampai: '05/12/2025', pengganti: 'DUA' };
    const { units, officers, deadlines } = contentOf({
      petugas: [
        officer('satu', { ...away, bahasa: 'Inggris' }),
        officer('dua', { peran: 'pengampu', lembaga: 'Kemenag' }),
      ],
      tenggat: [
        deadline({
          periode: '2025',
          tingkat: 'kecamatan',
          hari_libur: 'hari kerja berikutnya',
          sumber: 'Surat Edaran',
        }),
      ],
    });
    expect(units).toEqual([
      { code: '62.02', name: 'Kabupaten Contoh', level: 'kabupaten', parent: null },
      { code: '62.02.01', name: 'Kecamatan Satu', level: 'kecamatan', parent: '62.02' },
      { code: '62.02.02', name: 'Kecamatan Dua', level: 'kecamatan', parent: '62.02' },
    ]);
    expect(officers).toMatchObject([
      { id: 'satu', language: 'en', absence: { from: '2025-12-01', until: '2025-12-05', substitute: 'dua' } },
      { id: 'dua', role: 'pengampu', office: 'Kemenag', language: 'id' },
    ]);
    expect(deadlines).toEqual([
      {
        id: 'akhir-tahun',
        template: 'aksi-konvergensi-2025',
        title: { id: 'Tutup input', en: 'Tutup input' },
        at: '2025-12-31T23:59',
        zone: 'Asia/Jakarta',
        kind: 'official',
        level: 'kecamatan',
        period: '2025',
        holidays: 'next',
        source: 'Surat Edaran',
      },
    ]);
  });

  it('has new addresses outside the domains unconfirmed, and keeps what is known of the others', () => {
    const officers = [
      known('satu', 'satu@rumah.example'),
      known('dua', 'dua@rumah.example', { addressState: 'bad' }),
      known('tiga', 'tiga@rumah.example', { addressState: 'unconfirmed' }),
    ];
    const states = contentOf(
      {
        petugas: [
          officer('satu', { surel: 'Satu@rumah.example' }),
          officer('dua', { surel: 'dua@rumah.example' }),
          officer('tiga', { surel: 'tiga@rumah.example' }),
          officer('empat', { surel: 'empat@rumah.example' }),
          officer('lima', { surel: 'lima@KABUPATEN-contoh.example' }),
          officer('enam', { surel: 'enam@bukan.kabupaten-contoh.example' }),
        ],
      },
      { officers },
    ).officers.map(({ addressState }) => addressState);
    expect(states).toEqual([undefined, 'bad', 'unconfirmed', 'unconfirmed', undefined, 'unconfirmed']);
  });

  it('moves a deadline by its holiday rule, and keeps what was written', () => {
    const [moved] = contentOf({
      tenggat: [deadline({ tanggal: '25/12/2025', hari_libur: 'hari kerja sebelumnya' })],
    }).deadlines;
    expect(moved).toMatchObject({
      at: '2025-12-24T23:59',
      written: '2025-12-25T23:59',
      holidays: 'previous',
    });
    expect(moved).not.toHaveProperty('history');
    const [own] = contentOf(
      { tenggat: [deadline({ tanggal: '25/12/2025', hari_libur: 'hari kerja sebelumnya' })] },
      { daysOff: ['2025-12-24'], deadlines: [moved!] },
    ).deadlines;
    expect(own).toMatchObject({
      at: '2025-12-23T23:59',
      written: '2025-12-25T23:59',
      history: [{ at: '2025-12-24T23:59', changedOn: '2025-11-18' }],
    });
  });

  it('keeps each time a deadline had, with the letter that moved it', () => {
    const letter = (nomor: string, tanggal: string, baru: string, jam?: string) =>
      deadline({
        surat_nomor: nomor,
        surat_tanggal: tanggal,
        tanggal_baru: baru,
        ...(jam && { jam_baru: jam }),
      });
    const step = (
      row: ReturnType<typeof deadline>,
      today: string,
      before: ReturnType<typeof contentOf>['deadlines'],
    ) => contentOf({ tenggat: [row] }, { today, deadlines: before }).deadlines;

    const first = step(deadline(), '2025-11-18', []);
    expect(first[0]).not.toHaveProperty('history');
    const second = step(letter('7/2025', '20/12/2025', '05/01/2026', '12.00'), '2025-12-21', first);
    expect(second).toMatchObject([
      {
        at: '2026-01-05T12:00',
        history: [
          {
            at: '2025-12-31T23:59',
            changedOn: '2025-12-21',
            letter: { number: '7/2025', date: '2025-12-20' },
          },
        ],
      },
    ]);
    expect(step(letter('7/2025', '20/12/2025', '05/01/2026', '12.00'), '2025-12-30', second)).toEqual(second);
    const third = step(letter('1/2026', '04/01/2026', '10/01/2026'), '2026-01-04', second);
    expect(third[0]?.at).toBe('2026-01-10T23:59');
    expect(third[0]?.history?.map(({ at, letter }) => [at, letter?.number])).toEqual([
      ['2025-12-31T23:59', '7/2025'],
      ['2026-01-05T12:00', '1/2026'],
    ]);
    // Written with its letter from the first, what the row says it was before is history all the same.
    expect(step(letter('7/2025', '20/12/2025', '05/01/2026'), '2025-12-21', [])[0]?.history).toEqual([
      { at: '2025-12-31T23:59', changedOn: '2025-12-20', letter: { number: '7/2025', date: '2025-12-20' } },
    ]);
  });

  it('keeps the time that a deadline had in another zone, as the new zone’s clock shows it', () => {
    const before = contentOf({ tenggat: [deadline()] }).deadlines;
    const [moved] = contentOf({ tenggat: [deadline({ zona: 'WITA' })] }, { deadlines: before }).deadlines;
    expect(moved).toMatchObject({
      at: '2025-12-31T23:59',
      zone: 'Asia/Makassar',
      history: [{ at: '2026-01-01T00:59', changedOn: '2025-11-18' }],
    });
    const [same] = contentOf(
      { tenggat: [deadline({ tanggal: '01/01/2026', jam: '00.59', zona: 'WITA' })] },
      { deadlines: before },
    ).deadlines;
    expect(same).not.toHaveProperty('history');
  });

  it('has stages in the order of time, whatever the order of the rows, and none where the tab is empty', () => {
    const eskalasi = [
      { tahap: 'H+3', pimpinan: 'V', sekda: 'v' },
      { tahap: 'h-14', koordinator: 'X' },
      { tahap: 'H', koordinator: 'Ya', pimpinan: '√' },
    ];
    expect(contentOf({ eskalasi }).steps).toEqual([
      { daysBefore: 14, told: [] },
      { daysBefore: 0, told: ['pimpinan', 'koordinator'] },
      { daysBefore: -3, told: ['pimpinan', 'sekda'] },
    ]);
    expect(contentOf({}).steps).toEqual([]);
  });
});

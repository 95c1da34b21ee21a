/**
 * National holidays (libur nasional), joint leave of civil servants (cuti bersama) and election days of Indonesia, by the
 * yearly joint decree of three ministers (SKB 3 Menteri), and for election days the decree that set them. Joint leave can
 * still be changed during the year, as in August 2025: a district adds days of its own in its settings (`daysOff`).
 *
 * 2024 to 2026 were compared day by day with the Python library `holidays` (vacanza/holidays). Of 2027 two independent
 * public sources agree; the text of its decree was not at hand.
 */

/** Last day of which holidays are known. After it only Saturdays and Sundays are days off. */
export const HOLIDAYS_KNOWN_UNTIL = '2027-12-31';

export const HOLIDAY_KINDS = ['national', 'cuti-bersama', 'election'] as const;
export type HolidayKind = (typeof HOLIDAY_KINDS)[number];

export interface Holidays {
  /** Decree. */
  source: string;
  /** Month and day, kind, name. */
  days: readonly (readonly [day: string, kind: HolidayKind, name: string])[];
}

/** By year. */
export const HOLIDAYS: Readonly<Record<string, Holidays>> = {
  2024: {
    source: 'SKB 3 Menteri 855/3/4 Tahun 2023; Keppres 10/2024 and the Kepala Daerah elections of 2024',
    days: [
      ['01-01', 'national', 'Tahun Baru 2024 Masehi'],
      ['02-08', 'national', 'Isra Mikraj Nabi Muhammad SAW'],
      ['02-09', 'cuti-bersama', 'Cuti Bersama Imlek'],
      ['02-10', 'national', 'Tahun Baru Imlek 2575 Kongzili'],
      ['02-14', 'election', 'Pemilihan Umum (Keppres 10/2024)'],
      ['03-11', 'national', 'Hari Suci Nyepi Tahun Baru Saka 1946'],
      ['03-12', 'cuti-bersama', 'Cuti Bersama Nyepi'],
      ['03-29', 'national', 'Wafat Isa Almasih'],
      ['03-31', 'national', 'Hari Paskah'],
      ['04-08', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['04-09', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['04-10', 'national', 'Hari Raya Idul Fitri 1445 Hijriah'],
      ['04-11', 'national', 'Hari Raya Idul Fitri 1445 Hijriah'],
      ['04-12', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['04-15', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['05-01', 'national', 'Hari Buruh Internasional'],
      ['05-09', 'national', 'Kenaikan Isa Almasih'],
      ['05-10', 'cuti-bersama', 'Cuti Bersama Kenaikan Isa Almasih'],
      ['05-23', 'national', 'Hari Raya Waisak 2568 BE'],
      ['05-24', 'cuti-bersama', 'Cuti Bersama Waisak'],
      ['06-01', 'national', 'Hari Lahir Pancasila'],
      ['06-17', 'national', 'Hari Raya Idul Adha 1445 Hijriah'],
      ['06-18', 'cuti-bersama', 'Cuti Bersama Idul Adha'],
      ['07-07', 'national', 'Tahun Baru Islam 1446 Hijriah'],
      ['08-17', 'national', 'Hari Kemerdekaan Republik Indonesia'],
      ['09-16', 'national', 'Maulid Nabi Muhammad SAW'],
      ['11-27', 'election', 'Pemilihan Kepala Daerah serentak'],
      ['12-25', 'national', 'Hari Raya Natal'],
      ['12-26', 'cuti-bersama', 'Cuti Bersama Natal'],
    ],
  },
  2025: {
    source: 'SKB 3 Menteri 1017/2/2 Tahun 2024, amended by 933/1/3 Tahun 2025',
    days: [
      ['01-01', 'national', 'Tahun Baru 2025 Masehi'],
      ['01-27', 'national', 'Isra Mikraj Nabi Muhammad SAW'],
      ['01-28', 'cuti-bersama', 'Cuti Bersama Imlek'],
      ['01-29', 'national', 'Tahun Baru Imlek 2576 Kongzili'],
      ['03-28', 'cuti-bersama', 'Cuti Bersama Nyepi'],
      ['03-29', 'national', 'Hari Suci Nyepi (Tahun Baru Saka 1947)'],
      ['03-31', 'national', 'Idul Fitri 1446 Hijriah'],
      ['04-01', 'national', 'Idul Fitri 1446 Hijriah'],
      ['04-02', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['04-03', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['04-04', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['04-07', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['04-18', 'national', 'Wafat Yesus Kristus'],
      ['04-20', 'national', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['05-01', 'national', 'Hari Buruh Internasional'],
      ['05-12', 'national', 'Hari Raya Waisak 2569 BE'],
      ['05-13', 'cuti-bersama', 'Cuti Bersama Waisak'],
      ['05-29', 'national', 'Kenaikan Yesus Kristus'],
      ['05-30', 'cuti-bersama', 'Cuti Bersama Kenaikan Yesus Kristus'],
      ['06-01', 'national', 'Hari Lahir Pancasila'],
      ['06-06', 'national', 'Idul Adha 1446 Hijriah'],
      ['06-09', 'cuti-bersama', 'Cuti Bersama Idul Adha'],
      ['06-27', 'national', '1 Muharam Tahun Baru Islam 1447 Hijriah'],
      ['08-17', 'national', 'Proklamasi Kemerdekaan'],
      ['08-18', 'cuti-bersama', 'Cuti Bersama Proklamasi Kemerdekaan'],
      ['09-05', 'national', 'Maulid Nabi Muhammad SAW'],
      ['12-25', 'national', 'Kelahiran Yesus Kristus'],
      ['12-26', 'cuti-bersama', 'Cuti Bersama Kelahiran Yesus Kristus'],
    ],
  },
  2026: {
    source: 'SKB 3 Menteri 1497/2/5 Tahun 2025',
    days: [
      ['01-01', 'national', 'Tahun Baru 2026 Masehi'],
      ['01-16', 'national', 'Isra Mikraj Nabi Muhammad SAW'],
      ['02-16', 'cuti-bersama', 'Cuti Bersama Imlek'],
      ['02-17', 'national', 'Tahun Baru Imlek 2577 Kongzili'],
      ['03-18', 'cuti-bersama', 'Cuti Bersama Nyepi'],
      ['03-19', 'national', 'Hari Suci Nyepi (Tahun Baru Saka 1948)'],
      ['03-20', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['03-21', 'national', 'Idul Fitri 1447 Hijriah'],
      ['03-22', 'national', 'Idul Fitri 1447 Hijriah'],
      ['03-23', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['03-24', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['04-03', 'national', 'Wafat Yesus Kristus'],
      ['04-05', 'national', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['05-01', 'national', 'Hari Buruh Internasional'],
      ['05-14', 'national', 'Kenaikan Yesus Kristus'],
      ['05-15', 'cuti-bersama', 'Cuti Bersama Kenaikan Yesus Kristus'],
      ['05-27', 'national', 'Idul Adha 1447 Hijriah'],
      ['05-28', 'cuti-bersama', 'Cuti Bersama Idul Adha'],
      ['05-31', 'national', 'Hari Raya Waisak 2570 BE'],
      ['06-01', 'national', 'Hari Lahir Pancasila'],
      ['06-16', 'national', '1 Muharam Tahun Baru Islam 1448 Hijriah'],
      ['08-17', 'national', 'Proklamasi Kemerdekaan'],
      ['08-25', 'national', 'Maulid Nabi Muhammad SAW'],
      ['12-24', 'cuti-bersama', 'Cuti Bersama Kelahiran Yesus Kristus'],
      ['12-25', 'national', 'Kelahiran Yesus Kristus'],
    ],
  },
  2027: {
    source: 'SKB 3 Menteri 1205/3/2 Tahun 2026',
    days: [
      ['01-01', 'national', 'Tahun Baru 2027 Masehi'],
      ['01-05', 'national', 'Isra Mikraj Nabi Muhammad SAW 1448 Hijriah'],
      ['02-05', 'cuti-bersama', 'Cuti Bersama Imlek'],
      ['02-06', 'national', 'Tahun Baru Imlek 2578 Kongzili'],
      ['03-08', 'national', 'Hari Suci Nyepi (Tahun Baru Saka 1949)'],
      ['03-09', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['03-10', 'national', 'Idul Fitri 1448 Hijriah'],
      ['03-11', 'national', 'Idul Fitri 1448 Hijriah'],
      ['03-12', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['03-15', 'cuti-bersama', 'Cuti Bersama Idul Fitri'],
      ['03-25', 'cuti-bersama', 'Cuti Bersama Wafat Yesus Kristus'],
      ['03-26', 'national', 'Wafat Yesus Kristus'],
      ['03-28', 'national', 'Kebangkitan Yesus Kristus (Paskah)'],
      ['05-01', 'national', 'Hari Buruh Internasional'],
      ['05-06', 'national', 'Kenaikan Yesus Kristus'],
      ['05-17', 'national', 'Idul Adha 1448 Hijriah'],
      ['05-18', 'cuti-bersama', 'Cuti Bersama Idul Adha'],
      ['05-19', 'cuti-bersama', 'Cuti Bersama Waisak'],
      ['05-20', 'national', 'Hari Raya Waisak 2571 BE'],
      ['06-01', 'national', 'Hari Lahir Pancasila'],
      ['06-06', 'national', '1 Muharam Tahun Baru Islam 1449 Hijriah'],
      ['08-15', 'national', 'Maulid Nabi Muhammad SAW'],
      ['08-17', 'national', 'Proklamasi Kemerdekaan'],
      ['12-24', 'cuti-bersama', 'Cuti Bersama Kelahiran Yesus Kristus'],
      ['12-25', 'national', 'Kelahiran Yesus Kristus'],
      ['12-26', 'national', 'Isra Mikraj Nabi Muhammad SAW 1449 Hijriah'],
    ],
  },
};

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

/** Months and days by kind, by year. Names are comments: nothing shows them, and the Worker has little room. */
export const HOLIDAYS: Readonly<Record<string, Readonly<Record<HolidayKind, readonly string[]>>>> = {
  // SKB 3 Menteri 855/3/4 Tahun 2023; election days of 2024 by Keppres 10/2024 and the date of the regional elections.
  2024: {
    national: [
      '01-01', // Tahun Baru 2024 Masehi
      '02-08', // Isra Mikraj Nabi Muhammad SAW
      '02-10', // Tahun Baru Imlek 2575 Kongzili
      '03-11', // Hari Suci Nyepi Tahun Baru Saka 1946
      '03-29', // Wafat Isa Almasih
      '03-31', // Hari Paskah
      '04-10', // Hari Raya Idul Fitri 1445 Hijriah
      '04-11', // Hari Raya Idul Fitri 1445 Hijriah
      '05-01', // Hari Buruh Internasional
      '05-09', // Kenaikan Isa Almasih
      '05-23', // Hari Raya Waisak 2568 BE
      '06-01', // Hari Lahir Pancasila
      '06-17', // Hari Raya Idul Adha 1445 Hijriah
      '07-07', // Tahun Baru Islam 1446 Hijriah
      '08-17', // Hari Kemerdekaan Republik Indonesia
      '09-16', // Maulid Nabi Muhammad SAW
      '12-25', // Hari Raya Natal
    ],
    'cuti-bersama': [
      '02-09', // Cuti Bersama Imlek
      '03-12', // Cuti Bersama Nyepi
      '04-08', // Cuti Bersama Idul Fitri
      '04-09', // Cuti Bersama Idul Fitri
      '04-12', // Cuti Bersama Idul Fitri
      '04-15', // Cuti Bersama Idul Fitri
      '05-10', // Cuti Bersama Kenaikan Isa Almasih
      '05-24', // Cuti Bersama Waisak
      '06-18', // Cuti Bersama Idul Adha
      '12-26', // Cuti Bersama Natal
    ],
    election: [
      '02-14', // Pemilihan Umum (Keppres 10/2024)
      '11-27', // Pemilihan Kepala Daerah serentak
    ],
  },
  // SKB 3 Menteri 1017/2/2 Tahun 2024, amended by 933/1/3 Tahun 2025.
  2025: {
    national: [
      '01-01', // Tahun Baru 2025 Masehi
      '01-27', // Isra Mikraj Nabi Muhammad SAW
      '01-29', // Tahun Baru Imlek 2576 Kongzili
      '03-29', // Hari Suci Nyepi (Tahun Baru Saka 1947)
      '03-31', // Idul Fitri 1446 Hijriah
      '04-01', // Idul Fitri 1446 Hijriah
      '04-18', // Wafat Yesus Kristus
      '04-20', // Kebangkitan Yesus Kristus (Paskah)
      '05-01', // Hari Buruh Internasional
      '05-12', // Hari Raya Waisak 2569 BE
      '05-29', // Kenaikan Yesus Kristus
      '06-01', // Hari Lahir Pancasila
      '06-06', // Idul Adha 1446 Hijriah
      '06-27', // 1 Muharam Tahun Baru Islam 1447 Hijriah
      '08-17', // Proklamasi Kemerdekaan
      '09-05', // Maulid Nabi Muhammad SAW
      '12-25', // Kelahiran Yesus Kristus
    ],
    'cuti-bersama': [
      '01-28', // Cuti Bersama Imlek
      '03-28', // Cuti Bersama Nyepi
      '04-02', // Cuti Bersama Idul Fitri
      '04-03', // Cuti Bersama Idul Fitri
      '04-04', // Cuti Bersama Idul Fitri
      '04-07', // Cuti Bersama Idul Fitri
      '05-13', // Cuti Bersama Waisak
      '05-30', // Cuti Bersama Kenaikan Yesus Kristus
      '06-09', // Cuti Bersama Idul Adha
      '08-18', // Cuti Bersama Proklamasi Kemerdekaan, added in August 2025
      '12-26', // Cuti Bersama Kelahiran Yesus Kristus
    ],
    election: [],
  },
  // SKB 3 Menteri 1497/2/5 Tahun 2025.
  2026: {
    national: [
      '01-01', // Tahun Baru 2026 Masehi
      '01-16', // Isra Mikraj Nabi Muhammad SAW
      '02-17', // Tahun Baru Imlek 2577 Kongzili
      '03-19', // Hari Suci Nyepi (Tahun Baru Saka 1948)
      '03-21', // Idul Fitri 1447 Hijriah
      '03-22', // Idul Fitri 1447 Hijriah
      '04-03', // Wafat Yesus Kristus
      '04-05', // Kebangkitan Yesus Kristus (Paskah)
      '05-01', // Hari Buruh Internasional
      '05-14', // Kenaikan Yesus Kristus
      '05-27', // Idul Adha 1447 Hijriah
      '05-31', // Hari Raya Waisak 2570 BE
      '06-01', // Hari Lahir Pancasila
      '06-16', // 1 Muharam Tahun Baru Islam 1448 Hijriah
      '08-17', // Proklamasi Kemerdekaan
      '08-25', // Maulid Nabi Muhammad SAW
      '12-25', // Kelahiran Yesus Kristus
    ],
    'cuti-bersama': [
      '02-16', // Cuti Bersama Imlek
      '03-18', // Cuti Bersama Nyepi
      '03-20', // Cuti Bersama Idul Fitri
      '03-23', // Cuti Bersama Idul Fitri
      '03-24', // Cuti Bersama Idul Fitri
      '05-15', // Cuti Bersama Kenaikan Yesus Kristus
      '05-28', // Cuti Bersama Idul Adha
      '12-24', // Cuti Bersama Kelahiran Yesus Kristus
    ],
    election: [],
  },
  // SKB 3 Menteri 1205/3/2 Tahun 2026.
  2027: {
    national: [
      '01-01', // Tahun Baru 2027 Masehi
      '01-05', // Isra Mikraj Nabi Muhammad SAW 1448 Hijriah
      '02-06', // Tahun Baru Imlek 2578 Kongzili
      '03-08', // Hari Suci Nyepi (Tahun Baru Saka 1949)
      '03-10', // Idul Fitri 1448 Hijriah
      '03-11', // Idul Fitri 1448 Hijriah
      '03-26', // Wafat Yesus Kristus
      '03-28', // Kebangkitan Yesus Kristus (Paskah)
      '05-01', // Hari Buruh Internasional
      '05-06', // Kenaikan Yesus Kristus
      '05-17', // Idul Adha 1448 Hijriah
      '05-20', // Hari Raya Waisak 2571 BE
      '06-01', // Hari Lahir Pancasila
      '06-06', // 1 Muharam Tahun Baru Islam 1449 Hijriah
      '08-15', // Maulid Nabi Muhammad SAW
      '08-17', // Proklamasi Kemerdekaan
      '12-25', // Kelahiran Yesus Kristus
      '12-26', // Isra Mikraj Nabi Muhammad SAW 1449 Hijriah
    ],
    'cuti-bersama': [
      '02-05', // Cuti Bersama Imlek
      '03-09', // Cuti Bersama Idul Fitri
      '03-12', // Cuti Bersama Idul Fitri
      '03-15', // Cuti Bersama Idul Fitri
      '03-25', // Cuti Bersama Wafat Yesus Kristus
      '05-18', // Cuti Bersama Idul Adha
      '05-19', // Cuti Bersama Waisak
      '12-24', // Cuti Bersama Kelahiran Yesus Kristus
    ],
    election: [],
  },
};

/** Measures of units day by day, where they changed. */
export const measureDays: readonly string[] = [
  `create table measure_day (
    template_id text not null,
    unit text not null,
    period text not null,
    name text not null,
    date text not null,
    numerator double precision not null,
    denominator double precision not null,
    primary key (template_id, unit, period, name, date)
  )`,
];

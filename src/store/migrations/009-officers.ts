/** Offices, absences and addresses of officers; deadlines of a level or period, their holiday rule and history. */
export const officers: readonly string[] = [
  'alter table officer add column office text',
  'alter table officer add column absence text',
  'alter table officer add column address_state text',
  'alter table deadline add column level text',
  'alter table deadline add column period text',
  'alter table deadline add column holidays text',
  'alter table deadline add column written text',
  'alter table deadline add column history text',
  'alter table deadline add column source text',
];

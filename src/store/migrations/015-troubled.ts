/** Every poll asks which spreadsheets lie in the trash: few do, and the others need not be looked at. */
export const troubled: readonly string[] = [
  'create index spreadsheet_trouble on spreadsheet (trouble_code) where trouble_code is not null',
];

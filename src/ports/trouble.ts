/** Why a spreadsheet could not be worked on. Shown to the operator; never carries what staff typed. */
export const TROUBLES = {
  'not-found': 'the spreadsheet is gone, or is no longer shared with the service account',
  'no-access': 'the service account may not open or edit the spreadsheet',
  trashed: 'the spreadsheet lies in the trash',
  'office-file': 'the file is kept as .xlsx in Drive, which the Sheets API cannot open',
  'range-missing': 'a named range of Pantau was deleted, or its tab was',
  protected: 'a protected range keeps the service account from writing',
  'template-unknown': 'the template version of this spreadsheet was never issued here',
  unreadable: 'the form cannot be read: its header does not match the template',
  'rule-failed': 'a rule of the template failed; the form was not checked',
  'status-formula': 'the status formulas do not give what they should',
  'rate-limited': "Google's quota is used up; waiting",
  unavailable: 'Google did not answer; waiting',
  auth: 'Google refused the credentials',
  unexpected: 'an answer of Google that Pantau does not know',
} as const;

export type TroubleCode = keyof typeof TROUBLES;

/** Troubles that pass by themselves: the work is tried again later. */
export const PASSING: ReadonlySet<TroubleCode> = new Set([
  'rate-limited',
  'unavailable',
  'auth',
  'unexpected',
]);

/** Troubles of the service account, whatever spreadsheet they were met at. */
export const OF_ACCOUNT: ReadonlySet<TroubleCode> = new Set(['rate-limited', 'auth']);

export class Trouble extends Error {
  readonly code: TroubleCode;
  readonly detail: string;
  constructor(code: TroubleCode, detail = '') {
    super(detail === '' ? TROUBLES[code] : `${TROUBLES[code]} (${detail})`);
    this.name = 'Trouble';
    this.code = code;
    this.detail = detail;
  }
}

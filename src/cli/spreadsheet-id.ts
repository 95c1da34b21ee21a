/** Which spreadsheet or folder somebody means: its id, or the address at which a browser shows it. */
const SPREADSHEET = /^(?:https?:\/\/[\w.:-]+\/spreadsheets\/(?:u\/\d+\/)?d\/)?([\w-]{10,100})(?:[/?#].*)?$/;

/** Undefined for anything else. */
export const findSpreadsheetId = (text: string): string | undefined => SPREADSHEET.exec(text.trim())?.[1];

/** @throws Error for people. */
export function spreadsheetIdOf(text: string): string {
  const id = findSpreadsheetId(text);
  if (id === undefined)
    throw new Error(`"${text}" is neither an id nor an address of Google Sheets; copy it from the browser`);
  return id;
}

const FOLDER = /^https?:\/\/[\w.:-]+\/drive\/(?:u\/\d+\/)?folders\/([\w-]{10,100})(?:[/?#].*)?$/;

/** Of a folder or shared drive; what is no address is taken for the id itself. */
export const folderIdOf = (text: string): string => FOLDER.exec(text.trim())?.[1] ?? text.trim();

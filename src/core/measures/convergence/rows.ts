/**
 * The monthly forms as read: one row a person and month. What a person is called does not matter here: the number of the
 * KIA book inside a spreadsheet, a keyed hash of it across spreadsheets.
 */

/** V, X, blank. */
export type Tick = boolean | null;

export interface MonthlyRow {
  person: string;
  /** Month of monitoring, `2025-03`: it decides the quarter, never the time of entry. */
  month: string;
  /** Epoch milliseconds. */
  enteredAt: number;
  /** Died or moved away in this month. */
  left?: 'died' | 'moved';
}

/** Formulir 2A. */
export interface MotherMonth extends MonthlyRow {
  /** KEK: chronic energy deficiency; RISTI: high risk. The forms take one value, people have both. */
  status: 'N' | 'KEK' | 'RISTI' | 'KEK+RISTI' | null;
  /** Months, 0–9; programs in use write 10 after birth. */
  gestation: number | null;
  /** `2025-03-17`. */
  deliveredOn: string | null;
  antenatal: Tick;
  iron: Tick;
  /** Where the form counts them; else null. */
  tablets: number | null;
  postnatal: Tick;
  counselling: Tick;
  homeVisit: Tick;
  water: Tick;
  latrine: Tick;
  insurance: Tick;
}

/** Formulir 2B. */
export interface ChildMonth extends MonthlyRow {
  /** `2024-11-02`. */
  bornOn: string | null;
  /** Completed months as typed. */
  age: number | null;
  /** N or blank healthy, GK undernourished, GB severely undernourished, S stunted. */
  nutrition: 'N' | 'GK' | 'GB' | 'S' | null;
  /** The basic set that the age asks for, as the cadre read it in the KIA book. */
  immunisation: Tick;
  /** Where the form has a column of its own for it; else null. */
  measles: Tick;
  weighing: Tick;
  length: Tick;
  counsellingFather: Tick;
  counsellingMother: Tick;
  homeVisit: Tick;
  water: Tick;
  latrine: Tick;
  birthCertificate: Tick;
  insurance: Tick;
  parenting: Tick;
}

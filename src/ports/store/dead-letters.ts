/** Work that came to the dead-letter queue: the runtime could not take it up, however often it was handed over. */
export interface DeadLetter {
  /** Of the message: one that comes twice stands here once. */
  id: string;
  /** `check`, `deliver`, …; `unknown` where the message does not say. */
  job: string;
  /** Id of the spreadsheet or mail it is about; '' of none. */
  subject: string;
  /** When it came, epoch milliseconds. */
  at: number;
}

export interface DeadLetters {
  note(letter: DeadLetter): Promise<void>;
  /** Newest first. */
  newest(limit: number): Promise<DeadLetter[]>;
}

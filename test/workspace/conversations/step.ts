/** One question to the workspace and Google's answer to it, written by hand from documented or recorded behaviour. */
export interface Step {
  /** `GET /values/A1:B2?…`, below the spreadsheet's own path; `{tab}` stands for an id that was learnt. */
  ask: string;
  body?: unknown;
  /** 200 when absent. */
  status?: number;
  /** All that is named here must be in the answer as it stands; lists must be of the same length. */
  answer: object;
  /** Fields that must not be in the answer at all. */
  without?: string[];
  /** Name of an id to learn, and the path to it in the answer: `replies.0.addSheet.properties.sheetId`. */
  learn?: Record<string, string>;
}

export interface Conversation {
  about: string;
  /** Where the behaviour is told. */
  source: string;
  steps: Step[];
}

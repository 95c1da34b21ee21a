/** What the headers of one notification of Drive say; whether it is to be believed is for others to judge. */
export interface Notification {
  channel: string;
  token: string;
  /** Rises on each channel, not by one: a gap says nothing. */
  number: number;
  resourceId: string;
  state: string;
}

/** Everything that is to be the same in the end, whatever happened on the way. */
import type { Store } from '../../../src/ports/store/store.ts';
import type { Mailbox } from '../../../src/workspace/mailbox/mailbox.ts';
import type { Workspace } from '../../../src/workspace/workspace.ts';

export interface FinalState {
  /** Every cell, formula, format, range and protection of every spreadsheet, as text. */
  spreadsheets: string[];
  forms: unknown[];
  problems: unknown[];
  findings: unknown[];
  history: unknown[];
  incidents: unknown[];
  /** Mails of the outbox without their states. */
  planned: string[];
  /** Channels of changes that are granted. */
  channels: number;
}

export interface Mails {
  /** Names of mails by the state in which the outbox holds them. */
  states: Record<string, string>;
  /** Receiver and subject of what arrived, in order of text. */
  arrived: string[];
}

/** Times of day move by the minutes that a repetition takes, and the workspace stands at another port each time. */
const timeless = (text: string) =>
  text.replaceAll(/\b\d\d\.\d\d WIB/g, '··.·· WIB').replaceAll(/(http:\/\/127\.0\.0\.1):\d+/g, '$1');

export async function finalState(
  { workspace, store }: { workspace: Workspace; store: Store },
  sheets: readonly string[],
): Promise<FinalState> {
  const forms = await store.results.forms();
  const places = [...new Set(forms.map(({ unit, templateId }) => JSON.stringify([unit, templateId])))];
  const history = await Promise.all(
    places.map(async (place) => {
      const [unit, templateId] = JSON.parse(place) as [string, string];
      return (await store.results.history(unit, templateId)).map(({ at: _, ...snapshot }) => snapshot);
    }),
  );
  return {
    spreadsheets: sheets.map((id) => timeless(JSON.stringify(workspace.spreadsheet(id), null, 1))),
    forms: forms.map(({ checkedAt, statusWrittenAt, handedInAt, ...form }) => ({
      ...form,
      checked: checkedAt !== null,
      written: statusWrittenAt !== null,
      handedIn: handedInAt !== null,
    })),
    problems: await store.results.problems(),
    findings: [...(await store.across.findings(sheets))].sort(([a], [b]) => (a < b ? -1 : 1)),
    history,
    incidents: (await store.results.incidents(100)).map(({ at: _, ...incident }) => incident),
    planned: (await store.outbox.mails(100))
      .map((mail) => JSON.stringify([nameOf(mail), mail.notices]))
      .sort(),
    channels: (await store.channels.all()).filter(({ renewAt }) => renewAt !== null).length,
  };
}

export async function mailsOf({ store, mailbox }: { store: Store; mailbox: Mailbox }): Promise<Mails> {
  const mails = await store.outbox.mails(100);
  return {
    states: Object.fromEntries(mails.map((mail) => [nameOf(mail), mail.state])),
    arrived: mailbox
      .messages()
      .map(({ to, subject }) => `${to} ${timeless(subject)}`)
      .sort(),
  };
}

const nameOf = (mail: { recipient: string; kind: string; localDate: string; number: number }) =>
  `${mail.recipient} ${mail.kind} ${mail.localDate} ${mail.number}`;

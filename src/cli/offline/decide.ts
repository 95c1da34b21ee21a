/** Which differences go into the sheet, as the person who imports decides. */
import { type Choice, choiceText, type Take } from './choices.ts';

/** Puts a question to the person at the terminal; their answer, without spaces around it. */
export type AskText = (question: string) => Promise<string>;

export interface Given {
  /** For all conflicts. */
  take?: Take | undefined;
  /** By mark, of a file. */
  decisions?: ReadonlyMap<string, Take> | undefined;
  /** What is shown is confirmed. */
  yes: boolean;
}

export interface Decided {
  taken: Choice[];
  /** Conflicts of which nobody said anything: they stay as the sheet has them. */
  open: Choice[];
  /** False: nothing is to be merged, whatever was taken. */
  confirmed: boolean;
}

export async function decide(
  choices: readonly Choice[],
  { take, decisions, yes }: Given,
  ask: AskText | undefined,
): Promise<Decided> {
  const takes = new Map<Choice, Take>();
  const conflicts: Choice[] = [];
  for (const choice of choices) {
    const said = decisions?.get(choice.mark) ?? (choice.kind === 'conflict' ? take : undefined);
    if (said !== undefined) takes.set(choice, said);
    else if (choice.kind !== 'conflict') takes.set(choice, 'file');
    else conflicts.push(choice);
  }
  const sure = yes || decisions !== undefined;
  if (ask !== undefined && !sure) await askEach('CONFLICT', conflicts, takes, ask);
  const taken = () => choices.filter((choice) => takes.get(choice) === 'file');
  const open = conflicts.filter((choice) => !takes.has(choice));
  if (sure || taken().length === 0) return { taken: taken(), open, confirmed: sure };
  if (ask === undefined) return { taken: taken(), open, confirmed: false };
  const staying = open.length === 0 ? '' : ` ${open.length} in conflict stay as the sheet has them.`;
  const answer = await ask(`Merge ${taken().length} changes into the sheet?${staying} [y/N/each] `);
  if (/^(each|satu-satu)$/i.test(answer)) {
    const others = choices.filter(({ kind }) => kind !== 'conflict');
    await askEach('Change', others, takes, ask);
    return { taken: taken(), open, confirmed: true };
  }
  return { taken: taken(), open, confirmed: /^(y|yes|ya)$/i.test(answer) };
}

/** One after the other; a capital letter holds for all that follow. No answer leaves the sheet as it is. */
async function askEach(
  name: string,
  choices: readonly Choice[],
  takes: Map<Choice, Take>,
  ask: AskText,
): Promise<void> {
  let all: Take | undefined;
  for (const [index, choice] of choices.entries()) {
    if (all === undefined) {
      const answer = await ask(
        `${name} ${index + 1} of ${choices.length}: ${choiceText(choice)}\n  take the file's (f) or keep the sheet's (s)? F or S for all that follow [s] `,
      );
      const take = answer.toLowerCase() === 'f' ? 'file' : 'sheet';
      if (answer === 'F' || answer === 'S') all = take;
      takes.set(choice, take);
    } else takes.set(choice, all);
  }
}

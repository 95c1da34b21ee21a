/** Following others' edits: what is fetched anew, and what happens when the server is away. */
import { expect, test } from 'vitest';
import { follow } from '../../../../src/workspace/grid/client/follow.ts';

/** What follows from the server's answers, in order; an Error is a server that did not answer. Ends where they do. */
function following(answers: (number | null | Error)[]): Promise<string[]> {
  return new Promise((resolve) => {
    const said: string[] = [];
    let version = 1;
    let latest = 1;
    const host = {
      version: () => version,
      async changes(since: number) {
        said.push(`since ${since}`);
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        if (answer === undefined) {
          resolve(said);
          return new Promise<never>(() => undefined);
        }
        latest = answer ?? latest;
        return answer;
      },
      async reload() {
        said.push('reload');
        version = latest;
      },
      offline: () => void said.push('offline'),
      online: () => void said.push('online'),
    };
    void follow(host, async (milliseconds) => void said.push(`pause ${milliseconds}`));
  });
}

test('another version is fetched, the same or none is not', async () => {
  expect(await following([2, null, 2])).toEqual([
    'since 1',
    'reload',
    'online',
    'since 2',
    'online',
    'since 2',
    'online',
    'since 2',
  ]);
});

test('a server that is away is asked again after a pause, and what changed meanwhile is fetched', async () => {
  expect(await following([new Error('away'), 3])).toEqual([
    'since 1',
    'offline',
    'pause 2000',
    'since 1',
    'reload',
    'online',
    'since 3',
  ]);
});

/** Works that wait for each other. */
import { expect, test } from 'vitest';
import { inTurn } from '../../../../src/workspace/grid/client/in-turn.ts';

test('a later work begins when the earlier has ended, though it failed, and each gives its own end', async () => {
  const loads = inTurn();
  const said: string[] = [];
  const { promise, reject } = Promise.withResolvers<never>();
  const first = loads(() => {
    said.push('first begins');
    return promise;
  });
  const second = loads(async () => {
    said.push('second begins');
    return 2;
  });
  const failed = expect(first).rejects.toThrow('away');
  await Promise.resolve();
  expect(said).toEqual(['first begins']);
  reject(new Error('away'));
  await failed;
  expect(await second).toBe(2);
  expect(said).toEqual(['first begins', 'second begins']);
});

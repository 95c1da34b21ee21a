/** What the crash harness itself could get wrong about connections. */
import { expect, it } from 'vitest';
import { openPostgresDatabase } from './databases.ts';
import { life } from './life.ts';

it('a process that dies while it opens more connections is over all the same', async () => {
  const database = await openPostgresDatabase();
  try {
    await database.store.migrate();
    const own = life({ call: 1, when: 'before' });
    const { store, drop } = database.open(own);
    const asks = Array.from({ length: 4 }, () => () => store.register.units());
    const { killed } = await own.run(async () => void (await Promise.all(asks.map((ask) => ask()))));
    expect(killed).toBe(true);
    // Resolves when its last connection is closed.
    await drop();
  } finally {
    await database.close();
  }
});

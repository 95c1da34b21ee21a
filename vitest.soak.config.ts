/** Long runs, `npm run test:soak`: all of what `npm test` does a sample of. */
import { defineConfig } from 'vitest/config';
import quick from './vitest.config.ts';

const HOUR = 3_600_000;

export default defineConfig({
  test: {
    ...quick.test,
    include: ['test/soak/**/*.test.ts'],
    exclude: ['node_modules/**'],
    testTimeout: HOUR,
    hookTimeout: HOUR,
  },
});

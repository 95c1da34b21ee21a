import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Long runs have a configuration of their own.
    exclude: ['test/soak/**'],
    globalSetup: ['test/support/build-worker.ts'],
    // Two cores build and test Pantau everywhere; each end-to-end file starts a Worker of its own.
    maxWorkers: 2,
    // Only what hangs is to be cut off: a busy machine takes several times as long as a quiet one.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});

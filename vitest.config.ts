import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['src-*/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    // Two cores shared with whatever else runs: long enough for a worker thread to start twice, short enough to notice a hang.
    testTimeout: 15_000,
    hookTimeout: 15_000,
    reporters: process.env.CI ? ['dot'] : ['default'],
  },
});

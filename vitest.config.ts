import { defineConfig } from 'vitest/config';

// Node 24 runs the TypeScript itself: no module runner, so there is one copy of graphql in a test.
const shared = {
  globalSetup: ['test/support/global.ts'],
  pool: 'forks' as const,
  execArgv: ['--disable-warning=ExperimentalWarning'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  experimental: { viteModuleRunner: false, nodeLoader: false },
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'main',
          include: ['test/**/*.test.ts'],
          exclude: ['test/board/**'],
        },
      },
      // These open a browser: `npm run verify` runs them, `npm test` does not.
      {
        test: {
          ...shared,
          name: 'board',
          include: ['test/board/**/*.test.ts'],
          // As patient with a busy machine as the browser's own waiting; what is bounded says so.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});

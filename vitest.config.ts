import { defineConfig } from 'vitest/config'

/**
 * Five suites by size; their limits of time are for what hangs, a busy machine only takes longer. `unit` and `components`
 * are part of `npm run check`; `npm test` runs them all.
 */
const suite = (name: string, include: string[], extra: object = {}) => ({
  resolve: { conditions: ['plenary-source', 'module', 'node'] },
  // Not 'import': it would reach Node too, and a `require` inside a package would be answered with its ESM form.
  ssr: { resolve: { conditions: ['plenary-source', 'module', 'node'] } },
  test: { name, include, environment: 'node' as const, ...extra },
})

/** Files that import much share it in a worker: loading it anew takes longer than most of them. */
const together = { isolate: false }

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: 'tests/share-templates.ts',
    projects: [
      suite(
        'unit',
        [
          'shared/src/**/*.test.ts',
          'server/src/**/*.test.ts',
          'client/src/**/*.test.ts',
          'tests/architecture.test.ts',
          'tests/rules.test.ts',
          'tests/grammar/**/*.test.ts',
          'tests/bench/**/*.test.ts',
        ],
        { testTimeout: 120_000, hookTimeout: 120_000 },
      ),
      // Parts of the client as they are drawn and used, without a server or a browser.
      suite('components', ['client/src/**/*.test.tsx'], {
        ...together,
        environment: 'happy-dom',
        setupFiles: ['tests/begin-components.ts'],
        testTimeout: 120_000,
      }),
      suite('contracts', ['tests/contracts/**/*.test.ts'], {
        ...together,
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
      suite('journeys', ['tests/journeys/**/*.test.ts', 'tests/convergence.test.ts'], {
        ...together,
        testTimeout: 300_000,
        hookTimeout: 120_000,
      }),
      suite('browser', ['tests/browser/**/*.test.ts'], {
        ...together,
        testTimeout: 120_000,
        hookTimeout: 120_000,
        // After all others: what they measure is not to be measured beside a browser.
        sequence: { groupOrder: 1 },
      }),
    ],
  },
})

// Three kinds of tests: plain ones, those that need a database, and those that need a browser as well.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { ClosingLine } from './tools/closing-line.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const long = process.env['CORRIDOR_LONG'] === '1'
const exclude = ['**/node_modules/**', '**/dist/**', ...(long ? [] : ['**/*.long.test.{ts,tsx}'])]
const shared = {
  exclude,
  pool: 'forks',
  testTimeout: 20_000,
  hookTimeout: 60_000,
} as const
const cluster = [path('tools/test-cluster.ts')]

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLine()],
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'plain',
          include: [
            'pure/**/*.test.ts',
            'modules/**/*.test.ts',
            'tools/**/*.test.ts',
            'web/{kit,console,portal}/**/*.test.{ts,tsx}',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'database',
          globalSetup: cluster,
          include: ['server/**/*.test.{ts,tsx}', 'flows/**/*.{flow,test}.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          globalSetup: cluster,
          include: ['web/e2e/**/*.{e2e,test}.ts'],
          testTimeout: 120_000,
        },
      },
    ],
  },
})

// Counts a vitest run in the one form that counts here: `N passed, N failed, N skipped`.
import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/**
 * A file that breaks before its tests can run, and an error outside every test, count as one failure each: otherwise
 * they would leave the line looking well. With CORRIDOR_COUNTS the counts go to that file for the caller to sum.
 */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const counts = count(modules, errors.length)
    const file = process.env['CORRIDOR_COUNTS']
    if (file !== undefined) writeFileSync(file, JSON.stringify(counts))
    else process.once('exit', () => process.stdout.write(`${closingLine(counts)}\n`))
  }
}

export function closingLine(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`
}

function count(modules: readonly TestModule[], stray: number): Counts {
  const states = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => test.result().state),
  )
  const broken = modules.filter((module) => {
    const failing = [...module.children.allTests('failed')].length
    return module.state() === 'failed' && failing === 0
  })
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length + broken.length + stray,
    skipped: states.filter((state) => state === 'skipped' || state === 'pending').length,
  }
}

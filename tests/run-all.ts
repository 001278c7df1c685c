import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepare } from './support/postgres/prepare'
import { runTestServer, stopTestServer } from './support/postgres/run-server'

/**
 * `npm test` runs everything that needs no account; `npm run check` the fast part. One list, so that there is no third path:
 * what runs here is what CI runs. Stops at the first stage that fails and says which.
 */
interface Step {
  name: string
  command: string
  args: readonly string[]
}
type Stage = readonly Step[]

const bin = (name: string): string => join(process.cwd(), 'node_modules/.bin', name)
const results = mkdtempSync(join(tmpdir(), 'mashangban-test-'))
let jestRuns = 0

const jest = (name: string, projects: readonly string[], workers: number): Step => ({
  name,
  command: bin('jest'),
  args: [...projects.map((project) => `--selectProjects=${project}`), `--maxWorkers=${workers}`, '--json', `--outputFile=${join(results, `${++jestRuns}.json`)}`],
})
const tsx = (name: string, file: string, ...args: string[]): Step => ({ name, command: bin('tsx'), args: [file, ...args] })

const CHECK: readonly Stage[] = [
  [
    { name: 'lint', command: bin('eslint'), args: ['shared', 'cloudfunctions', 'emulator', 'miniapp', 'config', 'tests', 'docs', '--cache', '--cache-location', '.cache/eslint'] },
    { name: 'types', command: bin('tsc'), args: ['--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/tsbuildinfo', '-p', '.'] },
    jest('unit tests', ['unit', 'miniapp'], 1),
    { name: 'dependency rules', command: bin('depcruise'), args: ['shared', 'cloudfunctions', 'emulator', 'miniapp', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'] },
  ],
]
const ALL: readonly Stage[] = [
  ...CHECK,
  [tsx('build', 'emulator/build/all.ts')],
  [jest('emulator, functions, database, plans, weapp, architecture', ['emulator', 'functions', 'database', 'plans', 'weapp', 'architecture'], 2)],
  [jest('journeys and kills', ['journeys', 'kill'], 2)],
]

/** Runs one step; its output is shown when it fails (everything else is noise). */
function run(step: Step): Promise<boolean> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, { env: { ...process.env, TZ: 'UTC', FORCE_COLOR: '0' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.once('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`)
      if (code !== 0) console.log(output.slice(-60_000))
      resolve(code === 0)
    })
  })
}

/** Two at once (a small machine has two cores), the longest first. Tells whether all went well. */
async function runStage(stage: Stage): Promise<boolean> {
  const waiting = [...stage]
  const outcomes: boolean[] = []
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await run(step))
  }
  await Promise.all([worker(), worker()])
  return outcomes.every(Boolean)
}

/** Tests that passed and failed, from jest's own reports. */
function countTests(): { passed: number; failed: number } {
  const totals = { passed: 0, failed: 0 }
  for (let index = 1; index <= jestRuns; index++) {
    try {
      const report = JSON.parse(readFileSync(join(results, `${index}.json`), 'utf8')) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number }
      totals.passed += report.numPassedTests
      totals.failed += report.numFailedTests
    } catch {
      // That stage was not reached.
    }
  }
  return totals
}

async function main(): Promise<void> {
  const started = performance.now()
  let healthy = true
  const fast = process.argv[2] === 'check'
  // One server for all that follow: they inherit its address.
  if (!fast) await runTestServer(prepare)
  for (const stage of fast ? CHECK : ALL) {
    healthy = await runStage(stage)
    if (!healthy) break
  }
  await stopTestServer()
  const { passed, failed } = countTests()
  rmSync(results, { recursive: true, force: true })
  console.log(`${healthy ? 'All good' : 'Not good'} after ${((performance.now() - started) / 60_000).toFixed(1)} min`)
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(healthy ? 0 : 1)
}

void main()

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SEEN_FOLDER } from '../emulator/contract/witness'
import { compareWithBudgets, type JestReport, secondsPerFolder } from './budgets'
import { slownessNow } from './machine'
import { compareWithContracts, readSeen } from './seen'
import { BUILT } from './support/bundles'
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

/** One more than a small machine has cores: half of a test is waiting for the other side, and a third at work fills that time (measured: 174 → 148 s, 151 → 128 s). */
const WORKERS = 3

const bin = (name: string): string => join(process.cwd(), 'node_modules/.bin', name)
const results = mkdtempSync(join(tmpdir(), 'mashangban-test-'))
const seen = join(results, 'seen')
let jestRuns = 0

const jest = (name: string, projects: readonly string[], workers: number): Step => ({
  name,
  command: bin('jest'),
  args: [...projects.map((project) => `--selectProjects=${project}`), `--maxWorkers=${workers}`, '--json', `--outputFile=${join(results, `${++jestRuns}.json`)}`],
})
const tsx = (name: string, file: string, ...args: string[]): Step => ({ name, command: bin('tsx'), args: [file, ...args] })

/** Lint keeps no cache: its rules read types, and a file that stands as it did is wrong when a type it uses has changed. */
const CHECK: readonly Stage[] = [
  [
    { name: 'lint', command: bin('eslint'), args: ['shared', 'cloudfunctions', 'emulator', 'miniapp', 'config', 'tests', 'docs'] },
    { name: 'types', command: bin('tsc'), args: ['--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/tsbuildinfo', '-p', '.'] },
    jest('unit tests', ['unit', 'miniapp'], 1),
    { name: 'dependency rules', command: bin('depcruise'), args: ['shared', 'cloudfunctions', 'emulator', 'miniapp', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'] },
  ],
]
const BUILD: Stage = [tsx('build', 'emulator/build/all.ts')]
const ALL: readonly Stage[] = [
  ...CHECK,
  BUILD,
  [jest('emulator, functions, database, plans, weapp, architecture', ['emulator', 'functions', 'database', 'plans', 'weapp', 'architecture'], WORKERS)],
  [jest('journeys and kills', ['journeys', 'kill'], WORKERS)],
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

interface Report extends JestReport {
  numPassedTests: number
  numFailedTests: number
}

/** jest's own reports of the stages that were reached. */
function readReports(): Report[] {
  const files = Array.from({ length: jestRuns }, (_, at) => join(results, `${at + 1}.json`))
  return files.filter((file) => existsSync(file)).map((file) => JSON.parse(readFileSync(file, 'utf8')) as Report)
}

/** Each folder's seconds beside its budget on a machine as slow as this one. Tells whether all kept to it. */
function tellTimes(reports: readonly Report[], slowness: number): boolean {
  const { lines, broken } = compareWithBudgets(secondsPerFolder(reports, join(process.cwd(), 'tests')), slowness)
  console.log(`This machine was ${slowness.toFixed(1)} times as slow as the one of the budgets`)
  console.log(lines.join('\n'))
  for (const folder of broken) console.log(`FAIL tests/${folder} takes more than three times its budget (tests/budgets.ts)`)
  return broken.length === 0
}

/** What the actions were seen to answer in the whole run, against their contracts. Tells whether all of it was declared. */
function tellContracts(): boolean {
  const { undeclared, unprovoked, silent } = compareWithContracts(readSeen(seen))
  const list = (title: string, lines: readonly string[]): void => { if (lines.length > 0) console.log(`${title}\n  ${lines.join('\n  ')}`) }
  list('Declared, and provoked by no test:', unprovoked)
  list('Answered in no test:', silent)
  list('FAIL given, and in no contract:', undeclared)
  return undeclared.length === 0
}

async function main(): Promise<void> {
  const started = performance.now()
  const fast = process.argv[2] === 'check'
  mkdirSync(seen)
  process.env[SEEN_FOLDER] = seen
  // One server for all that follow: they inherit its address.
  if (!fast) await runTestServer(prepare)
  let healthy = true
  // Measured between the stages, when nothing of ours runs.
  const slowness = [slownessNow()]
  for (const stage of fast ? CHECK : ALL) {
    healthy = await runStage(stage)
    slowness.push(slownessNow())
    if (!healthy) break
    if (stage === BUILD) process.env[BUILT] = '1'
  }
  await stopTestServer()
  // Half a run has seen half of it.
  if (healthy && !fast) healthy = tellContracts()
  const reports = readReports()
  if (!tellTimes(reports, slowness.reduce((sum, one) => sum + one, 0) / slowness.length)) healthy = false
  rmSync(results, { recursive: true, force: true })
  console.log(`${healthy ? 'All good' : 'Not good'} after ${((performance.now() - started) / 60_000).toFixed(1)} min`)
  const sum = (of: (report: Report) => number): number => reports.reduce((total, report) => total + of(report), 0)
  console.log(`${sum((report) => report.numPassedTests)} passed, ${sum((report) => report.numFailedTests)} failed`)
  process.exit(healthy ? 0 : 1)
}

void main()

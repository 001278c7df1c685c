import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BUNDLES, functionNames } from './cloudbaserc'
import { readInputs, type Inputs } from './inputs'
import { MIGRATIONS, platformMigrations } from './migrations'
import { deploymentPlan } from './plan'
import { keepRelease, releaseOf } from './releases'
import { rollBack } from './rollback'
import { carryOut, describeStep, type Step } from './steps'
import type { Platform } from './platform'
import { ACCOUNT_VARIABLES, GIVEN_VARIABLES, NETWORK_VARIABLES, OPTIONAL_VARIABLES } from './variables'

const USAGE = `Usage: npm run deploy -- --env <environment id> --region <region> [--dry-run] [--rotate] [--rollback [--release <id>]]

Sees to the database's role and migrations, proves that nothing is open, sets who may call what, uploads the built functions,
tries them from inside and sets the timers. Can be run again at any time: what is as it should be stays untouched.

  --dry-run    prints every step, needs no account; exit 1 when a variable is missing or wrong
  --rotate     a new password for the database
  --rollback   functions go back to the release before (--release: to that one); the database stays

Environment: ${ACCOUNT_VARIABLES.join(' and ')} of the account, and for the functions
${GIVEN_VARIABLES.join(', ')};
if needed ${[...NETWORK_VARIABLES, ...OPTIONAL_VARIABLES].join(', ')}.
--env and --region may stand there as ENV_ID and TENCENTCLOUD_REGION. docs/deployment.md explains each.
`

const OPTIONS = {
  env: { type: 'string' }, region: { type: 'string' }, release: { type: 'string' },
  'dry-run': { type: 'boolean', default: false }, rotate: { type: 'boolean', default: false },
  rollback: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
} as const

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function problemsOf(envId: string, region: string): { inputs: Inputs | null; problems: string[] } {
  const { inputs, problems } = readInputs(process.env, envId)
  return { inputs, problems: [
    ...(envId === '' ? ['no environment: give --env'] : []),
    ...(/^[a-z]{2}-[a-z]+(-\d+)?$/.test(region) ? [] : ['no region: give --region, such as ap-shanghai, as the console shows it']),
    ...problems,
  ] }
}

function dryRun(steps: readonly Step[], envId: string, problems: readonly string[]): number {
  say(`Dry run for environment ${envId || '(none given)'}: nothing is changed.`)
  for (const step of steps) say(`  ${describeStep(step)}`)
  for (const problem of problems) say(`To mend before deploying: ${problem}`)
  if (problems.length === 0) say('All variables of the functions are set.')
  return problems.length === 0 ? 0 : 1
}

async function platformOf(account: { envId: string; region: string }): Promise<Platform> {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!secretId || !secretKey) throw new Error(`${ACCOUNT_VARIABLES.join(' and ')} are not set`)
  // Loaded here only: it takes a second, and neither the dry run nor the help needs it.
  const { createPlatform } = await import('./manager-platform')
  return createPlatform({ ...account, secretId, secretKey })
}

async function deployAll(platform: Platform, steps: readonly Step[], inputs: Inputs): Promise<void> {
  requireBundles()
  keepRelease(BUNDLES, functionNames, releaseOf(BUNDLES, functionNames))
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  await carryOut(steps, { platform, inputs, say, wait, now: Date.now, password: null })
  say('Done. What is marked "by hand" is left to you.')
}

function requireBundles(): void {
  const unbuilt = functionNames.map((name) => join(BUNDLES, name, 'index.js')).filter((file) => !existsSync(file))
  if (unbuilt.length > 0) throw new Error(`not built: ${unbuilt.join(', ')}; build the functions first (npm run build)`)
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: OPTIONS })
  const envId = values.env ?? process.env['ENV_ID'] ?? ''
  const region = values.region ?? process.env['TENCENTCLOUD_REGION'] ?? ''
  if (values.help || (envId === '' && !values['dry-run'])) {
    say(USAGE)
    return values.help ? 0 : 2
  }
  const account = { envId, region }
  if (values.rollback) {
    await rollBack({ platform: await platformOf(account), say }, values.release)
    return 0
  }
  const { inputs, problems } = problemsOf(envId, region)
  const steps = deploymentPlan(platformMigrations(MIGRATIONS), { rotate: values.rotate })
  if (values['dry-run']) return dryRun(steps, envId, problems)
  if (!inputs || problems.length > 0) throw new Error(problems.join('\n'))
  await deployAll(await platformOf(account), steps, inputs)
  return 0
}

main().then(
  (code) => { process.exitCode = code },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)

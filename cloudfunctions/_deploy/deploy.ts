import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseConfig } from '../_runtime/config'
import { FUNCTION_VARIABLES } from './cloudbaserc'
import { deploymentPlan, describeStep, type Step } from './plan'

const USAGE = `Usage: npm run deploy -- --env <environment id> [--dry-run]

Creates collections and indexes, closes them to clients, uploads the built functions, sets rules and timers.
Can be run again at any time. --dry-run prints every step and needs no account.

Environment: TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY of the account, and for the functions
${FUNCTION_VARIABLES.join(', ')} (docs: deployment).
`

const say = (line: string): void => void process.stdout.write(`${line}\n`)

function dryRun(steps: readonly Step[], envId: string): void {
  say(`Dry run for environment ${envId}: nothing is changed.`)
  for (const step of steps) say(`  ${describeStep(step)}`)
  const missing = FUNCTION_VARIABLES.filter((name) => !process.env[name])
  say(missing.length === 0 ? 'All variables of the functions are set.' : `Variables to set before deploying: ${missing.join(', ')}`)
}

async function deploy(steps: readonly Step[], envId: string): Promise<void> {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!secretId || !secretKey) throw new Error('TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY are not set')
  parseConfig(process.env)
  const unbuilt = steps.flatMap((step) => (step.do === 'function' && !existsSync(step.bundle) ? [step.bundle] : []))
  if (unbuilt.length > 0) throw new Error(`not built: ${unbuilt.join(', ')}; build the functions first`)
  const { createDeployer } = await import('./apply')
  const carryOut = createDeployer({ envId, secretId, secretKey }, process.env)
  for (const step of steps) {
    say(describeStep(step))
    await carryOut(step)
  }
  say('Done. What is marked "by hand" is left to you.')
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { env: { type: 'string' }, 'dry-run': { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } })
  const envId = values.env ?? process.env['ENV_ID']
  if (values.help || (!envId && !values['dry-run'])) {
    say(USAGE)
    return values.help ? 0 : 2
  }
  const steps = deploymentPlan()
  if (values['dry-run']) dryRun(steps, envId ?? '(none given)')
  else await deploy(steps, envId ?? '')
  return 0
}

main().then(
  (code) => { process.exitCode = code },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  },
)

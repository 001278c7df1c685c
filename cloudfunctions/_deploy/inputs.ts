import { TEMPLATES } from '../../shared/message/templates'
import { APP_ROLE } from '../_database/roles'
import { parseConfig } from '../_runtime/config'
import { parseWxVersion } from '../_runtime/wx-version'
import { BUCKET } from './bucket'
import { gatewayUrl } from './gateway'
import type { Network } from './platform'
import { GIVEN_VARIABLES, NETWORK_VARIABLES, OPTIONAL_VARIABLES, VARIABLES_LIMIT } from './variables'

type Environment = Readonly<Record<string, string | undefined>>

/** What a deployment is told, checked. */
export interface Inputs {
  /** For every function; only the password is still to come. */
  variables: Readonly<Record<string, string>>
  network: Network | null
  /** Proves to the functions that a smoke call comes from here. */
  hmacKey: Uint8Array
}

/** Of the words that the driver reads; `disable` is for databases of one's own machine, where nobody deploys to. */
const SSL_MODES: readonly string[] = ['no-verify', 'require', 'verify-ca', 'verify-full']
/** So long is the password that is still to come. */
const PASSWORD_BYTES = 32

const attempt = (check: () => unknown): string[] => {
  try {
    check()
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** What the functions themselves would refuse at their first call; what is merely absent is told in a sentence of its own. */
const configProblems = (variables: Environment, missing: readonly string[]): string[] => {
  const stand = Object.fromEntries(missing.map((name) => [name, 'absent']))
  return attempt(() => parseConfig({ ...stand, ...variables, PGPASSWORD: 'x'.repeat(PASSWORD_BYTES) })).flatMap((problem) => {
    const [, names = ''] = /^configuration is wrong or missing: (.*)$/.exec(problem) ?? []
    const wrong = names === '' ? [problem] : names.split(', ').filter((name) => !missing.includes(name))
    return wrong.length > 0 ? [`wrong, and the functions would not start: ${wrong.join(', ')}`] : []
  })
}

function templateProblems(text: string): string[] {
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return ['TEMPLATE_IDS is not JSON']
  }
  if (typeof given !== 'object' || given === null) return ['TEMPLATE_IDS is not an object']
  const ids: Readonly<Record<string, unknown>> = { ...given }
  // The local platform's ids would be refused by WeChat one by one (40037), after everything else looked fine.
  const missing = Object.entries(TEMPLATES).filter(([key, { id }]) => typeof ids[key] !== 'string' || ids[key] === '' || ids[key] === id).map(([key]) => key)
  return missing.length > 0 ? [`TEMPLATE_IDS lacks the id of ${missing.join(', ')}`] : []
}

function databaseProblems({ PGPORT: port = '', PGSSLMODE: mode = '', PG_VPC_ID: vpc = '', PG_SUBNET_ID: subnet = '' }: Environment): string[] {
  return [
    ...(port !== '' && !/^[1-9]\d{0,4}$/.test(port) ? ['PGPORT is no port'] : []),
    ...(mode !== '' && !SSL_MODES.includes(mode) ? [`PGSSLMODE is not one of ${SSL_MODES.join(', ')}`] : []),
    ...((vpc === '') !== (subnet === '') ? [`${NETWORK_VARIABLES.join(' and ')} go together: set both, or neither`] : []),
  ]
}

/** Of one's own machine only is it anything else, and nobody deploys to there. */
const deskProblems = ({ DESK_ORIGIN: origin = '' }: Environment): string[] =>
  (origin !== '' && !origin.startsWith('https://') ? ['DESK_ORIGIN is no https address: the cookie of a session would cross the network in the clear'] : [])

function variablesOf(environment: Environment, envId: string): Record<string, string> {
  const given = [...GIVEN_VARIABLES, ...OPTIONAL_VARIABLES].flatMap((name) => {
    const value = environment[name]
    return value === undefined || value === '' ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(given), STORAGE_URL: gatewayUrl(envId), STORAGE_BUCKET: BUCKET, PGUSER: APP_ROLE }
}

const sizeOf = (variables: Readonly<Record<string, string>>): number =>
  Object.entries(variables).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0)

/** Reads the environment of the deploy command, for the CloudBase environment with this id. Gives every problem at once, as sentences that name variables and never show a value. */
export function readInputs(environment: Environment, envId: string): { inputs: Inputs | null; problems: string[] } {
  const missing = GIVEN_VARIABLES.filter((name) => !environment[name])
  const variables = variablesOf(environment, envId)
  const size = sizeOf(variables) + 'PGPASSWORD'.length + PASSWORD_BYTES
  const problems = [
    ...(missing.length > 0 ? [`not set: ${missing.join(', ')}`] : []),
    ...configProblems(variables, missing),
    ...attempt(() => parseWxVersion(environment['WX_VERSION'])),
    ...(environment['TEMPLATE_IDS'] ? templateProblems(environment['TEMPLATE_IDS']) : []),
    ...databaseProblems(environment),
    ...deskProblems(environment),
    ...(size > VARIABLES_LIMIT ? [`the variables of a function take ${size} bytes, the platform allows ${VARIABLES_LIMIT}: take retired keys out`] : []),
  ]
  if (problems.length > 0) return { inputs: null, problems }
  const { PG_VPC_ID: vpcId, PG_SUBNET_ID: subnetId } = environment
  return { inputs: { variables, network: vpcId && subnetId ? { vpcId, subnetId } : null, hmacKey: parseConfig(variables).hmacKey }, problems }
}

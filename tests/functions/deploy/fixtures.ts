import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FUNCTIONS } from '../../../cloudfunctions/_deploy/functions'
import { readInputs, type Inputs } from '../../../cloudfunctions/_deploy/inputs'
import type { Migration } from '../../../cloudfunctions/_deploy/platform'
import type { World } from '../../../cloudfunctions/_deploy/steps'
import { recordedPlatform, type Recorded, type RecordedPlatform } from './recorded-platform'

const key = randomBytes(32).toString('base64')

/** Everything a deployment is told, as it should be. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  TENANT: 'laishan', WX_APPID: 'wx1', WX_SECRET: 's3cret', CODE_KEYS: JSON.stringify({ a: key }), DATA_KEYS: JSON.stringify({ a: key }), HMAC_KEY: key,
  TEMPLATE_IDS: JSON.stringify({ progress: 'T1', action: 'T2', task: 'T3' }),
  PGHOST: '10.0.0.5', PGPORT: '5432', PGDATABASE: 'postgres', PGSSLMODE: 'no-verify', CLOUDBASE_APIKEY: 'api-key', PG_VPC_ID: 'vpc-1', PG_SUBNET_ID: 'subnet-1',
}

export const MIGRATIONS: readonly Migration[] = [
  { Version: '20261126000100', Name: 'schema', Query: 'create schema mashangban' },
  { Version: '20261126000200', Name: 'cases', Query: 'create table mashangban.cases ()' },
]

export function inputsOf(environment: Readonly<Record<string, string>> = ENVIRONMENT): Inputs {
  const { inputs, problems } = readInputs(environment, 'env-1')
  if (!inputs) throw new Error(problems.join('; '))
  return inputs
}

export interface TestWorld extends World {
  platform: RecordedPlatform
  said: string[]
  /** Milliseconds waited. */
  waited(): number
}

/** A deployment's world over a recorded environment; time passes only by waiting. */
export function worldOf(recorded: Partial<Recorded> | RecordedPlatform = {}, environment = ENVIRONMENT): TestWorld {
  const said: string[] = []
  let time = 0
  const platform = 'writes' in recorded ? recorded : recordedPlatform(recorded)
  return {
    platform, said, inputs: inputsOf(environment), password: null,
    say: (line) => void said.push(line),
    wait: (ms) => { time += ms; return Promise.resolve() },
    now: () => time,
    waited: () => time,
  }
}

/** A folder of built bundles, one per function, whose text is given. */
export function bundles(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'))
  for (const name of Object.keys(FUNCTIONS)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'index.js'), `// ${name} ${text}`)
    writeFileSync(join(folder, name, 'index.js.map'), String(Math.random()))
  }
  return folder
}

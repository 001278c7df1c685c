import { smokeRequest } from '../_runtime/smoke-proof'
import type { Step } from './steps'

/** The closed function that the deployment asks; no client may call it, and it answers only to a proof made with HMAC_KEY. */
const ASKED = 'timer'

const HINTS: Readonly<Record<string, string>> = {
  database: 'ETIMEDOUT: the network (PG_VPC_ID, PG_SUBNET_ID, security group on the port); 28P01: the password (deploy with --rotate); 28000, 3D000: PGUSER or PGDATABASE',
  wechat: 'a network code: the public network of the function; 40164: the list of allowed addresses in the WeChat console; 40125, 41004: WX_SECRET',
}

/** Do the functions reach the database and WeChat from where they run? Only they can tell. */
export const smokeStep: Step = {
  kind: 'smoke',
  what: `${ASKED} is called from inside with a proof: the database answers select 1 to the app role, WeChat gives a token`,
  async run({ platform, inputs, now }) {
    const answer = (await platform.invoke(ASKED, { smoke: smokeRequest(inputs.hmacKey, now()) })) as Record<string, unknown> | null
    const wrong = Object.keys(HINTS).filter((part) => answer?.[part] !== 'ok')
    if (wrong.length === 0) return 'database ok, wechat ok'
    const told = wrong.map((part) => `${part}: ${String(answer?.[part] ?? 'no answer')} (${HINTS[part]})`)
    throw new Error(`the functions are uploaded but do not reach what they need; ${told.join('; ')}; mend it and deploy again, or go back with --rollback`)
  },
}

import { policyStep } from './access-policy'
import { bucketStep } from './bucket'
import { closureStep } from './closure'
import { BUNDLES, declarations, functionNames } from './cloudbaserc'
import { functionStep, triggerStep } from './function-steps'
import { migrationsStep } from './migrations'
import type { Migration } from './platform'
import { releaseOf } from './releases'
import { roleStep, rotateStep } from './role-steps'
import { smokeStep } from './smoke-step'
import type { Step } from './steps'

const SERVER_QUERY = "select version(), current_user::text as role, session_user::text as session, current_setting('max_connections') as connections"

/** Only environments in PG mode have what we need; the older kind has no PostgreSQL and cannot be made to have it. */
const askStep: Step = {
  kind: 'ask',
  what: 'the environment is in PG mode (a classic one is refused); version, roles and max_connections are printed',
  async run({ platform }) {
    if (!(await platform.isPostgresql())) throw new Error('this environment has no PostgreSQL (classic mode), and it cannot be changed into one; create an environment in PG mode in the Tencent Cloud console')
    const [server] = await platform.sql(SERVER_QUERY)
    return `${server?.['version'] ?? 'version unknown'}; ${server?.['role']} of ${server?.['session']}; max_connections ${server?.['connections']}`
  },
}

/** The build of the page. */
const PAGE = 'dist/h5'

const byHand = (what: string): Step => ({ kind: 'by hand', what, run: () => Promise.resolve('left to you') })

/** What a browser at a desk needs: nothing of it can be done without a filed domain of the operator's own, so nothing of it is done here. */
const deskSteps: readonly Step[] = declarations.flatMap(([fn, { http }]) => (http === undefined ? [] : [
  byHand('page at a desk, if officials are to have one (DESK_ORIGIN): a domain of your own with an ICP filing and a certificate, bound to the HTTP access of this environment'),
  byHand(`static hosting of this environment: the files of ${PAGE}, without *.map, under / of that domain; its answers with Content-Security-Policy: frame-ancestors 'none'`),
  byHand(`route of the HTTP access: ${http} of that domain to the function ${fn}, without the platform's sign-in, with path transmission (docs/deployment.md)`),
]))

const handSteps: readonly Step[] = declarations.flatMap(([fn, { events = [] }]) => events.map((event) =>
  byHand(`message push of WeChat: MsgType event, Event ${event}, this environment, function ${fn} (docs/deployment.md)`)))

/**
 * The whole deployment in order: the role before the migrations that grant to it, proof that nothing is open before anything is uploaded,
 * who may call before what is called; timers last, when all of it has answered.
 */
export function deploymentPlan(migrations: readonly Migration[], { rotate = false, bundles = BUNDLES }: { rotate?: boolean; bundles?: string } = {}): Step[] {
  let release: string | undefined
  // Hashed once, and only when the first function is looked at: a dry run has no bundles.
  const uploaded = { bundles, release: () => (release ??= releaseOf(bundles, functionNames)) }
  return [
    askStep,
    roleStep,
    migrationsStep(migrations),
    closureStep,
    policyStep,
    bucketStep,
    ...(rotate ? [rotateStep] : []),
    ...declarations.map(([name, declaration]) => functionStep(name, declaration, uploaded)),
    smokeStep,
    ...declarations.flatMap(([fn, { timer }]) => (timer ? [triggerStep(fn, timer)] : [])),
    ...handSteps,
    ...deskSteps,
  ]
}

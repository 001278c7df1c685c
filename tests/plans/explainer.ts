import { Client } from 'pg'
import type { Statement } from '../../cloudfunctions/_database/statement'
import type { PlanNode } from './faults'

/** Explains statements as the role of the functions, with the plan that the server keeps for any values. */
export interface Explainer {
  /** The plan with what it really did; everything is rolled back. Null: these values can't be run a second time (a key, a claim); then see `imagine`. */
  run(statement: Statement<never, unknown>, values: readonly unknown[]): Promise<PlanNode | null>
  /** The plan alone. */
  imagine(statement: Statement<never, unknown>, values: readonly unknown[]): Promise<PlanNode>
  /** What a door may do inside, a function of the owner to what row-level security closes to an index, for what its statements name, in its order (as its owner: nobody else may see). */
  runDoor(ownerUrl: string, door: string, given: Readonly<Record<string, unknown>>): Promise<PlanNode[]>
  close(): Promise<void>
}

const PREPARE = "select set_config('app.tenant', $1, false), set_config('search_path', 'mashangban', false), set_config('timezone', 'UTC', false), set_config('plan_cache_mode', 'force_generic_plan', false)"

async function connect(url: string, tenant: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  await client.query(PREPARE, [tenant])
  return client
}

export async function openExplainer(appUrl: string, tenant: string): Promise<Explainer> {
  const client = await connect(appUrl, tenant)
  const prepared = new Set<string>()

  async function explain(statement: Statement<never, unknown>, values: readonly unknown[], options: string): Promise<PlanNode> {
    if (!prepared.has(statement.name)) await client.query(`prepare "${statement.name}" as ${statement.text}`)
    prepared.add(statement.name)
    const given = values.length === 0 ? '' : `(${values.map((value) => literal(client, value)).join(', ')})`
    return planOf(await client.query(`explain (${options}, format json) execute "${statement.name}"${given}`))
  }

  // Sends go out five at once; what is explained is rolled back one by one.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    run: (statement, values) => inTurn(async () => {
      await client.query('begin')
      try {
        return await explain(statement, values, 'analyze, costs off, timing off')
      } catch {
        return null
      } finally {
        await client.query('rollback')
      }
    }),
    imagine: (statement, values) => inTurn(() => explain(statement, values, 'costs off')),
    runDoor: (ownerUrl, door, given) => withOwner(ownerUrl, tenant, async (owner) => {
      const { rows: [body] } = await owner.query<{ text: string; sql: boolean; types: string }>(`select p.prosrc as text, l.lanname = 'sql' as sql, oidvectortypes(p.proargtypes) as types
        from pg_proc p join pg_language l on l.oid = p.prolang where p.oid = $1::regproc`, [`mashangban.${door}`])
      if (!body) throw new Error(`no door ${door}`)
      const inside = body.sql ? [body.text] : [...body.text.matchAll(/return query ([^;]+);/g)].map(([, text = '']) => text)
      const plans: PlanNode[] = []
      for (const [at, text] of inside.entries()) {
        const numbered = Object.keys(given).reduce((so, name, which) => so.replace(new RegExp(`\\b${name}\\b`, 'g'), `$${which + 1}`), text)
        await owner.query(`prepare door_${at}(${body.types}) as ${numbered}`)
        plans.push(planOf(await owner.query(`explain (analyze, costs off, timing off, format json) execute door_${at}(${Object.values(given).map((value) => literal(owner, value)).join(', ')})`)))
      }
      return plans
    }),
    close: () => client.end(),
  }
}

const planOf = ({ rows }: { rows: unknown[] }): PlanNode => (rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan

async function withOwner<T>(url: string, tenant: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = await connect(url, tenant)
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}

/** A value as EXECUTE takes it: a literal whose type the parameter gives, as it does to what the driver sends. */
function literal(client: Client, value: unknown): string {
  if (value === null || value === undefined) return 'null'
  // As the server reads it: a jsonb has its version before it.
  if (Buffer.isBuffer(value)) return client.escapeLiteral(value.toString().replace(/^\u0001/, ''))
  if (Array.isArray(value)) return client.escapeLiteral(`{${value.map((each) => JSON.stringify(String(each))).join(',')}}`)
  if (typeof value === 'object') return client.escapeLiteral(JSON.stringify(value))
  return client.escapeLiteral(String(value))
}

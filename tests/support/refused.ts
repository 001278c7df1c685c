import { isDeclared } from '../../emulator/contract/refusals'
import { type ActionName, ACTIONS, type ErrorCode } from '../../shared/api'
import type { TownUnderTest } from './town'

export interface Refusals {
  /** Calls an action that must be refused with this code, in Chinese, and leave the whole store as it was. */
  refused(action: string, input: unknown, openid: string | null, code: ErrorCode): Promise<void>
  /** Actions refused so far. */
  actions(): number
  /** What was given so far and is not in the contract of its action. */
  undeclared(): readonly string[]
}

/** Refusals in a town, each held against the contract and against every table that is there: also one that is added later. */
export async function refusalsIn(town: TownUnderTest): Promise<Refusals> {
  const tables = await town.emulator.database.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'mashangban' order by 1")
  expect(tables.length).toBeGreaterThan(20)
  const digest = `select ${tables.map(({ name }) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from mashangban.${name} t) as ${name}`).join(', ')}`
  const stored = async (): Promise<unknown> => (await town.emulator.database.query(digest))[0]
  const given = new Map<ActionName, Set<string>>()

  return {
    async refused(action, input, openid, code) {
      const before = await stored()
      const reply = await town.send(action, input, openid)
      expect([action, reply]).toMatchObject([action, { ok: false, error: { code, message: expect.stringMatching(/\p{Script=Han}/u) as string, requestId: expect.stringMatching(/./) as string } }])
      expect(await stored()).toEqual(before)
      const name = action as ActionName
      if (Object.hasOwn(ACTIONS, action)) given.set(name, (given.get(name) ?? new Set()).add(code))
    },
    actions: () => given.size,
    undeclared: () => [...given].flatMap(([action, codes]) => [...codes].filter((code) => !isDeclared(action, code)).map((code) => `${action} ${code}`)),
  }
}

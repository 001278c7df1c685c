import { createHash, randomBytes } from 'node:crypto'
import { createCodeSigner } from '../../../cloudfunctions/_adapters/crypto/code-signer'
import { createSettings } from '../../../cloudfunctions/_adapters/settings'
import { createDatabase, type Database } from '../../../cloudfunctions/_database/connection'
import type { Ports } from '../../../cloudfunctions/_ports'
import { parseConfig } from '../../../cloudfunctions/_runtime/config'
import { issueRatingTicket } from '../../../cloudfunctions/_runtime/rating-ticket'
import type { Call } from '../../../cloudfunctions/_runtime/use-case'
import { routes as directory } from '../../../cloudfunctions/directory/routes'
import { routes as settingsRoutes } from '../../../cloudfunctions/settings/routes'
import { routes as rating } from '../../../cloudfunctions/rating/routes'
import { membershipRow } from '../../../emulator/seed/rows'
import { toInstant } from '../../../shared/kernel/instant'
import { TEMPLATES } from '../../../shared/message/templates'
import { YEAR_2027 } from '../../../shared/settings/calendar/2027'
import { SETTING_DEFAULTS } from '../../../shared/settings/defaults'
import { AREAS, COMPANY, insertDistrict, OPENIDS, OTHER_COMPANY, OWNER_PHONE, shortCodeOf, WINDOW } from '../../support/fixtures/district'
import { insertCases } from '../../support/fixtures/stored-case'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { startCuttingProxy, type Cut, type CuttingProxy } from '../../support/postgres/cutting-proxy'

/** Each kind of write of these functions, with a connection that is lost before, during and after it: one effect, and the reply it would have had. */
let functions: FunctionsUnderTest
let proxy: CuttingProxy
let database: Database
let ports: Ports

beforeAll(async () => {
  functions = await startFunctions()
  await insertDistrict(functions)
  await functions.insert('memberships', [membershipRow(functions.personId('o-second-city-admin'), { role: 'admin', areaId: AREAS.city, unitId: 'u-second' })])
  const config = parseConfig(functions.emulator.environment)
  proxy = await startCuttingProxy(functions.emulator.environment['DATABASE_APP_URL'] ?? '')
  database = createDatabase({ tenant: config.tenant, connection: proxy.connection, prepare: 'named' })
  ports = {
    tenant: config.tenant, database, settings: createSettings(database), vault: functions.vault, codes: createCodeSigner(config.codeKeys), templateIds: config.templateIds,
  } as Ports // Nothing here reaches files or WeChat.
}, 120_000)
afterAll(async () => {
  await database.close()
  await proxy.close()
  await functions.stop()
})

const all = { ...directory, ...rating, ...settingsRoutes }
type Action = keyof typeof all
async function run(action: Action, input: object, openid: string | null, random: Call['random'] = (bytes) => new Uint8Array(randomBytes(bytes))): Promise<unknown> {
  const call: Call = {
    action, caller: { openid, personId: openid === null ? null : functions.personId(openid), source: 'wx_client', clientIp: null }, now: toInstant(functions.emulator.clock.now()), requestId: 'r', ports,
    salt: () => randomBytes(16).toString('base64url'), random, log: () => undefined,
  }
  return (all[action] as (input: object, call: Call) => Promise<unknown>)(input, call)
}

interface Write {
  action: Action
  /** Name of the statement to cut. */
  statement: string
  /** Null: nobody is signed in. */
  openid: string | null
  prepare?(serial: string): Promise<void>
  input(serial: string): object
  /** What it has left, as one comparable thing; must be the same as `left` after each cut. */
  effect(serial: string): Promise<unknown>
  left: unknown
}

const closed = { status: 'closed' as const, box: 'done' as const, closedAt: '2026-02-01T00:00:00.000Z' }
const requests = async (id: string) => (await functions.read('requests', { request_id: id })).length

const WRITES: Write[] = [
  {
    action: 'directory.reissueCode', statement: 'directory_reissue', openid: OPENIDS.admin,
    prepare: async () => { await functions.emulator.database.query(`update mashangban.codes set revision = 1, status = 'active' where code_id = '${COMPANY.codeId}'`) },
    input: (serial) => ({ requestId: serial, companyId: COMPANY.id, reason: '标牌损坏', revokeOnly: false }),
    effect: async (serial) => [(await functions.read<{ revision: number }>('codes', { code_id: COMPANY.codeId }))[0]?.revision, await requests(serial)],
    left: [2, 1],
  },
  {
    action: 'settings.propose', statement: 'setting_put', openid: OPENIDS.cityAdmin,
    prepare: async () => { await functions.emulator.database.query(`delete from mashangban.settings; delete from mashangban.jobs; delete from mashangban.messages`) },
    input: (serial) => ({ requestId: serial, areaId: AREAS.city, name: 'calendar', value: { years: { 2027: { ...YEAR_2027, citation: `通知 ${serial}` } } }, citation: `通知 ${serial}` }),
    // The other one of the city is told, once.
    effect: async (serial) => [(await functions.read<{ version: number }>('settings'))[0]?.version, (await functions.read('messages', { kind: 'settingProposed' })).length, (await functions.read('jobs', { kind: 'push' })).length, await requests(serial)],
    left: [2, 1, 1, 1],
  },
  {
    action: 'settings.decide', statement: 'settings_decide', openid: OPENIDS.cityAdmin,
    prepare: async () => {
      await functions.emulator.database.query(`delete from mashangban.settings; delete from mashangban.jobs`)
      await functions.insert('settings', [{ name: 'hours', version: 2, area_id: AREAS.city, value: SETTING_DEFAULTS.hours, state: 'proposed', alone: false, proposed_by: functions.personId(OPENIDS.admin) }])
    },
    input: (serial) => ({ requestId: serial, areaId: AREAS.city, name: 'hours', version: 2, decision: 'confirm' }),
    effect: async (serial) => [(await functions.read<{ state: string }>('settings'))[0]?.state, (await functions.read('jobs', { kind: 'calendar' })).length, await requests(serial)],
    left: ['active', 1, 1],
  },
  ...(['credit_lock', 'consent_pair_note', 'commit'] as const).map((name): Write => ({
    action: 'directory.subscribed', statement: name, openid: `o-${name}`,
    prepare: async () => { await functions.emulator.database.query(`delete from mashangban.credits`) },
    input: (serial) => ({ requestId: serial, results: { [TEMPLATES.task.id]: 'accept' } }),
    effect: async (serial) => [(await functions.read<{ granted: number }>('credits', { person_id: functions.personId(`o-${name}`) }))[0]?.granted, await requests(serial)],
    left: [1, 1],
  })),
  {
    action: 'rating.rateCase', statement: 'rating_case', openid: OPENIDS.owner,
    prepare: (serial) => insertCases(functions, [{ id: serial, codeId: randomBytes(8).toString('base64url'), ...closed }]),
    input: (serial) => ({ requestId: serial, caseId: serial, level: 5, reasons: [] }),
    effect: async (serial) => [(await functions.read('ratings', { id: serial })).length, await requests(serial)],
    left: [1, 1],
  },
  {
    action: 'rating.rateWindow', statement: 'rating_window', openid: 'o-window',
    prepare: async () => { await functions.emulator.database.query(`delete from mashangban.quotas; delete from mashangban.ratings where of = 'window'`) },
    input: (serial) => ({ requestId: serial, code: functions.sign(WINDOW.codeId, 1), level: 5, reasons: [] }),
    effect: async (serial) => [(await functions.read('ratings', { id: WINDOW.id })).length, (await functions.read<{ used: number }>('quotas', { what: 'rateWindow' }))[0]?.used, await requests(serial)],
    left: [1, 1, 1],
  },
  {
    action: 'rating.rateWindow', statement: 'rating_ticket', openid: null,
    prepare: async () => { await functions.emulator.database.query(`delete from mashangban.quotas; delete from mashangban.ratings where of = 'window'`) },
    input: (serial) => ({
      requestId: serial, code: functions.sign(WINDOW.codeId, 1), level: 5, reasons: [],
      ticket: issueRatingTicket(functions.vault, WINDOW.codeId, toInstant(functions.emulator.clock.now()), createHash('sha256').update(serial).digest().subarray(16)),
    }),
    effect: async (serial) => [(await functions.read('ratings', { id: WINDOW.id })).length, (await functions.read<{ used: number }>('quotas', { what: 'ratingTicketsOfCode' }))[0]?.used, await requests(serial)],
    left: [1, 1, 1],
  },
  {
    action: 'directory.bindCompany', statement: 'directory_bind', openid: OPENIDS.stranger,
    prepare: async () => {
      await functions.emulator.database.query(`delete from mashangban.memberships where person_id = '${functions.personId(OPENIDS.stranger)}'; delete from mashangban.bindings; delete from mashangban.company_people`)
      await functions.emulator.database.query(`update mashangban.persons set phone_hash = '${functions.vault.blind(OWNER_PHONE)}', phone_verified_at = '${toInstant(functions.emulator.clock.now())}' where id = '${functions.personId(OPENIDS.stranger)}'`)
    },
    input: () => ({ code: functions.sign(OTHER_COMPANY.codeId, 1) }),
    effect: async () => (await functions.read('memberships', { person_id: functions.personId(OPENIDS.stranger) })).length,
    left: 1,
  },
  {
    action: 'directory.setElder', statement: 'directory_elder', openid: 'o-elder',
    input: () => ({ elder: true }),
    effect: async () => (await functions.read<{ elder: boolean }>('persons', { id: functions.personId('o-elder') })).map(({ elder }) => elder),
    left: [true],
  },
  {
    action: 'directory.actAs', statement: 'directory_act_as', openid: 'o-acts',
    input: () => ({ office: 'officer:st-1' }),
    effect: async () => (await functions.read<{ acts_as: string }>('persons', { id: functions.personId('o-acts') })).map(({ acts_as }) => acts_as),
    left: ['officer:st-1'],
  },
  {
    action: 'directory.scan', statement: 'directory_scanned', openid: 'o-scanner',
    prepare: async () => { await functions.emulator.database.query(`delete from mashangban.scans; delete from mashangban.quotas`) },
    input: () => ({ way: 'sign', code: functions.sign(OTHER_COMPANY.codeId, 1) }),
    effect: async () => (await functions.read('scans')).length,
    left: 1,
  },
]

describe.each(WRITES.map((write) => [write.action, write.statement, write] as const))('%s (%s)', (action, name, write) => {
  test.each<Cut>(['before', 'during', 'after'])('cut %s: one effect, the right reply, and the same to a repeat', async (cut) => {
    const serial = `cut-${name}-${cut}`
    await write.prepare?.(serial)
    const before = proxy.made()
    // The name ends with a zero byte on the wire.
    proxy.cut(`${name}\0`, cut)
    const reply = await run(action, write.input(serial), write.openid)
    expect(proxy.made()).toBe(before + 1)
    expect(reply).toMatchObject({ ok: true })
    expect(await write.effect(serial)).toEqual(write.left)
    if ('requestId' in write.input(serial)) {
      expect(await run(action, write.input(serial), write.openid)).toEqual(reply)
      expect(await write.effect(serial)).toEqual(write.left)
    }
  })
})

test('a short code that another sign has is drawn again', async () => {
  const taken = Uint8Array.from(Buffer.from(OTHER_COMPANY.codeId.slice(-5)))
  const draws = [taken, taken, new Uint8Array([1, 2, 3, 4, 5])]
  const reply = await run('directory.reissueCode', { requestId: 'draw-000001', companyId: COMPANY.id, reason: '标牌损坏', revokeOnly: false }, OPENIDS.admin, () => draws.shift() ?? taken)
  expect(reply).toMatchObject({ ok: true })
  expect(draws).toEqual([])
  expect(await functions.read('codes', { short_code: shortCodeOf(OTHER_COMPANY.codeId) })).toMatchObject([{ id: OTHER_COMPANY.id }])
})

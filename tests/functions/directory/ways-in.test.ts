import { formatShortCode } from '../../../shared/register/short-code'
import { addMs, DAY_MS } from '../../../shared/kernel/instant'
import type { Reply } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { COMPANY, insertDistrict, OPENIDS, OTHER_COMPANY, REVOKED } from '../../support/fixtures/district'

/** Ways to a company besides its sign: its credit code and its name; and one that has ended. */
let functions: FunctionsUnderTest
const NEW = { id: 'co-new', name: '示例新进有限公司', uscc: '91370613MA3F00001T' }
beforeEach(async () => {
  functions = await startFunctions()
  await insertDistrict(functions)
}, 120_000)
afterEach(() => functions.stop())

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
const dataOf = <T>(reply: Reply<T>): T => {
  if (!reply.ok) throw new Error(reply.error.code)
  return reply.data
}
const sql = async <T>(text: string, ...values: unknown[]): Promise<T[]> => (await functions.emulator.database.query(text, values)) as unknown as T[]
const usccOf = async (id: string): Promise<string> => (await sql<{ uscc: string }>('select uscc from mashangban.companies where id = $1', id))[0]?.uscc ?? ''
const byUscc = (uscc: string, openid: string | null = OPENIDS.stranger) => functions.call('directory.scan', { uscc }, openid)
/** As an import leaves it: in the register, and nobody has made a sign for it. */
const without = (id: string): Promise<unknown> => sql('delete from mashangban.codes where id = $1', id)
const codesOf = (id: string) => sql<{ code_id: string; short_code: string; first_scanned_at: string | null }>('select code_id, short_code, first_scanned_at from mashangban.codes where id = $1', id)

describe('by credit code', () => {
  it('opens what the sign opens, to nobody in particular too, and says the way it came', async () => {
    const uscc = await usccOf(COMPANY.id)
    const sign = dataOf(await functions.call('directory.scan', { code: functions.sign(COMPANY.codeId, 1) }, OPENIDS.stranger))
    expect(dataOf(await byUscc(` ${uscc.toLowerCase()} `))).toEqual(sign)
    expect(dataOf(await byUscc(uscc, null))).toMatchObject({ kind: 'company', company: { id: COMPANY.id }, bound: false })
    expect((await sql<{ way: string; revision: number | null }>('select way, revision from mashangban.scans order by at')).map(({ way, revision }) => [way, revision])).toEqual([['sign', 1], ['licence', null], ['licence', null]])
  })

  it('gives a company that has no code its first one, once, however many come at once', async () => {
    await without(COMPANY.id)
    const uscc = await usccOf(COMPANY.id)
    const all = await Promise.all(Array.from({ length: 5 }, (_, at) => byUscc(uscc, `o-at-once-${at}`)))
    const [first] = await codesOf(COMPANY.id)
    expect(await codesOf(COMPANY.id)).toHaveLength(1)
    for (const reply of all) expect(dataOf(reply)).toMatchObject({ code: functions.sign(first?.code_id ?? '', 0), shortCode: formatShortCode(first?.short_code ?? '') })
    // No sign was scanned.
    expect(first?.first_scanned_at).toBeNull()
    expect(codeOf(await functions.call('directory.scan', { code: functions.sign(first?.code_id ?? '', 0) }, null))).toBe('ok')
    expect((await codesOf(COMPANY.id))[0]?.first_scanned_at).not.toBeNull()
  })

  it('a stopped code stays stopped, whichever way one comes', async () => {
    expect(codeOf(await byUscc(await usccOf(REVOKED.id)))).toBe('CODE_REVOKED')
  })

  it('says what is the matter with one that is wrong or of nobody', async () => {
    expect(codeOf(await byUscc('91370613MA3F0000YY'))).toBe('USCC_WRONG')
    expect(codeOf(await byUscc(''))).toBe('USCC_WRONG')
    expect(codeOf(await byUscc('91110000802100433B'))).toBe('USCC_UNKNOWN')
  })

  it('its own people, its picture and its window get a code as well where none was made', async () => {
    await without(COMPANY.id)
    await without('wi-1')
    expect(dataOf(await functions.call('directory.company', { companyId: COMPANY.id }, OPENIDS.owner))).toMatchObject({ company: { id: COMPANY.id }, bound: true })
    expect(dataOf(await functions.call('directory.codeImage', { companyId: COMPANY.id }, OPENIDS.owner)).shortCode).toMatch(/^\w{4}-\w{4}$/)
    expect(dataOf(await functions.call('directory.codeImage', { windowId: 'wi-1' }, OPENIDS.admin)).scene).toHaveLength(32)
    expect(codeOf(await functions.call('directory.codeImage', { windowId: 'wi-1' }, OPENIDS.farAdmin))).toBe('NOT_ALLOWED')
    expect([await codesOf(COMPANY.id), await codesOf('wi-1')].map((each) => each.length)).toEqual([1, 1])
  })
})

describe('one that has ended', () => {
  const end = async (state: string, daysAgo: number): Promise<void> => {
    await sql('update mashangban.companies set state = $1, version = version + 1 where id = $2', state, COMPANY.id)
    const { now } = await functions.surface<{ now: string }>('clock')
    await sql(`insert into mashangban.changes (tenant, of, id, version, at, person_id, back, what) select tenant, 'company', id, version, $2, 'p', false, jsonb_build_object('state', jsonb_build_array('operating', state)) from mashangban.companies where id = $1`, COMPANY.id, addMs(now, -daysAgo * DAY_MS))
  }
  const sign = (openid: string | null) => functions.call('directory.scan', { code: functions.sign(COMPANY.codeId, 1) }, openid)

  it.each(['closed', 'moved'])('%s: for 90 days its sign opens, and says until when; then it opens nothing and binds nobody', async (state) => {
    await end(state, 89)
    const landing = dataOf(await sign(OPENIDS.owner))
    expect(landing).toMatchObject({ kind: 'company', company: { ended: { state } } })
    await functions.surface('clock', { advance: '2d' })
    expect(await sign(OPENIDS.owner)).toMatchObject({ ok: false, error: { code: 'CODE_ENDED', details: { hotline: expect.any(String) } } })
    expect(codeOf(await byUscc(await usccOf(COMPANY.id)))).toBe('CODE_ENDED')
    expect(codeOf(await functions.call('directory.bindCompany', { code: functions.sign(COMPANY.codeId, 1) }, OPENIDS.stranger))).toBe('CODE_ENDED')
    // To its own people their requests stay.
    expect(codeOf(await functions.call('directory.company', { companyId: COMPANY.id }, OPENIDS.owner))).toBe('ok')
  })

  it('only out of business: its sign opens as ever; one that came as ended opens nothing', async () => {
    await end('suspended', 200)
    expect(dataOf(await sign(null))).not.toHaveProperty('company.ended')
    await sql(`update mashangban.companies set state = 'closed' where id = $1`, OTHER_COMPANY.id)
    expect(codeOf(await byUscc(await usccOf(OTHER_COMPANY.id)))).toBe('CODE_ENDED')
  })
})

describe('by name', () => {
  const find = (name: string, openid: string | null = OPENIDS.stranger) => functions.call('directory.findCompany', { name }, openid)
  beforeEach(async () => {
    const { fold, gramsOf } = await import('../../../shared/kernel/fold')
    for (const { id, name } of await sql<{ id: string; name: string }>('select id, name from mashangban.companies')) await sql('update mashangban.companies set folded = $1, grams = $2 where id = $3', fold(name), gramsOf(fold(name)), id)
  })

  it('finds by part of the name, nothing of who belongs to it; those that have ended are not found', async () => {
    const { items, more } = dataOf(await find('机械'))
    expect({ items, more }).toEqual({ items: [{ name: COMPANY.name, uscc: await usccOf(COMPANY.id), areaName: '示例街道', formerName: null }], more: false })
    await sql(`update mashangban.companies set state = 'closed' where id = $1`, COMPANY.id)
    expect(dataOf(await find('机械')).items).toEqual([])
    expect(dataOf(await find('天马行空')).items).toEqual([])
  })

  it('eight at most, the one of just that name first; what it was called before is said', async () => {
    for (let n = 0; n < 12; n++) await functions.insert('companies', [{ ...NEW, id: `co-n${n}`, name: `示例新进${'分'.repeat(n)}有限公司`, uscc: `9137061300000${String(n).padStart(5, '0')}`, area_id: 'ar-s1', address: '', officer_id: null, contact_hashes: [] }])
    const { fold, gramsOf } = await import('../../../shared/kernel/fold')
    for (const { id, name } of await sql<{ id: string; name: string }>(`select id, name from mashangban.companies where id like 'co-n%'`)) await sql(`update mashangban.companies set folded = $1, grams = $2 where id = $3`, fold(name), gramsOf(fold(name)), id)
    const found = dataOf(await find('示例新进有限公司'))
    expect(found.items[0]?.name).toBe('示例新进有限公司')
    const many = dataOf(await find('新进'))
    expect([many.items.length, many.more]).toEqual([8, true])
    await sql(`update mashangban.companies set former_names = array['旧号商行'], folded = folded || '旧号商行', grams = $1 where id = $2`, gramsOf(fold(COMPANY.name), fold('旧号商行')), COMPANY.id)
    expect(dataOf(await find('旧号')).items).toMatchObject([{ name: COMPANY.name, formerName: '旧号商行' }])
  })

  it('is for whoever is signed in, and not all day long', async () => {
    expect(codeOf(await find('机械', null))).toBe('SIGN_IN_REQUIRED')
    const replies = []
    for (let n = 0; n < 21; n++) replies.push(codeOf(await find('机械')))
    expect(replies.filter((code) => code === 'LIMIT_FIND').length).toBeGreaterThanOrEqual(1)
  })
})

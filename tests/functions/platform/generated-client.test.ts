import { compileAgainstOpenapi } from '../../support/openapi/generated-client'
import { draw, OFFICER, OWNER, startTown, type TownUnderTest, VISITOR } from '../../support/town'

/** A program that knows docs/openapi.json and nothing else of the project. */
const PROGRAM = `
import createClient from 'openapi-fetch'
import type { components, paths } from './api'

type Schemas = components['schemas']
export function clientOf(baseUrl: string, openid: string | null) {
  const http = createClient<paths>({ baseUrl, headers: openid === null ? {} : { authorization: \`Bearer \${openid}\` } })
  return {
    file: async (input: Schemas['case.file.input']) => (await http.POST('/v1/functions/case', { body: { action: 'case.file', input } })).data as Schemas['case.file.reply'],
    get: async (input: Schemas['case.get.input']) => (await http.POST('/v1/functions/case', { body: { action: 'case.get', input } })).data as Schemas['case.get.reply'],
    accept: async (input: Schemas['case.accept.input']) => (await http.POST('/v1/functions/case', { body: { action: 'case.accept', input } })).data as Schemas['case.accept.reply'],
    me: async () => http.POST('/v1/functions/directory', { body: { action: 'directory.me' } }),
  }
}

export const titleOf = (reply: Schemas['case.get.reply']): string => (reply.ok ? reply.data.title : reply.error.message)
/** Details are known by the code alone. */
export function whatIsNew(reply: Schemas['case.accept.reply']): string[] {
  if (reply.ok) return []
  return reply.error.code === 'CASE_CHANGED' ? reply.error.details.newer.map(({ kind }) => kind) : [reply.error.code]
}
// @ts-expect-error an input without its text
export const incomplete: Schemas['case.file.input'] = { requestId: 'x', kind: 'help', contact: { name: 'x' } }
// @ts-expect-error the input of another action
export const mixed: Schemas['case.get'] = { action: 'case.get', input: { windowId: 'x' } }
// @ts-expect-error a refusal that filing does not have
export const foreign: Schemas['case.file.error']['code'] = 'RATING_DUPLICATE'
`

interface Program {
  clientOf(baseUrl: string, openid: string | null): {
    file(input: object): Promise<{ ok: boolean; data: { caseId: string; status: string; version: number }; error: { code: string; details?: unknown } }>
    get(input: object): Promise<{ ok: boolean; data: { version: number; title: string }; error: { code: string; message: string } }>
    accept(input: object): Promise<{ ok: boolean }>
    me(): Promise<{ response: { status: number }; data?: unknown; error?: unknown }>
  }
  titleOf(reply: unknown): string
  whatIsNew(reply: unknown): string[]
}

let town: TownUnderTest
let client: ReturnType<typeof compileAgainstOpenapi<Program>>
beforeAll(async () => {
  town = await startTown()
  client = compileAgainstOpenapi<Program>(PROGRAM)
})
afterAll(async () => {
  client.remove()
  await town.stop()
})

const filing = (over = {}) => ({ requestId: draw(), companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' }, ...over })
const as = (openid: string | null) => client.load().clientOf(town.emulator.url, openid === null ? null : `dev:${openid}`)

test('compiles against the generated types, which refuse what the contract refuses', () => {
  expect(client.complaints).toEqual([])
})

test('files a case and reads it', async () => {
  const filed = await as(OWNER).file(filing())
  expect(filed).toMatchObject({ ok: true, data: { status: 'filed', version: 1 } })
  const seen = await as(OWNER).get({ caseId: filed.data.caseId })
  expect(client.load().titleOf(seen)).toContain('货物运不出去')
})

test('is refused in the words of the contract: input, rights, what has changed', async () => {
  expect(await as(OWNER).file(filing({ text: '' }))).toMatchObject({ ok: false, error: { code: 'INPUT_TOO_SHORT', details: [{ path: 'text', code: 'INPUT_TOO_SHORT' }] } })
  const { data } = await as(OWNER).file(filing())
  expect(await as(VISITOR).get({ caseId: data.caseId })).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  expect(await as(null).get({ caseId: data.caseId })).toMatchObject({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } })
  await town.act('case.note', data.caseId, OWNER, { text: '补充一句' })
  await town.act('case.accept', data.caseId, OFFICER)
  expect(client.load().whatIsNew(await as(OFFICER).accept({ caseId: data.caseId, requestId: draw(), seen: 1 }))).toContain('accepted')
})

test('a malformed call is a 4xx with the same envelope', async () => {
  const { response, error } = await client.load().clientOf(town.emulator.url, 'nobody').me()
  expect(response.status).toBe(401)
  expect(error).toMatchObject({ ok: false, error: { code: 'BAD_IDENTITY' } })
})

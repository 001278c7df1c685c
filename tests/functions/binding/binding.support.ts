import { personIdOf } from '../../../cloudfunctions/_runtime/person-id'
import { draw, type TownUnderTest } from '../../support/town'

export const HOUR = 3_600_000
export const MINUTE = 60_000
/** People who have never been here; no number of theirs is in a register unless a test says so. */
export const [NEW, OTHER, THIRD] = ['o-people-new', 'o-people-other', 'o-people-third'] as const
export const COMPANY = 'company-1'
/** Of this one the register knows VISITOR's number, and it has no people yet. */
export const UNOWNED = 'company-14'

export const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))
export const idOf = (town: TownUnderTest, openid: string): string => personIdOf(town.emulator.environment['TENANT'] ?? '', openid)
export const ahead = (town: TownUnderTest, ms: number): Promise<void> => town.emulator.clock.moveTo(town.emulator.clock.now() + ms)

let serial = 0
/** With a number that he has just verified. */
export async function verified(town: TownUnderTest, openid: string, phone = `1390001${String(++serial).padStart(4, '0')}`): Promise<void> {
  await town.must('directory.agreePrivacy', { agreed: true }, openid)
  const { code: phoneCode } = await town.surface<{ code: string }>('phone-codes', { openid, phone })
  await town.must('directory.verifyPhone', { phoneCode }, openid)
}

export const people = (town: TownUnderTest, openid: string, companyId = COMPANY) => town.must('binding.people', { companyId }, openid)
export const invite = (town: TownUnderTest, openid: string, as: 'owner' | 'member' = 'member', companyId = COMPANY) => town.must('binding.invite', { requestId: draw(), companyId, as }, openid)
export const join = (town: TownUnderTest, code: string, openid: string = NEW, name = '赵示例') => town.call('binding.join', { requestId: draw(), code, name }, openid)
/** The only one who waits. */
export const waiting = async (town: TownUnderTest, openid: string, companyId = COMPANY): Promise<string> => (await people(town, openid, companyId)).waiting[0]?.id ?? ''
export const decide = async (town: TownUnderTest, openid: string, decision: 'grant' | 'refuse', companyId = COMPANY, reason?: string) =>
  town.call('binding.decide', { requestId: draw(), companyId, bindingId: await waiting(town, openid, companyId), decision, ...(reason === undefined ? {} : { reason }) }, openid)

/** Invited, joined and let in: a member of company 1. */
export async function member(town: TownUnderTest, owner: string, openid: string = NEW): Promise<void> {
  await verified(town, openid)
  await join(town, (await invite(town, owner)).token, openid)
  const answer = await decide(town, owner, 'grant')
  if (!answer.ok) throw new Error(codeOf(answer))
}

/** One photo, uploaded. */
export async function photo(town: TownUnderTest, openid: string): Promise<{ fileId: string; name: string }> {
  const { createHash, randomBytes } = await import('node:crypto')
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(100)])
  const ticket = await town.must('directory.uploadTicket', { name: '执照.jpg', type: 'image/jpeg', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }, openid)
  await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: bytes as unknown as BodyInit })
  return { fileId: ticket.fileId, name: '执照.jpg' }
}
export const apply = async (town: TownUnderTest, openid: string, at: number) =>
  town.call('binding.apply', { requestId: draw(), code: town.scenes.company(at), name: '钱示例', files: [await photo(town, openid)] }, openid)

import { createHash, randomBytes } from 'node:crypto'
import { ADMIN, OFFICER, OWNER } from '../support/townspeople'
import type { Surface } from './rest'
import type { Watched } from './watched'

const COMPANY = 'company-1'

/** The people of a company: invited, let in, made an owner, taken off; one who says that it is his, who is objected to and refused, and appeals. */
export async function bindings({ must }: Watched, surface: Surface): Promise<void> {
  let serial = 0
  const requestId = (): string => `plan-binding-${++serial}`
  const persons = ['plan-binder-0', 'plan-binder-1', 'plan-binder-2'] as const
  for (const [at, openid] of persons.entries()) {
    await must('directory.agreePrivacy', { agreed: true }, openid)
    const { code: phoneCode } = await surface<{ code: string }>('phone-codes', { openid, phone: `1390000780${at}` })
    await must('directory.verifyPhone', { phoneCode }, openid)
  }
  const [member, claimant, other] = persons
  const waiting = async (): Promise<string> => (await must('binding.people', { companyId: COMPANY }, OWNER)).waiting[0]?.id ?? ''

  const { token } = await must('binding.invite', { requestId: requestId(), companyId: COMPANY, as: 'member' }, OWNER)
  const spare = await must('binding.invite', { requestId: requestId(), companyId: COMPANY, as: 'member' }, OFFICER)
  await must('binding.join', { requestId: requestId(), code: token, name: '赵示例' }, member)
  await must('binding.decide', { requestId: requestId(), companyId: COMPANY, bindingId: await waiting(), decision: 'grant' }, OWNER)
  await must('binding.join', { requestId: requestId(), code: spare.typed, name: '孙示例' }, other)
  await must('binding.leave', { requestId: requestId(), companyId: COMPANY }, other)
  await must('binding.invite', { requestId: requestId(), companyId: COMPANY, as: 'owner' }, OWNER)
  const { invitations, members } = await must('binding.people', { companyId: COMPANY }, OWNER)
  await must('binding.withdraw', { requestId: requestId(), companyId: COMPANY, invitationId: invitations[0]?.id ?? '' }, OWNER)
  await must('binding.hear', { requestId: requestId(), companyId: COMPANY, hears: true }, member)
  await must('binding.hear', { requestId: requestId(), companyId: COMPANY, hears: false }, member)

  await must('directory.agreePrivacy', { agreed: true }, claimant)
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(100)])
  const ticket = await must('directory.uploadTicket', { name: 'a.jpg', type: 'image/jpeg', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }, claimant)
  await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: bytes as unknown as BodyInit })
  const { scene } = await must('directory.codeImage', { companyId: COMPANY }, OWNER)
  await must('binding.apply', { requestId: requestId(), code: scene, name: '钱示例', files: [{ fileId: ticket.fileId, name: 'a.jpg' }] }, claimant)
  const bindingId = await waiting()
  await must('binding.decide', { requestId: requestId(), companyId: COMPANY, bindingId, decision: 'refuse', reason: '不认识' }, OWNER)
  await must('binding.list', { areaId: '370613' }, ADMIN)
  await must('binding.show', { companyId: COMPANY, bindingId }, ADMIN)
  await must('binding.review', { requestId: requestId(), companyId: COMPANY, bindingId, decision: 'refuse', reason: '照片看不清' }, ADMIN)
  await must('binding.mine', {}, claimant)
  await must('binding.appeal', { requestId: requestId(), companyId: COMPANY, bindingId, words: '重新拍了' }, claimant)

  const { code } = await must('binding.face', { companyId: COMPANY }, OFFICER)
  await must('binding.join', { requestId: requestId(), code, name: '孙示例' }, other)
  const personId = members.find(({ you }) => !you)?.personId ?? ''
  await must('binding.handOver', { requestId: requestId(), companyId: COMPANY, personId, stays: true }, OWNER)
  await must('binding.leave', { requestId: requestId(), companyId: COMPANY }, member)
  await must('binding.join', { requestId: requestId(), code: (await must('binding.invite', { requestId: requestId(), companyId: COMPANY, as: 'member' }, OWNER)).token, name: '赵示例' }, member)
  const again = (await must('binding.people', { companyId: COMPANY }, OWNER)).waiting.find(({ as }) => as === 'member')?.id ?? ''
  await must('binding.decide', { requestId: requestId(), companyId: COMPANY, bindingId: again, decision: 'grant' }, OWNER)
  await must('binding.remove', { requestId: requestId(), companyId: COMPANY, personId }, OWNER)
  for (const openid of [OWNER, OFFICER, ADMIN]) await must('binding.record', { companyId: COMPANY }, openid)
}

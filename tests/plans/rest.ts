import { createHash, randomBytes } from 'node:crypto'
import type { Population } from '../support/bulk/population'
import { ADMIN, CITY, CITY_ADMIN, OFFICER, OWNER, RESIDENT, SECOND_CITY_ADMIN } from '../support/townspeople'
import { fileByCode } from './acts'
import type { Watched } from './watched'

/** The emulator's own paths, for what a person does outside the functions. */
export type Surface = <T>(path: string, body?: unknown) => Promise<T>

/** Every action of directory and rating that writes, or reads by a code. */
export async function everythingElse(watched: Watched, surface: Surface, population: Population, closed: readonly { caseId: string; client: number }[], query: (sql: string, values: readonly unknown[]) => Promise<unknown>): Promise<void> {
  const { must, call } = watched
  const codes = await surface<{ scene: string; kind: string }[]>('codes')
  const sceneOf = (kind: string): string => codes.find((code) => code.kind === kind)?.scene ?? ''

  await must('directory.me', {}, 'plan-visitor')
  await must('directory.agreePrivacy', { agreed: true }, RESIDENT)
  const { code: phoneCode } = await surface<{ code: string }>('phone-codes', { openid: RESIDENT })
  await must('directory.verifyPhone', { phoneCode }, RESIDENT)
  await must('directory.setElder', { elder: true }, RESIDENT)
  await must('directory.actAs', { office: 'resident:' }, RESIDENT)
  await joining(watched, surface)
  await call('directory.bindCompany', { code: sceneOf('company') }, RESIDENT)
  await must('directory.bindCompany', { code: sceneOf('company') }, OWNER)
  await bindsByPhone(watched, surface)
  for (const openid of [OWNER, RESIDENT, null]) for (const kind of ['company', 'window', 'revoked', 'replaced']) await call('directory.scan', { code: sceneOf(kind) }, openid)
  const { scene, shortCode } = await must('directory.codeImage', { companyId: 'company-1' }, OWNER)
  await must('directory.scan', { shortCode: shortCode ?? '' }, OWNER)
  // Of one whose sign nobody has made yet.
  await query("delete from mashangban.codes where of = 'company' and id = $1", [population.clients[3]?.companyId ?? ''])
  await call('directory.company', { companyId: population.clients[3]?.companyId ?? '' }, population.clients[3]?.clerk.openid ?? '')
  const { items: [known] } = await must('directory.findCompany', { name: population.clients[0]?.companyName ?? '' }, RESIDENT)
  for (const openid of [RESIDENT, null]) await must('directory.scan', { uscc: known?.uscc ?? '' }, openid)
  const caseId = await fileByCode(watched, scene, RESIDENT)
  const ofCase = await must('directory.codeImage', { caseId }, RESIDENT)
  for (const openid of [OWNER, RESIDENT, OFFICER, null]) await must('directory.scan', { code: ofCase.scene }, openid)

  await must('directory.setLeave', { leave: { from: '2027-01-01T00:00:00.000Z', to: '2027-01-05T00:00:00.000Z' } }, OFFICER)
  await must('directory.setLeave', { leave: null }, OFFICER)
  await must('directory.putUpSign', { requestId: 'plan-put-up-1', companyId: 'company-3' }, ADMIN)
  await must('directory.reportSign', { requestId: 'plan-report-1', companyId: 'company-3', lost: true }, ADMIN)
  for (const named of [{ companyId: 'company-1' }, { windowId: 'hall-1-window-1' }]) await call('directory.sign', named, ADMIN)
  await must('directory.reissueCode', { requestId: 'plan-reissue-1', companyId: 'company-3', reason: '标牌损坏' }, ADMIN)
  // Still a guess, so that whoever puts calendars in is told of it.
  const year = { year: 2027, citation: '示例推定', holidays: ['01-01'], workdays: [], festivals: [], assumption: true }
  const ofCity = { areaId: CITY, name: 'calendar' } as const
  const { version } = await must('settings.propose', { ...ofCity, requestId: 'plan-calendar-1', value: { years: { 2027: year } }, citation: year.citation }, CITY_ADMIN)
  await must('settings.decide', { ...ofCity, requestId: 'plan-calendar-2', version, decision: 'confirm' }, SECOND_CITY_ADMIN)

  const { items } = await must('directory.inbox', {}, population.clients[0]?.officer.openid ?? '')
  await must('directory.readMessages', { ids: items.map(({ id }) => id).slice(0, 5) }, population.clients[0]?.officer.openid ?? '')
  await must('directory.readMessages', { all: true }, population.clients[1]?.officer.openid ?? '')

  for (const { caseId: rated, client } of closed.slice(0, 2)) await must('rating.rateCase', { caseId: rated, requestId: `plan-rate-${client}-${rated.slice(0, 6)}`, level: 5 }, population.clients[client]?.clerk.openid ?? '')
  await must('rating.rateWindow', { code: sceneOf('window'), requestId: 'plan-rate-window', level: 4 }, RESIDENT)
  const opened = await must('directory.scan', { code: sceneOf('window') }, null)
  await must('rating.rateWindow', { code: sceneOf('window'), requestId: 'plan-rate-ticket', level: 4, ticket: opened.kind === 'window' ? opened.ticket : undefined }, null)
}

/** Of a company that has no people yet, by the number that its register knows. */
async function bindsByPhone({ must }: Watched, surface: Surface): Promise<void> {
  await must('directory.agreePrivacy', { agreed: true }, 'plan-first')
  const { code: phoneCode } = await surface<{ code: string }>('phone-codes', { openid: 'plan-first', phone: '13800000513' })
  await must('directory.verifyPhone', { phoneCode }, 'plan-first')
  await must('directory.bindCompany', { code: (await must('directory.codeImage', { companyId: 'company-14' }, ADMIN)).scene }, 'plan-first')
}

/** Somebody of the register who has never signed in is invited, and joins: once by the invitation, once by his phone. */
async function joining({ must, call }: Watched, surface: Surface): Promise<void> {
  const [areaId, unitId] = ['370613', 'unit-centre-370613']
  for (const [at, phone] of ['13900007701', '13900007702'].entries()) {
    await must('register.saveOffice', { requestId: `plan-office-${at}`, id: null, areaId, role: 'supervisor', unitId, name: `甲${at}`, phone }, ADMIN)
  }
  const { items } = await must('register.notJoined', { areaId, search: '甲' }, ADMIN)
  const [first, second] = ['甲0', '甲1'].map((name) => items.find((one) => one.name === name)?.id ?? '')
  if (first === undefined || second === undefined) throw new Error('nobody to invite')
  await must('register.invite', { requestId: 'plan-invite-1', personId: first }, ADMIN)
  await must('register.withdrawInvitation', { requestId: 'plan-uninvite-1', personId: first }, ADMIN)
  const { token } = await must('register.invite', { requestId: 'plan-invite-2', personId: first }, ADMIN)
  await must('register.withdrawInvitation', { requestId: 'plan-uninvite-2', personId: second }, ADMIN)
  for (const [at, openid] of ['plan-joiner-0', 'plan-joiner-1'].entries()) {
    await must('directory.agreePrivacy', { agreed: true }, openid)
    const { code: phoneCode } = await surface<{ code: string }>('phone-codes', { openid, phone: `1390000770${at + 1}` })
    await must('directory.verifyPhone', { phoneCode }, openid)
  }
  await must('directory.join', { requestId: 'plan-join-1', invitation: token }, 'plan-joiner-0')
  await must('directory.join', { requestId: 'plan-join-2', personId: second }, 'plan-joiner-1')
  await call('directory.scan', { code: `1a${'nobodyscode'}00-${'x'.repeat(16)}` }, RESIDENT)
}

/** A file that is filed, one that is other than declared, one that never is; gives nothing: the jobs look at them. */
export async function files(watched: Watched): Promise<void> {
  const { must } = watched
  const photo = (): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), randomBytes(100)])
  const upload = async (bytes: Buffer, sent = bytes): Promise<{ fileId: string; name: string }> => {
    const ticket = await must('directory.uploadTicket', { name: 'a.jpg', type: 'image/jpeg', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }, OWNER)
    await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: sent as unknown as BodyInit })
    return { fileId: ticket.fileId, name: 'a.jpg' }
  }
  await must('directory.agreePrivacy', { agreed: true }, OWNER)
  const [right, wrong] = [await upload(photo()), await upload(photo(), photo())]
  await upload(photo())
  await must('case.file', { requestId: 'plan-files-1', companyId: 'company-1', kind: 'help', text: '材料见附件，请看一下。', contact: { name: '周禾' }, files: [right, wrong] }, OWNER)
}

/** Answers to WeChat's panel from both sides, a refusal, verdicts on pictures. */
export async function reminders(watched: Watched, traceId: string): Promise<void> {
  const { task, progress, action } = watched.ports.templateIds
  await watched.must('directory.subscribed', { requestId: 'plan-subscribed-1', results: { [task]: 'accept', [progress]: 'accept', [action]: 'ban' } }, OFFICER)
  await watched.must('directory.subscribed', { requestId: 'plan-subscribed-2', results: { [progress]: 'accept', [action]: 'accept' } }, OWNER)
  const push = (event: string, more: object) => watched.push({ FromUserName: OFFICER, CreateTime: Math.floor(Date.now() / 1000), MsgType: 'event', Event: event, ...more })
  await push('subscribe_msg_popup_event', { List: [{ TemplateId: task, SubscribeStatusString: 'accept' }] })
  await push('subscribe_msg_change_event', { List: [{ TemplateId: progress, SubscribeStatusString: 'reject' }] })
  await push('wxa_media_check', { trace_id: traceId, result: { suggest: 'risky' } })
}

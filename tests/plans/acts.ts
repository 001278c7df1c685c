import { eraseCase } from '../../cloudfunctions/_flow/erase'
import { toInstant } from '../../shared/kernel/instant'
import type { ActionName, InputOf, OutputOf } from '../../shared/api'
import type { Population } from '../support/bulk/population'
import { ADMIN, OFFICER, OWNER, SUPERVISOR } from '../support/townspeople'
import type { Watched } from './watched'

let serial = 0
const draw = (): string => `plan-request-${++serial}`

/** Files a request and does acts on it, each with the version of the moment. */
function actorsOf(watched: Watched) {
  const version = async (caseId: string, openid: string): Promise<number> => (await watched.must('case.get', { caseId }, openid)).version
  return {
    file: (openid: string, over: Partial<InputOf<'case.file'>> = {}): Promise<OutputOf<'case.file'>> =>
      watched.must('case.file', { requestId: draw(), companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' }, ...over }, openid),
    act: async (action: ActionName, caseId: string, openid: string, over: object = {}): Promise<void> => {
      await watched.must(action, { caseId, requestId: draw(), seen: await version(caseId, openid), ...over }, openid)
    },
  }
}

/** A supervisor orders a word on a case within the week. */
const supervise = ({ must }: Watched, caseId: string, seen: number): Promise<OutputOf<'supervision.order'>> =>
  must('supervision.order', { caseId, requestId: draw(), seen, text: '请说明办到哪一步', day: toInstant(Date.now() + 5 * 86_400_000).slice(0, 10) }, SUPERVISOR)

/** Every act of the lifecycle, by whoever may do it, repeated and refused ones too. */
export async function everyAct(watched: Watched, { clients: [client] }: Population): Promise<void> {
  const { file, act } = actorsOf(watched)
  const text = '说明一下情况，请看附上的材料。'

  const first = await file(OWNER)
  const repeat = { requestId: draw(), companyId: 'company-1', kind: 'help' as const, text, contact: { name: '周禾' } }
  await watched.must('case.file', repeat, OWNER)
  await watched.must('case.file', repeat, OWNER)
  await act('case.accept', first.caseId, OFFICER)
  await act('case.note', first.caseId, OFFICER, { text, visibility: 'internal' })
  await act('case.requestMaterial', first.caseId, OFFICER, { text })
  await act('case.supplyMaterial', first.caseId, OWNER, { text })
  await act('case.answer', first.caseId, OFFICER, { text })
  await act('case.reopen', first.caseId, OWNER, { text })
  await act('case.answer', first.caseId, OFFICER, { text })
  await act('case.confirm', first.caseId, OWNER)
  await watched.call('case.accept', { caseId: first.caseId, requestId: draw(), seen: 1 }, OFFICER)
  await watched.must('case.openContact', { caseId: first.caseId, requestId: draw(), reason: '核对材料' }, OFFICER)

  const toUnit = await file(OWNER, { matter: 'water' })
  await supervise(watched, toUnit.caseId, 1)
  const claimed = await file(OWNER, { matter: 'water' })
  await act('case.claim', claimed.caseId, 'demo-unit-water-2')
  const { people } = await watched.must('directory.colleagues', { unitId: 'unit-water' }, 'demo-unit-water-1')
  await act('case.assign', toUnit.caseId, 'demo-unit-water-1', { personId: people.find(({ name }) => name === '鲁平')?.personId })
  await act('case.accept', toUnit.caseId, 'demo-unit-water-3')
  await act('case.transfer', toUnit.caseId, 'demo-unit-water-3', { unitId: 'unit-market', text })

  await watched.must('supervision.list', { caseId: toUnit.caseId }, 'demo-unit-market-1')
  const ended = await file(OWNER)
  const { supervisionId } = await supervise(watched, ended.caseId, 1)
  await watched.must('supervision.reply', { supervisionId, requestId: draw(), seen: 1, text }, OFFICER)
  await watched.must('supervision.meet', { supervisionId, requestId: draw(), seen: 2 }, SUPERVISOR)
  await supervise(watched, ended.caseId, 4)
  await act('case.withdraw', ended.caseId, OWNER)
  await eraseCase(watched.ports.database, { number: ended.number, reason: '本人申请删除', at: toInstant(Date.now()), salt: 'c2FsdC1vZi1hbi1lcmFzdXJl' })

  const back = await file(client?.clerk.openid ?? '', { companyId: client?.companyId ?? '' })
  await act('case.return', back.caseId, client?.officer.openid ?? '', { text })
  await act('case.transfer', back.caseId, 'demo-dispatcher', { unitId: 'unit-water', text })
  await act('case.withdraw', back.caseId, client?.clerk.openid ?? '')

  const { units } = await watched.must('directory.units', {}, OWNER)
  await file(OWNER, { kind: 'complain', about: { unitId: units.find(({ id }) => id === 'unit-market')?.id ?? '' } })

  const { caseId: named } = await watched.must('case.file', { requestId: draw(), unlisted: { name: '巷子里的店', areaId: '370613001' }, kind: 'help', text, contact: { name: '周禾' } }, OWNER)
  const { companyId: unlistedId } = await watched.must('case.get', { caseId: named }, OWNER)
  await watched.must('unlisted.areas', {}, OWNER)
  await watched.must('unlisted.list', { areaId: '370613', state: 'waiting' }, ADMIN)
  await watched.must('unlisted.show', { unlistedId }, ADMIN)
  await watched.must('unlisted.setAside', { requestId: draw(), unlistedId, seen: 1, reason: '名称看不懂' }, ADMIN)
  await watched.must('unlisted.link', { requestId: draw(), unlistedId, seen: 2, companyId: 'company-1' }, ADMIN)
  await watched.tick()
  await watched.must('case.file', { requestId: draw(), unlisted: { name: '巷子里的店', areaId: '370613001' }, kind: 'help', text, contact: { name: '周禾' } }, OWNER)
  await watched.must('unlisted.unlink', { requestId: draw(), unlistedId, seen: 3 }, ADMIN)
  await watched.tick()
  const { number: unlisted } = await watched.must('case.file', { requestId: draw(), unlisted: { name: '门口新开的店', areaId: '370613001' }, kind: 'help', text, contact: { name: '周禾' } }, OWNER)
  await watched.must('case.route', { unlisted: { name: '门口新开的店', areaId: '370613001' }, kind: 'help' }, OWNER)
  await eraseCase(watched.ports.database, { number: unlisted, reason: '本人申请删除', at: toInstant(Date.now()), salt: 'c2FsdC1vZi1hbi1lcmFzdXJl' })
  await eraseCase(watched.ports.database, { number: first.number, reason: '本人申请删除', at: toInstant(Date.now()), salt: 'c2FsdC1vZi1hbi1lcmFzdXJl' })
}

/** Filed by somebody who holds the code of a company and is not its member. */
export async function fileByCode(watched: Watched, code: string, openid: string): Promise<string> {
  const { caseId } = await watched.must('case.file', { requestId: draw(), code, kind: 'consult', text: '请问怎么办理排水许可？', contact: { name: '过路人' } }, openid)
  return caseId
}

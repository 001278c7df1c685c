import { join } from 'node:path'
import { readMigrations } from '../../../cloudfunctions/_database/runner'
import { PROJECT_ROOT } from '../../../emulator/project-root'
import { draw, OFFICER, OWNER, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const MIGRATION = readMigrations(join(PROJECT_ROOT, 'cloudfunctions/_database/migrations')).find(({ name }) => name === 'supply_limit')?.sql ?? ''
const tick = () => town.emulator.runTimers({ force: true })
const advance = async (by: string) => { await town.surface('clock', { advance: by }) }
const inbox = async (openid: string, caseId: string) => (await town.must('directory.inbox', { limit: 50 }, openid)).items.filter((message) => message.caseId === caseId).map((message) => message.kind)

test('what the company never supplies comes back by itself; it is asked again, and its stops are counted for the office', async () => {
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await town.act('case.requestMaterial', caseId, OFFICER, { text: '请补运输合同' })
  const waiting = await town.must('case.get', { caseId }, OWNER)
  expect(waiting.dueAt).toBe(waiting.clocks.supply?.dueAt)
  const board = await town.must('case.list', { tab: { of: 'supervise', areaId: '370613' }, box: 'open' }, SUPERVISOR)
  expect(board.items.find(({ id }) => id === caseId)).toMatchObject({ status: 'waiting', dueAt: waiting.dueAt, stops: 1 })

  await advance('8d')
  await tick()
  expect(await inbox(OWNER, caseId)).toContain('materialDue')
  await advance('8d')
  await tick()
  await tick()
  const back = await town.must('case.get', { caseId }, OFFICER)
  expect(back.status).toBe('handling')
  expect(back.trail.filter(({ kind }) => kind === 'resumed')).toMatchObject([{ text: '未按时补齐', who: { role: 'system' } }])
  expect(await inbox(OFFICER, caseId)).toContain('taskResumed')
  expect(await inbox(OWNER, caseId)).toContain('resumed')
  const late = await town.call('case.supplyMaterial', { caseId, requestId: draw(), seen: back.version, text: '补上了' }, OWNER)
  expect(late).toMatchObject({ ok: false, error: { code: 'CASE_WRONG_STATUS' } })
  await town.act('case.requestMaterial', caseId, OFFICER, { text: '还缺合同' })
  expect(await town.must('case.get', { caseId }, SUPERVISOR)).toMatchObject({ stops: 2 })
  expect(await town.must('case.get', { caseId }, OWNER)).not.toHaveProperty('stops')
})

test('what waited before there was a limit gets one, from the day it was asked for', async () => {
  const { caseId } = await town.file()
  await town.act('case.accept', caseId, OFFICER)
  await town.act('case.requestMaterial', caseId, OFFICER, { text: '请补运输合同' })
  const limit = (await town.must('case.get', { caseId }, OWNER)).dueAt
  await town.emulator.database.query(`update mashangban.cases set due_at = null, face = (face::jsonb #- '{clocks,supply}')::json, body = (body::jsonb #- '{profile,supplyWithin}')::json where id = $1`, [caseId])
  expect((await town.must('case.get', { caseId }, OWNER)).clocks.supply).toBeNull()
  for (const sql of MIGRATION.split(/;\n/)) await town.emulator.database.query(sql, [])
  await tick()
  expect(await town.must('case.get', { caseId }, OWNER)).toMatchObject({ dueAt: limit, status: 'waiting' })
})

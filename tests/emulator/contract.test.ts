import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holdToContract } from '../../emulator/contract/hold'
import { isDeclared } from '../../emulator/contract/refusals'
import { undeclaredIn, undeclaredInRefusal } from '../../emulator/contract/undeclared'
import { SEEN_FOLDER } from '../../emulator/contract/witness'
import type { Outcome } from '../../emulator/functions/outcome'
import { createStats } from '../../emulator/stats/stats'
import { get, newFolder, removeFolder, start } from './fixtures/emulator'

// What is played here never happened: it must not be among what the run has seen.
beforeEach(() => void delete process.env[SEEN_FOLDER])

const ELDER = { action: 'directory.setElder', input: { elder: true } }
const replied = (reply: unknown): Outcome => ({ requestId: 'r', kind: 'reply', reply: JSON.stringify(reply) })
const message = { id: 'm', at: '2026-11-25T07:00:00.000Z', kind: 'answered', title: '有答复了', body: '请看', caseId: 'c', caseNumber: '1', read: false }

describe('what a reply has that its contract does not declare', () => {
  it('is nothing when all is as declared', () => {
    expect(undeclaredIn('directory.setElder', { elder: true })).toEqual([])
    expect(undeclaredIn('directory.inbox', { items: [], next: null })).toEqual([])
  })

  it('is named by its path, once for all elements of a list, however deep', () => {
    expect(undeclaredIn('directory.setElder', { elder: true, phone: '138' })).toEqual(['phone'])
    expect(undeclaredIn('directory.me', { leave: 5 })).toContain('leave (invalid_type)')
    const told = { reminders: [{ templateId: 't', title: '受理', left: 1, openid: 'o' }, { templateId: 'u', title: '答复', left: 0, openid: 'o' }] }
    expect(undeclaredIn('directory.subscribed', told)).toEqual(['reminders[].openid'])
  })

  it('is what is missing or of another type as well, and a reply of nothing', () => {
    expect(undeclaredIn('directory.setElder', {})).toEqual(['elder (invalid_type)'])
    expect(undeclaredIn('directory.inbox', { items: [{ ...message, read: 'no' }], next: null })).toContain('items[].read (invalid_type)')
    expect(undeclaredIn('directory.setElder', null)).toEqual(['(all of it) (invalid_type)'])
  })
})

describe('the details of a refusal', () => {
  it('are those declared for its code: none beyond, none missing', () => {
    const newer = { seq: 2, at: '2026-11-25T07:00:00.000Z', kind: 'claimed' }
    expect(undeclaredInRefusal({ code: 'CASE_CHANGED', details: { version: 2, newer: [newer] } })).toEqual([])
    expect(undeclaredInRefusal({ code: 'CASE_CHANGED', details: { version: 2, newer: [{ ...newer, by: 'p-1' }] } })).toEqual(['CASE_CHANGED details.newer[].by'])
    expect(undeclaredInRefusal({ code: 'INPUT_MISSING', details: [{ path: 'text' }] })).toEqual(['INPUT_MISSING details[].code (invalid_value)'])
    expect(undeclaredInRefusal({ code: 'CASE_WRONG_STATUS' })).toEqual(['CASE_WRONG_STATUS details (invalid_type)'])
  })

  it('are absent where none are declared, and may be where they are optional', () => {
    expect(undeclaredInRefusal({ code: 'NOT_ALLOWED' })).toEqual([])
    expect(undeclaredInRefusal({ code: 'NOT_ALLOWED', details: { phone: '138' } })).toEqual(['NOT_ALLOWED details'])
    expect(undeclaredInRefusal({ code: 'CODE_REVOKED' })).toEqual([])
  })
})

it('a reply beyond its contract is refused in tests; else handed on and counted', async () => {
  const more = replied({ ok: true, data: { elder: true, phone: '138' } })
  const stats = createStats(() => 0)
  expect(holdToContract('refused', stats.undeclared)(ELDER, more)).toEqual({ requestId: 'r', kind: 'undeclared', detail: 'directory.setElder: phone' })
  const outcome = holdToContract('counted', stats.undeclared)(ELDER, more)
  expect(outcome).toBe(more)
  stats.observe({ function: 'directory', event: ELDER, milliseconds: 1, outcome, cost: { trips: 0, bytes: 0 } })
  await new Promise(setImmediate)
  expect(stats.report().actions).toMatchObject([{ action: 'directory.setElder', errors: 0, undeclared: { phone: 1 } }])
})

it.each([
  ['refused', { ok: false, error: { code: 'REPLY_UNDECLARED', message: expect.stringContaining('directory.setElder: phone') as string } }, {}],
  ['counted', { ok: true, data: { elder: true, phone: '138' } }, { phone: 1 }],
  ['unasked', { ok: true, data: { elder: true, phone: '138' } }, {}],
] as const)('an emulator for which it is %s answers and counts so', async (undeclared, answer, counted) => {
  const dataDir = newFolder()
  const emulator = await start({ dataDir, undeclared })
  expect(await emulator.call('directory', ELDER, 'o-1')).toMatchObject(answer)
  await new Promise(setImmediate)
  expect(await get(emulator, '/__emulator/stats')).toMatchObject({ total: { calls: 1, undeclared: counted } })
  await emulator.stop()
  removeFolder(dataDir)
})

it('what declares nothing passes: refusals, other functions, calls that failed', () => {
  const hold = holdToContract('refused', () => undefined)
  for (const [event, outcome] of [
    [ELDER, replied({ ok: false, error: { code: 'INTERNAL' } })],
    [{ action: 'who' }, replied({ ok: true, data: { anything: 1 } })],
    [{ Type: 'Timer' }, replied(null)],
    [ELDER, { requestId: 'r', kind: 'timeout', detail: 'late' }],
  ] as const) expect(hold(event, outcome)).toBe(outcome)
})

it('knows the refusals of any action, those of input, and those of the one that was called', () => {
  expect(['BUSY', 'INPUT_TOO_LONG', 'CASE_NOT_FOUND'].map((code) => isDeclared('case.get', code))).toEqual([true, true, true])
  expect(['RATING_DUPLICATE', 'no such code'].map((code) => isDeclared('case.get', code))).toEqual([false, false])
})

it('leaves a note of each answer, once, for whoever names a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'msb-seen-'))
  process.env[SEEN_FOLDER] = folder
  const hold = holdToContract('refused', () => undefined)
  for (let times = 0; times < 2; times++) {
    hold(ELDER, replied({ ok: true, data: { elder: true } }))
    hold(ELDER, replied({ ok: false, error: { code: 'SIGN_IN_REQUIRED' } }))
    hold(ELDER, replied({ ok: true, data: { elder: 1 } }))
  }
  const lines = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as unknown))
  rmSync(folder, { recursive: true })
  expect(lines).toEqual([
    { action: 'directory.setElder', answer: 'ok' },
    { action: 'directory.setElder', answer: 'SIGN_IN_REQUIRED' },
    { action: 'directory.setElder', undeclared: 'elder (invalid_type)' },
  ])
})

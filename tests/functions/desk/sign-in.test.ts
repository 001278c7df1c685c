import { ADMIN, draw, OFFICER, OTHER_OFFICER, OWNER, RESIDENT, startTown, type TownUnderTest, VISITOR } from '../../support/town'
import { codeOf, openPage } from './page'
import { numberOn, signedInPage } from './signing'

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const advance = (text: string) => town.surface('clock', { advance: text })

describe('from the code to the session', () => {
  test('the phone sees which browser it is, the page shows its number only then, and the session is the official’s', async () => {
    const page = openPage(town)
    const code = await page.code()
    expect(code).toMatch(/^[\w-]{22}$/)
    // A picture of the page at this moment has no number in it.
    expect(await page.state(code)).toEqual({ state: 'waiting', until: expect.any(String) })

    const looked = await town.must('desk.look', { code }, OFFICER)
    expect(looked).toMatchObject({ browser: 'Chrome · Windows', sameNetwork: true })
    const number = await numberOn(page, code)
    expect(looked.choices).toHaveLength(3)
    expect(looked.choices).toContain(number)
    expect([...looked.choices].sort((a, b) => a - b)).toEqual(looked.choices)

    expect(codeOf((await page.call('directory.me')).reply)).toBe('DESK_SIGN_IN')
    expect(await town.must('desk.confirm', { requestId: draw(), code, number }, OFFICER)).toEqual({ browser: 'Chrome · Windows' })
    expect(await page.state(code)).toEqual({ state: 'signedIn' })
    expect((await page.call('directory.me')).reply).toMatchObject({ ok: true, data: { name: '林知远', personId: (await town.must('directory.me', {}, OFFICER)).personId } })
  })

  test('a repeat of the look and of the confirmation is told the same; the same number of a request for another code is refused', async () => {
    const page = openPage(town)
    const code = await page.code()
    const first = await town.must('desk.look', { code }, OFFICER)
    expect(await town.must('desk.look', { code }, OFFICER)).toEqual(first)
    const asked = { requestId: draw(), code, number: await numberOn(page, code) }
    const done = await town.must('desk.confirm', asked, OFFICER)
    expect(await town.must('desk.confirm', asked, OFFICER)).toEqual(done)
    await page.state(code)
    expect(await town.must('desk.confirm', asked, OFFICER)).toEqual(done)
    expect(codeOf(await town.call('desk.confirm', { ...asked, code: 'A'.repeat(22) }, OFFICER))).toBe('REQUEST_ID_REUSED')
  })

  test('one session begins, however many ask for it at once', async () => {
    const page = openPage(town)
    const code = await page.code()
    await town.must('desk.look', { code }, ADMIN)
    await town.must('desk.confirm', { requestId: draw(), code, number: await numberOn(page, code) }, ADMIN)
    const states = await Promise.all(Array.from({ length: 5 }, () => page.state(code)))
    expect(states.map(({ state }) => state).sort()).toEqual(['over', 'over', 'over', 'over', 'signedIn'])
    expect((await town.must('desk.sessions', {}, ADMIN)).sessions).toHaveLength(1)
  })

  test('nothing of it lies in the database or in a log in the clear', async () => {
    const page = await signedInPage(town, OFFICER)
    const stored = JSON.stringify([await town.read('desk_codes'), await town.read('desk_sessions')])
    const lines = JSON.stringify(await town.surface<unknown>('logs?count=2000'))
    expect(lines).toContain('\\"fn\\":\\"desk\\"')
    for (const secret of page.cookies.values()) for (const text of [stored, lines]) expect(text).not.toContain(secret)
    expect(stored).not.toContain('127.0.0.1')
  })
})

describe('how long', () => {
  test('a code that nobody scans lives a minute', async () => {
    const page = openPage(town)
    const code = await page.code()
    await advance('59s')
    expect((await page.state(code)).state).toBe('waiting')
    await advance('2s')
    expect((await page.state(code)).state).toBe('over')
    expect(codeOf(await town.call('desk.look', { code }, OFFICER))).toBe('DESK_CODE_UNKNOWN')
  })

  test('a code that was scanned lives two minutes more, and another look does not lengthen it', async () => {
    const page = openPage(town)
    const code = await page.code()
    await advance('50s')
    await town.must('desk.look', { code }, OFFICER)
    const number = await numberOn(page, code)
    await advance('110s')
    await town.must('desk.look', { code }, OFFICER)
    await advance('11s')
    expect((await page.state(code)).state).toBe('over')
    expect(codeOf(await town.call('desk.confirm', { requestId: draw(), code, number }, OFFICER))).toBe('DESK_CODE_UNKNOWN')
  })

  test('a confirmation that no page fetches begins no session', async () => {
    const page = openPage(town)
    const code = await page.code()
    await town.must('desk.look', { code }, OTHER_OFFICER)
    await town.must('desk.confirm', { requestId: draw(), code, number: await numberOn(page, code) }, OTHER_OFFICER)
    await advance('61s')
    expect((await page.state(code)).state).toBe('over')
    expect(await town.must('desk.sessions', {}, OTHER_OFFICER)).toEqual({ sessions: [] })
  })

  test('a new code of a page puts the one before out of force', async () => {
    const page = openPage(town)
    const before = await page.code()
    const code = await page.code()
    expect(codeOf(await town.call('desk.look', { code: before }, OFFICER))).toBe('DESK_CODE_UNKNOWN')
    expect((await page.state(before)).state).toBe('over')
    expect((await page.state(code)).state).toBe('waiting')
  })
})

describe('who', () => {
  test.each([['a company', OWNER], ['a resident', RESIDENT], ['somebody never seen', VISITOR]])('%s is refused and the code is as it was', async (_who, openid) => {
    const page = openPage(town)
    const code = await page.code()
    const before = await town.read('desk_codes')
    for (const reply of [
      await town.call('desk.look', { code }, openid), await town.call('desk.confirm', { requestId: draw(), code, number: 42 }, openid), await town.call('desk.refuse', { code }, openid),
      await town.call('desk.sessions', {}, openid),
    ]) expect(codeOf(reply)).toBe('NOT_ALLOWED')
    expect(await town.read('desk_codes')).toEqual(before)
    expect((await page.state(code)).state).toBe('waiting')
  })

  test('whoever scanned it first; a second one can neither look, confirm nor refuse it', async () => {
    const page = openPage(town)
    const code = await page.code()
    await town.must('desk.look', { code }, OFFICER)
    const number = await numberOn(page, code)
    expect(codeOf(await town.call('desk.look', { code }, OTHER_OFFICER))).toBe('DESK_CODE_USED')
    expect(codeOf(await town.call('desk.confirm', { requestId: draw(), code, number }, OTHER_OFFICER))).toBe('DESK_CODE_USED')
    expect(await town.must('desk.refuse', { code }, OTHER_OFFICER)).toEqual({ refused: false })
    await town.must('desk.confirm', { requestId: draw(), code, number }, OFFICER)
  })

  test('“not me” ends it, and the page is told', async () => {
    const page = openPage(town)
    const code = await page.code()
    await town.must('desk.look', { code }, OFFICER)
    const number = await numberOn(page, code)
    expect(await town.must('desk.refuse', { code }, OFFICER)).toEqual({ refused: true })
    expect(await town.must('desk.refuse', { code }, OFFICER)).toEqual({ refused: false })
    expect((await page.state(code)).state).toBe('refused')
    expect(codeOf(await town.call('desk.confirm', { requestId: draw(), code, number }, OFFICER))).toBe('DESK_CODE_USED')
  })
})

test('round trips: a code, a state and a look are one each, a confirmation two, a call one more than the action has', async () => {
  const page = await signedInPage(town, OFFICER)
  await page.call('directory.me')
  await town.surface('stats/reset', {})
  await page.call('directory.me')
  expect(await town.hops('desk.look').catch(() => 0)).toBe(0)
  await signedInPage(town, OFFICER)
  expect([await town.hops('desk.look'), await town.hops('desk.confirm')]).toEqual([1, 2])
})

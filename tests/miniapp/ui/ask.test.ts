import { answersOf, ask, errCodeOf, isCancel, scannedText } from '@/platform/ask'

describe('ask', () => {
  test('calls at once, as a subscription panel demands', () => {
    let called = false
    void ask(() => {
      called = true
    })
    expect(called).toBe(true)
  })

  test('takes an answer by callback or by promise', async () => {
    await expect(ask(({ success }) => void (success as (o: object) => void)({ a: 1 }))).resolves.toEqual({ a: 1 })
    await expect(ask(() => Promise.resolve({ b: 2 }))).resolves.toEqual({ b: 2 })
  })

  test('a refusal keeps its code', async () => {
    const refused = ask(({ fail }) => void (fail as (o: object) => void)({ errCode: 20004, errMsg: 'requestSubscribeMessage:fail' }))
    await expect(refused.catch(errCodeOf)).resolves.toBe(20004)
  })
})

test('answers hold what the person said and nothing else', () => {
  expect(answersOf({ t1: 'accept', t2: 'reject', errMsg: 'ok' }, ['t1', 't2', 't3'])).toEqual({ t1: 'accept', t2: 'reject' })
})

test('a scan gives the path that a mini-program code opens, and the text of any other', () => {
  expect(scannedText({ path: 'pages/landing/index?scene=e1.AbC_-9', result: '' })).toBe('pages/landing/index?scene=e1.AbC_-9')
  expect(scannedText({ result: 'https://example.org/x?scene=%E4' })).toBe('https://example.org/x?scene=%E4')
  expect(scannedText({})).toBeNull()
})

test('closing a chooser is not an error', () => {
  expect(isCancel({ errMsg: 'chooseMedia:fail cancel' })).toBe(true)
  expect(isCancel({ errMsg: 'chooseMedia:fail no permission' })).toBe(false)
})

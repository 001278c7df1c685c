import { carry } from '@/cloud/transport'
import { call } from '@/cloud/call'

jest.mock('@/cloud/transport', () => ({ carry: jest.fn(), startTransport: jest.fn() }))

const carried = jest.mocked(carry)
const refusal = { ok: false, error: { code: 'CASE_NOT_FOUND', message: '没有找到这件诉求。', requestId: 'r1' } } as const

describe('call', () => {
  test('goes to the function before the dot with action and input, and gives the reply as it is', async () => {
    carried.mockResolvedValueOnce({ ok: true, data: { a: 1 } })
    await expect(call('case.get', { caseId: 'c1' })).resolves.toEqual({ ok: true, data: { a: 1 } })
    expect(carried).toHaveBeenLastCalledWith('case', { action: 'case.get', input: { caseId: 'c1' } })
  })

  test('a refusal keeps its code, sentence and number', async () => {
    carried.mockResolvedValueOnce(refusal)
    await expect(call('case.get', { caseId: 'c1' })).resolves.toEqual(refusal)
  })

  test.each([undefined, null, 'gateway error', {}, { ok: false }, { ok: true }])('what is no reply (%p) becomes BAD_REPLY', async (value) => {
    carried.mockResolvedValueOnce(value)
    await expect(call('case.get', { caseId: 'c1' })).resolves.toMatchObject({ ok: false, error: { code: 'BAD_REPLY' } })
  })

  test('no network is an answer, not an exception', async () => {
    carried.mockRejectedValueOnce(new Error('Failed to fetch'))
    const reply = await call('case.get', { caseId: 'c1' })
    expect(reply).toMatchObject({ ok: false, error: { code: 'OFFLINE', requestId: '' } })
  })

  test('after 15 seconds it is a TIMEOUT that says repeating is safe', async () => {
    jest.useFakeTimers()
    carried.mockReturnValueOnce(new Promise(() => undefined))
    const reply = call('case.get', { caseId: 'c1' })
    await jest.advanceTimersByTimeAsync(14_900)
    let settled = false
    void reply.then(() => {
      settled = true
    })
    await jest.advanceTimersByTimeAsync(0)
    expect(settled).toBe(false)
    await jest.advanceTimersByTimeAsync(200)
    await expect(reply).resolves.toMatchObject({ ok: false, error: { code: 'TIMEOUT' } })
    expect(JSON.stringify(await reply)).toContain('不会重复提交')
    jest.useRealTimers()
  })
})

import fc from 'fast-check'
import { listAsBytes } from '../../cloudfunctions/_database/written'
import { ask } from '../support/postgres/ask'
import { TEST_URL } from '../support/postgres/run-server'

/** What the server makes of a list that comes in its binary form. */
const there = async (type: 'json' | 'jsonb', list: readonly unknown[]): Promise<unknown> => (await ask<{ list: unknown }>(process.env[TEST_URL] ?? '', `select $1::${type} as list`, [listAsBytes(type, list)]))[0]?.list

/** PostgreSQL keeps no zero byte, and tells no negative zero from zero. */
const value = fc.jsonValue().filter((each) => !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(each))).map((each) => JSON.parse(JSON.stringify(each).replaceAll('-0,', '0,')) as unknown)

describe('lists that travel as bytes', () => {
  it.each(['json', 'jsonb'] as const)('any list arrives as %s as it left, also one larger than any before it', async (type) => {
    await fc.assert(fc.asyncProperty(fc.array(value, { maxLength: 6 }), async (list) => { expect(await there(type, list)).toEqual(JSON.parse(JSON.stringify(list))) }), { numRuns: 40 })
    expect(await there(type, [])).toEqual([])
    expect(await there(type, [undefined, null, '𠮷㐂䶮'])).toEqual([null, null, '𠮷㐂䶮'])
    const large = Array.from({ length: 2000 }, (_, at) => ({ at, name: '恒通商贸有限公司'.repeat(40) }))
    expect(await there(type, large)).toEqual(large)
  })

  it('one that is being sent is not the next one', () => {
    const first = listAsBytes('json', ['甲'])
    listAsBytes('json', ['乙', '丙'])
    expect(first.toString()).toBe('["甲"]')
  })
})

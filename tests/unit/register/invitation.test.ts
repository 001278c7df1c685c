import fc from 'fast-check'
import { makeInvitation, readInvitation, showInvitation } from '../../../shared/register/invitation'

const random = fc.uint8Array({ minLength: 13, maxLength: 13 })

test('what is drawn is read back, as it is shown, pasted with words around it, and in small letters', () => {
  fc.assert(fc.property(random, (bytes) => {
    const token = makeInvitation(bytes)
    expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
    for (const written of [token, showInvitation(token), `邀请码：${showInvitation(token)}`, ` ${token.toLowerCase()} `, `msb-join:${token}`]) expect(readInvitation(written)).toBe(token)
  }))
})

test('every random bit of the hundred counts', () => {
  const tokens = Array.from({ length: 100 }, (_, bit) => makeInvitation(Uint8Array.from({ length: 13 }, (_each, at) => (at === bit >> 3 ? 128 >> (bit & 7) : 0))))
  expect(new Set(tokens).size).toBe(100)
  expect(() => makeInvitation(new Uint8Array(12))).toThrow(RangeError)
})

test('anything else is no token', () => {
  for (const text of ['', '7K3M-9QXD', 'msb-desk:abcdefghijklmnopqrstuv', 'U'.repeat(20), '0'.repeat(21)]) expect(readInvitation(text)).toBeNull()
})

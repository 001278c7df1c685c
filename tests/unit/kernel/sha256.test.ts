import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { sha256Base64Url, toBase64Url, utf8Bytes } from '../../../shared/kernel/sha256'

const anyText = fc.string({ unit: 'binary' })

describe('SHA-256 of a text', () => {
  it('gives the published value for "abc"', () => {
    expect(sha256Base64Url('abc')).toBe(Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'hex').toString('base64url'))
  })

  it('agrees with the machine’s own for any text, Chinese and emoji included', () => {
    fc.assert(fc.property(fc.oneof(anyText, fc.constant('诉求 😀 𠮷')), (text) => {
      expect(sha256Base64Url(text)).toBe(createHash('sha256').update(text, 'utf8').digest('base64url'))
    }))
  })

  it('encodes UTF-8 and base64url as the platform does', () => {
    expect(Array.from(utf8Bytes('a\ud800b'))).toEqual(Array.from(new TextEncoder().encode('a\ud800b')))
    fc.assert(fc.property(anyText, fc.uint8Array({ maxLength: 40 }), (text, bytes) => {
      expect(Array.from(utf8Bytes(text))).toEqual(Array.from(new TextEncoder().encode(text)))
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
    }))
  })
})

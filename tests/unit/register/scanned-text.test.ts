import fc from 'fast-check'
import { readScanned, signLink, usccIn } from '../../../shared/register/scanned-text'
import { formatShortCode, makeShortCode } from '../../../shared/register/short-code'
import { makeCodeId, signCode } from '../../../shared/register/signed-code'
import { makeUscc } from '../../../shared/register/uscc'

const KEYS = { a: new Uint8Array(32).fill(7) }
const codes = fc.tuple(fc.uint8Array({ minLength: 8, maxLength: 8 }), fc.integer({ min: 0, max: 1295 })).map(([random, revision]) => signCode(KEYS, 'a', { codeId: makeCodeId(random), revision }))
const shortCodes = fc.uint8Array({ minLength: 5, maxLength: 5 }).map(makeShortCode)
const usccs = fc.stringMatching(/^9[1-3][1-6]\d{5}MA[0-9A-HJ-NPQRTUWXY]{7}$/).map(makeUscc)

describe('what a scanner reads', () => {
  it('a code of ours, however it comes: plain, encoded, in the link on a sign, in the path of a mini-program code', () => {
    fc.assert(fc.property(codes, (code) => {
      for (const text of [code, encodeURIComponent(code), ` ${code}\n`, signLink('https://example.org', code), encodeURIComponent(signLink('https://example.org', code)),
        `${signLink('http://10.0.0.1:8080', code)}?from=singlemessage`, `pages/landing/index?scene=${code}`, `https://example.org/?desk#/pages/landing/index?scene=${code}&x=1`]) {
        expect(readScanned(text)).toEqual({ code })
      }
    }))
  })

  it('the number under a sign as people type it, the credit code too, and never one for the other', () => {
    fc.assert(fc.property(shortCodes, (shortCode) => {
      for (const text of [shortCode, formatShortCode(shortCode), shortCode.toLowerCase(), `编号：${formatShortCode(shortCode)}`]) expect(readScanned(text)).toEqual({ shortCode })
    }))
    fc.assert(fc.property(usccs, (uscc) => {
      for (const text of [uscc, uscc.toLowerCase(), ` ${uscc} `, [...uscc].map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)).join('')]) expect(readScanned(text)).toEqual({ uscc })
    }))
  })

  it('the QR of a business licence: a link with the code among its parameters, or lines of a paper', () => {
    const uscc = makeUscc('91370613MA3F00001')
    for (const text of [
      `http://www.gsxt.gov.cn/index.html?uniscid=${uscc}&tab=1`, `https://qr.samr.gov.cn/i/${uscc}`, `https://example.gov.cn/#/licence?code=${uscc}&name=%E6%9F%90`,
      `统一社会信用代码/注册号:${uscc};\n名称:某某有限公司;\n住所:某路 1 号`, `统一社会信用代码：${uscc}，名称：某某公司`,
    ]) expect(readScanned(text)).toEqual({ uscc })
    expect(usccIn(`${uscc.slice(0, 17)}${uscc.endsWith('0') ? '1' : '0'} ${uscc}`)).toBe(uscc)
    expect(usccIn(`X${uscc}`)).toBeNull()
  })

  it('says which of them could not be read; a name is none of them', () => {
    expect(readScanned('http://www.gsxt.gov.cn/index.html?id=4f3c2a')).toEqual({ unread: 'licence' })
    expect(readScanned('91370613MA3F0000Y1')).toEqual({ unread: 'uscc' })
    const short = makeShortCode(new Uint8Array([1, 2, 3, 4, 5]))
    expect(readScanned(`${short.slice(0, 7)}${short.endsWith('2') ? '3' : '2'}`)).toEqual({ unread: 'shortCode' })
    for (const text of ['', '云澜禾田食品', 'https://example.org/', 'hello', '1a short']) expect(readScanned(text)).toBeNull()
  })

  it('holds out whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => { readScanned(text) }))
    const started = performance.now()
    readScanned('9'.repeat(2000))
    readScanned('/c/1a'.repeat(400))
    expect(performance.now() - started).toBeLessThan(500)
  })
})

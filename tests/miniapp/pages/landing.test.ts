import { badCodeWords, codeFactsOf } from '../../../miniapp/pages/landing/bad-code'
import { scannedOf, textOf } from '../../../miniapp/pages/landing/scanned'

describe('打开页面的码', () => {
  it.each([
    [{ scene: '1aQWERTYUIOPA00-abcdefghijklmnop' }, { code: '1aQWERTYUIOPA00-abcdefghijklmnop' }],
    [{ scene: 'a%2Db' }, { code: 'a-b' }],
    [{ scene: '%E0%A4%A' }, { code: '%E0%A4%A' }],
    [{ code: 'x' }, { code: 'x' }],
    [{ s: '7K3M-9QXD' }, { shortCode: '7K3M-9QXD' }],
    [{ scene: 'a'.repeat(200) }, { code: 'a'.repeat(128) }],
    [{ u: '91370613MA00000013' }, { uscc: '91370613MA00000013' }],
    [{ q: 'https%3A%2F%2Fexample.org%2Fc%2F1aQWERTYUIOPA00-abcdefghijklmnop' }, { code: '1aQWERTYUIOPA00-abcdefghijklmnop' }],
    [{ q: 'pages/landing/index?scene=1aQWERTYUIOPA00-abcdefghijklmnop' }, { code: '1aQWERTYUIOPA00-abcdefghijklmnop' }],
    [{ q: 'https://www.gsxt.gov.cn/index.html' }, { code: 'LICENCE_UNREAD', message: '', requestId: '' }],
    [{ q: 'https://example.org/' }, { code: 'CODE_MALFORMED', message: '', requestId: '' }],
  ])('%j', (params, scanned) => expect(scannedOf(params)).toEqual(scanned))

  it('什么都没带，说不是我们的码', () => expect(scannedOf({})).toMatchObject({ code: 'CODE_MALFORMED' }))
  it('再打开时用同样的字', () => expect([textOf({ code: 'x' }), textOf({ shortCode: 'y' }), textOf({ uscc: 'z' })]).toEqual(['x', 'y', 'z']))
})

describe('不能用的码', () => {
  const none = codeFactsOf(undefined)

  it('每种情形各说各的', () => {
    const codes = ['CODE_REVOKED', 'CODE_REPLACED', 'CODE_FORGED', 'CODE_KEY_RETIRED', 'CODE_UNKNOWN', 'CODE_MALFORMED', 'CODE_ENDED', 'USCC_WRONG', 'USCC_UNKNOWN', 'LICENCE_UNREAD']
    expect(new Set(codes.map((code) => badCodeWords(code, none).title)).size).toBe(codes.length)
  })

  it('手输的编号不对，不说是别人的码', () => {
    expect(badCodeWords('CODE_MALFORMED', none, true).title).toBe('编号不对')
    expect(badCodeWords('CODE_FORGED', none, true).title).toContain('不是我们发的')
  })

  it('说清哪天、谁停的', () => {
    const facts = codeFactsOf({ since: '2026-11-03T02:00:00.000Z', tail: '7K2Q', areaName: '青禾区', hotline: '0000-12345' })
    expect(badCodeWords('CODE_REPLACED', facts).text).toContain('青禾区在 11 月 3 日换发了新码')
    expect(facts).toMatchObject({ tail: '7K2Q', hotline: '0000-12345' })
  })

  it('细节缺了或坏了也有话说', () => {
    expect(badCodeWords('CODE_REVOKED', codeFactsOf({ since: 'x', areaName: 3 })).text).toContain('发码的单位已经停用了它')
    expect(codeFactsOf('x')).toEqual({ since: null, tail: '', areaName: null, hotline: '' })
  })
})

import { browserWords } from '../../../cloudfunctions/desk/browser-words'
import { readCookie, setCookie } from '../../../cloudfunctions/desk/cookies'
import { drawNumbers } from '../../../cloudfunctions/desk/numbers'

const [HTTPS, LOCAL] = ['https://desk.example.gov.cn', 'http://127.0.0.1:8080']
const SECRET = 'a'.repeat(43)

describe('cookies', () => {
  test('over HTTPS: of this host only, out of reach of scripts, never sent from another page, eight hours', () => {
    expect(setCookie('session', SECRET, HTTPS)).toBe(`__Host-msb-desk=${SECRET}; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict; Secure`)
    expect(setCookie('page', SECRET, HTTPS)).toBe(`__Host-msb-page=${SECRET}; Path=/; Max-Age=240; HttpOnly; SameSite=Strict; Secure`)
  })

  test('on one’s own machine the same without what a browser takes over HTTPS only', () => {
    expect(setCookie('session', SECRET, LOCAL)).toBe(`msb-desk=${SECRET}; Path=/; Max-Age=28800; HttpOnly; SameSite=Strict`)
    expect(setCookie('session', null, LOCAL)).toBe('msb-desk=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict')
  })

  test('over HTTPS a cookie without the prefix is not read: a neighbouring domain could have planted it', () => {
    expect(readCookie('session', `msb-desk=${SECRET}`, HTTPS)).toBeNull()
    expect(readCookie('session', `x=1; __Host-msb-desk=${SECRET}; y=2`, HTTPS)).toBe(SECRET)
    expect(readCookie('page', `__Host-msb-desk=${SECRET}`, HTTPS)).toBeNull()
  })

  test.each(['', 'msb-desk=', `msb-desk=${SECRET}a`, `msb-desk=${SECRET.slice(1)}%`, `xmsb-desk=${SECRET}`])('what was never ours is not read: %p', (header) => {
    expect(readCookie('session', header, LOCAL)).toBeNull()
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', 'Chrome · Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge · Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15', 'Safari · Mac'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['<script>alert(1)</script> 您的本机', '其他浏览器 · 其他系统'],
  ['', '其他浏览器 · 其他系统'],
])('a browser is named in our words: %s', (userAgent, words) => {
  expect(browserWords(userAgent)).toBe(words)
})

test('three numbers of two digits, all different, in ascending order, the page’s own in any place', () => {
  let seed = 1
  const random = (bytes: number): Uint8Array => Uint8Array.from({ length: bytes }, () => (seed = (seed * 48271) % 2147483647) & 255)
  const places = [0, 0, 0]
  for (let at = 0; at < 3000; at++) {
    const { number, choices } = drawNumbers(random)
    expect(new Set(choices).size).toBe(3)
    expect(choices.every((each) => each >= 10 && each <= 99)).toBe(true)
    places[choices.indexOf(number)] = (places[choices.indexOf(number)] ?? 0) + 1
  }
  for (const times of places) expect(times).toBeGreaterThan(850)
})

import { readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { bundledChromium } from '../support/browser/bundled-chromium'
import { missingGlyphs } from '../support/browser/glyphs'

/** Folders whose texts end up on a screen. */
const SPOKEN = ['miniapp', 'shared', 'cloudfunctions', 'emulator/seed', 'emulator/bar']
const FONT = 'tests/assets/fonts/noto-sans-sc-subset.otf'
const hanOrPunctuation = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u2460-\u2473]/gu

function spokenCharacters(): string {
  const found = new Set<string>()
  for (const folder of SPOKEN) {
    for (const name of listFiles(folder)) {
      if (/\.(tsx?|json|js)$/.test(name)) for (const character of readFileSync(name, 'utf8').match(hanOrPunctuation) ?? []) found.add(character)
    }
  }
  return [...found].join('')
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name))
  } catch {
    return []
  }
}

const onLinux = process.platform === 'linux' && process.arch === 'x64' ? describe : describe.skip

onLinux('the browser that npm delivers', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    const { executablePath, env } = await bundledChromium()
    browser = await chromium.launch({ executablePath, env: { PATH: process.env.PATH ?? '', ...env }, args: ['--no-sandbox', '--disable-gpu'] })
    page = await browser.newPage()
  }, 60_000)

  afterAll(async () => {
    await browser.close()
  })

  it('draws 企 as 企 and not as the missing-glyph box', async () => {
    expect(await missingGlyphs(page, '企A')).toEqual([])
  })

  it('notices a character that the font lacks', async () => {
    expect(await missingGlyphs(page, '企\u{F8F1}𠮷')).toEqual(['\u{F8F1}', '𠮷'])
  })

  it('draws every Chinese character that the project shows anywhere', async () => {
    expect(await missingGlyphs(page, spokenCharacters().replaceAll('\u3000', ''))).toEqual([])
  })
})

it('keeps the font of the tests under 2 MB, with its licence beside it', () => {
  expect(statSync(FONT).size).toBeLessThan(2_000_000)
  expect(readFileSync('tests/assets/fonts/OFL.txt', 'utf8')).toContain('SIL OPEN FONT LICENSE Version 1.1')
})

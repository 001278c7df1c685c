import { readdirSync, readFileSync } from 'node:fs'
import { compilerComplaints } from '../support/gates/wechat-compiler'
import { brokenScripts, packageSizes, remoteAddresses, scriptsBeyond, scriptsWith, SENTENCE_OF_ZOD } from '../support/gates/package-files'
import { templateAriaGaps } from '../support/gates/template-aria'
import { usedApis } from '../support/gates/used-apis'
import { checkProject } from '../support/gates/wechat-project'
import { readAppJson } from '../weapp-runtime/package-space'
import { knownApis } from '../weapp-runtime/known-apis'
import { compileTemplates } from '../weapp-runtime/templates'
import { ALLOWED_APIS } from './allowed-apis'

const DIST = 'dist/weapp'
/** design: a quarter of what WeChat allows; everybody waits for this one. Never raise it. */
const MAIN_PACKAGE_BYTES = 500 * 1024
/** performance.md: half of what WeChat allows. */
const PACKAGE_BYTES = 1024 * 1024

describe('the package that would be uploaded', () => {
  it('is accepted by the WXML and WXSS compilers of WeChat', () => {
    expect(compilerComplaints(DIST)).toEqual([])
  })

  it('is accepted by the template compiler of the component framework', () => {
    expect(compileTemplates(DIST).problems).toEqual([])
  })

  it('has settings that WeChat accepts: app, every page, sitemap', async () => {
    const version = (JSON.parse(readFileSync('node_modules/miniprogram-ci/package.json', 'utf8')) as { version: string }).version
    expect(version).toBe('2.1.42')
    const report = await checkProject(DIST)
    expect(report.refused).toEqual([])
    expect(report.pages).toEqual(readAppJson(DIST).pages)
    expect(report.quality.find((item) => item.name === 'PACKAGE_SIZE_LIMIT')).toMatchObject({ success: true })
  }, 180_000)

  it('leaves out of its templates only what no page sets or hears', () => {
    const { attributes, events } = JSON.parse(readFileSync('config/unused-attributes.json', 'utf8')) as { attributes: string[]; events: string[] }
    const props = new RegExp(`\\b(${[...attributes.map((name) => name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())), ...events.map((name) => `on${name}`)].join('|')})\\b *[=:]`, 'i')
    const pages = readdirSync('miniapp', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
    expect(pages.filter((file) => props.test(readFileSync(`miniapp/${file}`, 'utf8')))).toEqual([])
    const templates = readFileSync(`${DIST}/base.wxml`, 'utf8')
    expect(templates).not.toMatch(/bindtouchstart|hover-stop-propagation/)
    expect(templates).toMatch(/catchtouchmove="eh"/)
  })

  it('has scripts that all parse', () => {
    expect(brokenScripts(DIST)).toEqual([])
  })

  it('carries no schemas: what a form takes is checked without them', () => {
    expect(scriptsWith(DIST, SENTENCE_OF_ZOD)).toEqual([])
  })

  it('keeps the main package within 500 KB and every subpackage within 1 MB', () => {
    const [main, ...parts] = packageSizes(DIST)
    expect(main?.bytes).toBeGreaterThan(100_000)
    expect(main?.bytes).toBeLessThanOrEqual(MAIN_PACKAGE_BYTES)
    expect(parts.filter((part) => part.bytes > PACKAGE_BYTES)).toEqual([])
  })

  it('is JavaScript of 2017 to the last script, which old telephones understand too', () => {
    expect(scriptsBeyond(DIST, 2017)).toEqual([])
  })

  it('fetches nothing from other hosts: icons and fonts are inside', () => {
    expect(remoteAddresses(DIST)).toEqual([])
  })

  it('touches no API of WeChat beyond the list, which names the personal data each one needs', () => {
    expect(usedApis(DIST).filter((name) => !(name in ALLOWED_APIS))).toEqual([])
  })

  it('lists only APIs that WeChat has', () => {
    const known = knownApis()
    // A button gives the phone number; there is no call of that name.
    expect(Object.keys(ALLOWED_APIS).filter((name) => !known.has(name))).toEqual(['getPhoneNumber'])
  })

  it('hands every aria attribute through its templates', () => {
    expect(templateAriaGaps(DIST)).toEqual([])
  })
})

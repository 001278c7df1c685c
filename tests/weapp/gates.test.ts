import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brokenScripts, packageSizes, remoteAddresses, scriptsBeyond } from '../support/gates/package-files'
import { templateAriaGaps } from '../support/gates/template-aria'
import { usedApis } from '../support/gates/used-apis'
import { compilerComplaints } from '../support/gates/wechat-compiler'
import { compileTemplates } from '../weapp-runtime/templates'

/** Each gate must close on what it is there to keep out. */
describe('a gate of the package', () => {
  let dist: string

  beforeEach(() => {
    dist = mkdtempSync(path.join(tmpdir(), 'msb-gate-'))
    cpSync('tests/weapp/fixture', dist, { recursive: true })
  })

  afterEach(() => {
    rmSync(dist, { recursive: true, force: true })
  })

  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(dist, file)), { recursive: true })
    writeFileSync(path.join(dist, file), text)
  }

  it('lets a sound package through', () => {
    expect([...compilerComplaints(dist), ...compileTemplates(dist).problems, ...brokenScripts(dist), ...remoteAddresses(dist)]).toEqual([])
  })

  it('names the file of an unclosed tag, in both compilers', () => {
    write('pages/two.wxml', '<view><text>一</view>')
    expect(compilerComplaints(dist).join()).toContain('pages/two.wxml')
    expect(compileTemplates(dist).problems).toEqual(expect.arrayContaining([expect.objectContaining({ file: 'pages/two.wxml' })]))
  })

  it('names the file of a style that WeChat cannot read, such as the universal selector', () => {
    write('app.wxss', '.page * { color: red }')
    expect(compilerComplaints(dist).join()).toContain('app.wxss')
  })

  it('names the file of a script that does not parse', () => {
    write('pages/two.js', 'Page({')
    expect(brokenScripts(dist).join()).toContain('pages/two.js')
  })

  it('names a script that an old telephone does not understand', () => {
    write('pages/two.js', 'Page({ onLoad() { return this.data?.name ?? "" } })')
    expect(scriptsBeyond(dist, 2017).join()).toContain('pages/two.js')
    expect(scriptsBeyond(dist, 2017)).toHaveLength(1)
  })

  it('names an address on another host', () => {
    write('app.wxss', '.icon { background: url("//cdn.example.com/icon.svg") }')
    write('pages/two.js', 'Page({ url: "https://fonts.example.com/a.woff2", namespace: "http://www.w3.org/2000/svg" })')
    expect(remoteAddresses(dist)).toEqual(['app.wxss: //cdn.example.com/icon.svg', 'pages/two.js: https://fonts.example.com/a.woff2'])
  })

  it('sees which APIs of WeChat are touched, also through another name for wx', () => {
    write('pages/two.js', 'const t = wx; Page({ onLoad() { t.getLocation({}); wx.notAnApi() } })')
    expect(usedApis(dist)).toEqual(expect.arrayContaining(['getLocation', 'notAnApi', 'navigateTo', 'requestSubscribeMessage']))
  })

  it('counts a subpackage apart from the main package', () => {
    write('app.json', JSON.stringify({ pages: ['pages/one'], subPackages: [{ root: 'far', pages: ['two'] }] }))
    write('far/two.js', 'x'.repeat(5_000))
    expect(packageSizes(dist).find((part) => part.name === 'far')).toEqual({ name: 'far', bytes: 5_000 })
  })

  it('misses an aria attribute that a template drops', () => {
    write('base.wxml', '<template name="a"><text bindtap="eh" aria-role="{{i.p1}}" aria-label="{{i.p2}}"></text></template>')
    expect(templateAriaGaps(dist)).toEqual(['text lacks aria-hidden', 'text lacks aria-live', 'text lacks aria-checked', 'text lacks aria-disabled'])
  })
})

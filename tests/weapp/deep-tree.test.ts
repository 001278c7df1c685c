import { readFileSync } from 'node:fs'
import automator from 'miniprogram-automator'
import { launchWeapp, type WeappProcess } from '../weapp-runtime/launch-weapp'

const DIST = 'dist/weapp'
const wxml = readFileSync(`${DIST}/base.wxml`, 'utf8')

/** The number that the build gave to the template whose tag looks so. */
function numberOf(tag: RegExp): string {
  const found = [...wxml.matchAll(/<template name="tmpl_0_(\d+)">\s*(<[^>]*>)/g)].find(([, , opening = '']) => tag.test(opening))
  if (found?.[1] === undefined) throw new Error(`no template like ${String(tag)}`)
  return found[1]
}
const VIEW = numberOf(/^<view style="\{\{i\.st\}\}" class="\{\{i\.cl\}\}"\s+id/)
const CATCHING = numberOf(/^<view (?=.*catchtouchmove)/)
const TEXT = numberOf(/^<text (?=.*bindtap)/)
const SCROLLING = numberOf(/^<scroll-view /)

interface Node { nn: string, sid: string, cl?: string, v?: string, cn?: Node[] }
let last = 0
const node = (nn: string, cn: Node[], cl = ''): Node => ({ nn, sid: `deep-${++last}`, cl, cn })
const words: Node = { nn: '9', sid: 'deep-words', v: '最里面' }
/** Elements of these kinds in each other, the first one outermost, with words in the last. */
const inEachOther = (kinds: readonly string[]): Node => kinds.reduceRight<Node>((inner, kind, at) => node(kind, [inner], at === kinds.length - 1 ? 't-deepest' : ''), words)
const times = (count: number, kind: string): string[] => Array.from({ length: count }, () => kind)

describe('a tree drawn by the templates of WeChat', () => {
  jest.setTimeout(60_000)
  let app: WeappProcess
  beforeAll(async () => {
    app = await launchWeapp({ dist: DIST, emulatorUrl: 'http://127.0.0.1:9', openid: 'first', url: '/resident/privacy/index' })
  }, 90_000)
  afterAll(() => app.stop())

  const drawn = async (tree: Node): Promise<string> => {
    const program = await automator.connect({ wsEndpoint: app.wsEndpoint })
    const page = await program.currentPage()
    if (page === undefined) throw new Error('no page')
    await page.setData({ root: { cn: [tree] } })
    return (await (await page.$('.t-deepest'))?.text()) ?? ''
  }

  it.each([
    ['deeper than the levels of templates', times(60, VIEW)],
    ['with a sheet over a sheet over a dialog', [...times(8, VIEW), ...[CATCHING, CATCHING, CATCHING].flatMap((over) => [over, VIEW, VIEW])]],
    ['with words in words', [...times(8, VIEW), TEXT, TEXT]],
    ['with a part that scrolls in one that scrolls', [...times(8, VIEW), SCROLLING, VIEW, SCROLLING, VIEW]],
    ['with a sheet where the levels end', [...times(24, VIEW), CATCHING, ...times(24, VIEW)]],
  ])('has its innermost words %s', async (_title, kinds) => {
    expect(await drawn(inEachOther(kinds))).toBe('最里面')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { EntryView } from '@shared/case/views'
import { isFoot, isNoun } from '@shared/settings/dress-fields'
import { DEFAULT_NAMES, NAMED } from '@shared/settings/names'
import { named, wear } from '@/session/dress'
import { badCodeWords } from '@/pages/landing/bad-code'
import { entryDetail } from '@/words/entries'

const OWN = { product: '企呼我应', officer: '店小二' }
afterEach(() => wear(undefined))

describe('名称', () => {
  it('系统的话按本地的名称说，取消以后照旧', () => {
    wear({ names: OWN })
    expect(named('请在微信里打开码上办，或问问服务专员。')).toBe('请在微信里打开企呼我应，或问问店小二。')
    expect(badCodeWords('CODE_REVOKED', { since: null, tail: '', areaName: null, hotline: '' }).text).toContain('问问店小二')
    wear({ look: { palette: 'teal', foot: '' } })
    expect(named('码上办')).toBe('码上办')
  })

  it('一个名称里含有另一个的默认词，也只换一次', () => {
    wear({ names: { product: '服务专员在线', officer: '码上办专员' } })
    expect(named('码上办的服务专员')).toBe('服务专员在线的码上办专员')
  })

  it('人写的话一个字不改', () => {
    wear({ names: OWN })
    const entry = { kind: 'noted', text: '我找过服务专员，码上办也提过。', who: { me: false, role: 'company', name: null, unitName: null } } as unknown as EntryView
    expect(entryDetail(entry)).toBe('我找过服务专员，码上办也提过。')
    const filed = { kind: 'filed', text: '', to: { unitName: null, handlerName: '林知远', reason: '林知远是您企业的服务专员' } } as unknown as EntryView
    expect(entryDetail(filed)).toBe('林知远是您企业的店小二')
  })

  it.each([['店小二', true], ['小', false], ['助企专员', true], ['九个字的一个名称吧呀', false], ['店 小二', false], ['店\u200b小二', false], ['店小二！', false], ['店\n小二', false], ['ㅤㅤ', false]])('%j 可以做名称：%s', (word, good) => expect(isNoun(word)).toBe(good))
  it.each([['', true], ['莱山区营商环境建设局（大数据局）', true], ['一\u202e二', false], ['<b>', false], ['长'.repeat(25), false]])('%j 可以做页脚：%s', (line, good) => expect(isFoot(line)).toBe(good))
})

/** Where these words are shown most; of whoever is in office at a desk (admin) they are those of the register. */
const FOLDERS = ['pages', 'case', 'company', 'resident', 'officer', 'board', 'session', 'words', 'ui', 'form', 'list', 'cloud', 'rating', 'data', 'desk']
/** A table of words that is said by somebody else through `named`, and a text that an office answers for. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'company/file/filing-form.ts': 'AboutField says it through named',
  'resident/privacy/guide.ts': 'the privacy guide is a text of law, kept as it was agreed to',
}

it('没有一页把默认的名称写死：每一处都经过 named', () => {
  const root = path.resolve(__dirname, '../../../miniapp')
  const words = new RegExp(Object.values(DEFAULT_NAMES).join('|'))
  const found = FOLDERS.flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('index.config.ts'))
    .flatMap((file) => readFileSync(path.join(root, file), 'utf8').split('\n').map((line) => [file, line] as const))
    .filter(([file, line]) => words.test(line.replace(/\/\*\*.*|\/\/ .*/, '')) && !line.includes('named(') && ELSEWHERE[file] === undefined)
    // Words of a refused code are all said through `withNames`, which the test above asks.
    .filter(([file]) => file !== 'pages/landing/bad-code.ts')
  expect(found).toEqual([])
  expect(Object.keys(DEFAULT_NAMES)).toHaveLength(NAMED.length)
})

import type { EntryView } from '@shared/case/views'
import { isFoot, isNoun } from '@shared/settings/dress-fields'
import { named, wear } from '@/session/dress'
import { badCodeWords } from '@/pages/landing/bad-code'
import { entryDetail } from '@/words/entries'

const OWN = { product: '企呼我应', officer: '店小二' }
afterEach(() => wear(undefined))

describe('名称', () => {
  it('系统的话按本地的名称说，取消以后照旧', () => {
    wear({ names: OWN })
    expect(named('请在微信里打开{product}，或问问{officer}。')).toBe('请在微信里打开企呼我应，或问问店小二。')
    expect(badCodeWords('CODE_REVOKED', { since: null, tail: '', areaName: null, hotline: '' }).text).toContain('问问店小二')
    wear({ look: { palette: 'teal', foot: '' } })
    expect(named('{product}')).toBe('码上办')
  })

  it('一个名称里含有另一个的空，也只填一次', () => {
    wear({ names: { product: '{officer}', officer: '{product}' } })
    expect(named('{product}的{officer}')).toBe('{officer}的{product}')
  })

  it.each([['服务专员', '没有专员，副专员'], ['助企专员', '没有专员，副专员'], ['店小二', '没有店小二，副店小二']])('%s 在别的词里怎么说', (officer, said) => {
    wear({ names: { ...OWN, officer } })
    expect(named('没有{officerShort}，副{officerShort}')).toBe(said)
  })

  it('人写的话、当时说过的话一个字不改', () => {
    wear({ names: OWN })
    const entry = { kind: 'noted', text: '我找过服务专员，码上办也提过。', who: { me: false, role: 'company', name: null, unitName: null } } as unknown as EntryView
    expect(entryDetail(entry)).toBe('我找过服务专员，码上办也提过。')
    const filed = { kind: 'filed', text: '', to: { unitName: null, handlerName: '林知远', reason: '林知远是您企业的服务专员' } } as unknown as EntryView
    expect(entryDetail(filed)).toBe('林知远是您企业的服务专员')
  })

  it.each([['店小二', true], ['小', false], ['助企专员', true], ['九个字的一个名称吧呀', false], ['店 小二', false], ['店\u200b小二', false], ['店小二！', false], ['店\n小二', false], ['ㅤㅤ', false]])('%j 可以做名称：%s', (word, good) => expect(isNoun(word)).toBe(good))
  it.each([['', true], ['莱山区营商环境建设局（大数据局）', true], ['一\u202e二', false], ['<b>', false], ['长'.repeat(25), false]])('%j 可以做页脚：%s', (line, good) => expect(isFoot(line)).toBe(good))
})

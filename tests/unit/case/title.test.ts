import fc from 'fast-check'
import { titleOf } from '../../../shared/case/title'
import { countCodePoints } from '../../../shared/kernel/code-points'

// prettier-ignore
it.each([
  ['货物运不出去。缺一张运输证明', '货物运不出去'],
  ['您好，货物运不出去，缺一张运输证明。', '货物运不出去，缺一张运输证明'],
  ['您好！\n我们厂停水三天了', '我们厂停水三天了'],
  ['你好我想问一下补贴什么时候发', '我想问一下补贴什么时候发'],
  ['尊敬的领导：\n您好！我公司门口的路坏了。', '我公司门口的路坏了'],
  ['尊敬的区市场监管局领导您好，执照办不下来', '执照办不下来'],
  ['各位领导，辛苦了。路灯不亮', '路灯不亮'],
  ['领导您好：工资没发', '工资没发'],
  ['诉求人：张三\n电话：13800138000\n地址：青禾区 1 号\n诉求内容：厂门口积水，车进不来', '厂门口积水，车进不来'],
  ['联系人: 张三 电话: 13800138000 问题：停电两天', '停电两天'],
  ['张三\n13800138000\n机器进不了港', '机器进不了港'],
  ['张三 13800138000\n机器进不了港', '机器进不了港'],
  ['王小明先生，13800138000。机器进不了港', '机器进不了港'],
  ['13800138000', '一件求助'],
  ['欧阳修远', '一件求助'],
  ['电话：13800138000', '一件求助'],
  ['2026-11-27\n停水', '停水'],
  ['你好运超市门口的路坏了', '你好运超市门口的路坏了'],
  ['各位居民反映的噪声没人管', '各位居民反映的噪声没人管'],
  ['Hello, our container is stuck', 'our container is stuck'],
])('%j is called %s', (text, title) => expect(titleOf(text, 'help')).toBe(title))

it('is cut at a comma, else never within a word, a number, a character', () => {
  expect(titleOf(`我们公司的货物在港口压了十几天，${'字'.repeat(40)}`, 'help')).toBe('我们公司的货物在港口压了十几天…')
  expect(titleOf(`${'字'.repeat(26)}ABCDEF 已经坏了`, 'help')).toBe(`${'字'.repeat(26)}…`)
  expect(titleOf(`${'字'.repeat(26)}👨‍👩‍👧 已经坏了三天`, 'help')).toBe(`${'字'.repeat(26)}…`)
  expect(titleOf(`${'字'.repeat(28)}🇨🇳 已经坏了三天`, 'help')).toBe(`${'字'.repeat(28)}…`)
})

const piece = fc.constantFrom('您好', '，', '。', '\n', '电话：', '13800138000', '张三', '货物', '👨‍👩‍👧', '👍🏽', '🇨🇳', '🇨🇳🇫🇷', 'e\u0301', 'word ', '尊敬的', '领导', '字字字字字字字字')
it('is never empty, never longer than thirty, never a telephone, never half a character', () => {
  const clusters = (text: string) => Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
  fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }).map((parts) => parts.join('')), (text) => {
    const title = titleOf(text, 'help')
    expect(countCodePoints(title)).toBeGreaterThan(0)
    expect(countCodePoints(title)).toBeLessThanOrEqual(30)
    expect(title).toMatch(/[A-Za-z\u3400-\u9fff]/)
    if (!title.startsWith('一件')) expect(clusters(text)).toEqual(expect.arrayContaining(clusters(title.replace(/…$/, ''))))
  }), { numRuns: 2000 })
})

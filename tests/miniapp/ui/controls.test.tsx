import { JSDOM } from 'jsdom'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { TabBar } from '@/ui/Bars'
import { Segments } from '@/ui/Choice'
import { Faces } from '@/ui/Faces'
import { ListItem } from '@/ui/ListItem'
import { FileList } from '@/ui/Media'
import { Pressable } from '@/ui/Pressable'
import { MiniButton } from '@/ui/SmallButton'
import { DueBar, Light } from '@/ui/Status'

jest.mock('@tarojs/components', () => {
  const host = (tag: string) => ({ children, hoverClass, hoverStayTime, onKeyDown, onClick, tabindex, ...rest }: Record<string, unknown>) => {
    void [hoverClass, hoverStayTime, onKeyDown, onClick]
    const React = jest.requireActual<typeof import('react')>('react')
    return React.createElement(tag, { ...rest, tabIndex: tabindex as number | undefined }, children as ReactNode)
  }
  return { View: host('div'), Text: host('span'), Image: host('img') }
})

const nothing = () => undefined
const drawn = (what: ReactNode) => renderToStaticMarkup(what)

test('a status is never colour alone: every light has its own shape and its own word', () => {
  const lights = (['ample', 'soon', 'overdue', 'paused'] as const).map((tone) => drawn(<Light tone={tone} />))
  expect(lights.map((light) => light.replace(/<[^>]*>/g, ''))).toEqual(['充足', '快到期', '已超期', '已暂停'])
  expect(new Set(lights.map((light) => / d="([^"]+)"/.exec(light)?.[1])).size).toBe(4)
})

test('how much time is used is said in words and stays inside the bar', () => {
  const bar = drawn(<DueBar tone="overdue" used={140} label="已超期" />)
  expect(bar).toContain('aria-label="已超期"')
  expect(bar).toContain('width:100%')
})

test('what can be pressed has a role and can be reached by the keyboard; disabled, it cannot', () => {
  expect(drawn(<Pressable>看</Pressable>)).toMatch(/role="button"[^>]*tabindex="0"|tabindex="0"[^>]*role="button"/)
  const off = drawn(<Pressable disabled>看</Pressable>)
  expect(off).toContain('aria-disabled="true"')
  expect(off).toContain('tabindex="-1"')
})

test("a row's own control stands beside what is pressed, never inside it", () => {
  const row = drawn(<ListItem title="诉求" onPress={nothing} action={<MiniButton onPress={nothing}>签收</MiniButton>} />)
  const { document } = new JSDOM(row).window
  expect(document.querySelectorAll('[role="button"]')).toHaveLength(2)
  expect(document.querySelectorAll('[role="button"] [role="button"]')).toHaveLength(0)
})

test('a tab says how many are in it, more than 99 as 99+; before that is known its place is kept and nothing is said', () => {
  const tabs = [{ value: 'a', word: '在办', count: 12 }, { value: 'b', word: '已答复', count: 100 }, { value: 'c', word: '已办结', count: null }, { value: 'd', word: '全部' }]
  const { document } = new JSDOM(drawn(<Segments label="诉求" tabs={tabs} current="a" onChange={nothing} />)).window
  const all = [...document.querySelectorAll('[role="tab"]')]
  expect(all.map((tab) => tab.getAttribute('aria-label'))).toEqual(['在办，12 件', '已答复，99+ 件', '已办结', '全部'])
  expect(all.map((tab) => tab.querySelector('.ms-segments__count')?.textContent)).toEqual(['12', '99+', '', undefined])
})

test('a file that is closed says why and cannot be pressed', () => {
  const row = drawn(<FileList files={[{ key: 'f', name: '合同.pdf', closed: '已停止展示' }]} onOpen={nothing} />)
  expect(row).toContain('合同.pdf')
  expect(row).toContain('已停止展示')
  expect(row).not.toContain('role="button"')
})

test('the five grades are one radio group, none chosen at first, all drawn alike', () => {
  const words = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' }
  const faces = drawn(<Faces label="满意程度" words={words} value={null} onChange={nothing} />)
  expect(faces.match(/role="radio"/g)).toHaveLength(5)
  expect(faces).not.toContain('aria-checked="true"')
  // Alike but for the class by which a test finds each.
  const alike = [...faces.matchAll(/class="(ms-press ms-face[^"]*)"/g)].map((match) => (match[1] ?? '').replace(/ t-[\w-]+/g, ''))
  expect(alike).toHaveLength(5)
  expect(new Set(alike).size).toBe(1)
})

test('unread is read aloud', () => {
  const bar = drawn(<TabBar current="home" onChange={nothing} tabs={[{ key: 'home', word: '首页', icon: 'home' }, { key: 'inbox', word: '消息', icon: 'bell', unread: 2 }]} />)
  expect(bar).toContain('aria-label="消息，2 条未读"')
  expect(bar).toContain('aria-label="首页，当前页"')
})

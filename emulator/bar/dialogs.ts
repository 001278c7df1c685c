import { ask, element } from './dom'
import { templateTitle } from './subscriptions'
import { become, currentOpenid, read, send, type Message, type Persona } from './surface'

const ROLES: readonly (readonly [role: string, label: string])[] = [
  ['company', '企业'], ['resident', '群众'], ['officer', '服务专员'], ['department', '承办单位'],
  ['dispatcher', '分办员'], ['supervisor', '督办员'], ['admin', '管理员'], ['lastResort', '兜底负责人'], ['system', '系统'],
]

export const describe = ({ name, company, unit }: Persona): string => [name, company ?? unit].filter(Boolean).join(' · ')

/** Choosing who to be: people grouped by role, with a filter. */
export async function choosePersona(personas: readonly Persona[]): Promise<void> {
  const chosen = await ask<string>('选择演示身份', (close) => {
    const filter = element('input', { type: 'search', placeholder: '找人、企业或单位', 'aria-label': '筛选' })
    const list = element('div', { class: 'emu-people' })
    const show = () => {
      const found = personas.filter((persona) => describe(persona).includes(filter.value.trim()))
      list.replaceChildren(...ROLES.flatMap(([role, label]) => {
        const people = found.filter((persona) => persona.role === role)
        if (people.length === 0) return []
        return [element('h3', {}, label), element('ul', { class: 'emu-list' }, ...people.map((persona) => entry(persona, close)))]
      }))
    }
    filter.addEventListener('input', show)
    show()
    return [filter, element('button', { type: 'button', class: 'emu-other', onclick: () => close('') }, '没登录'), list]
  })
  if (chosen !== undefined) become(chosen === '' ? undefined : chosen)
}

function entry(persona: Persona, close: (openid: string) => void): HTMLElement {
  const button = element('button', { type: 'button', onclick: () => close(persona.openid) },
    persona.name, element('small', {}, persona.company ?? persona.unit ?? ''))
  if (persona.openid === currentOpenid()) button.setAttribute('aria-current', 'true')
  return element('li', {}, button)
}

/** What WeChat delivered to this person, newest first; a card opens its page. */
export async function showMessages(): Promise<void> {
  const openid = currentOpenid()
  const messages = openid === undefined ? [] : await read<Message[]>(`messages?openid=${encodeURIComponent(openid)}`)
  const page = await ask<string>('微信消息', (close) => messages.length === 0
    ? [element('p', {}, openid === undefined ? '先选择一个身份。' : '还没有收到消息。')]
    : messages.reverse().map((message) => element('button', { type: 'button', class: 'emu-card', onclick: () => close(message.page) },
        element('strong', {}, templateTitle(message.templateId)),
        ...Object.values(message.data).map(({ value }) => element('span', {}, value)),
        element('small', {}, chinaTime(message.at)))))
  if (page) location.hash = `#/${page.replace(/^\//, '')}`
}

/** The emulated clock: seen, moved on, and the timers that follow it. */
export async function showClock(): Promise<void> {
  const status = element('p', { 'aria-live': 'polite' })
  const refresh = async () => { status.textContent = `现在是 ${chinaTime((await read<{ now: string }>('clock')).now)}` }
  const advance = (span: string) => () => void send('clock', { advance: span }).then(refresh)
  const run = () => void send<{ fired: { ok: boolean }[] }>('timers/run', { force: true }).then(({ fired }) => {
    status.textContent = fired.every(({ ok }) => ok) ? `定时任务已运行（${fired.length} 个）` : '定时任务运行失败，请看日志'
  })
  await refresh()
  await ask<void>('时钟', () => [
    status,
    element('footer', {}, ...([['推进 1 小时', advance('1h')], ['推进 1 天', advance('1d')], ['运行定时任务', run]] as const).map(([label, act]) =>
      element('button', { type: 'button', class: 'emu-other', onclick: act }, label))),
  ])
}

const chinaTime = (iso: string) =>
  new Date(iso).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false, dateStyle: 'medium', timeStyle: 'short' })

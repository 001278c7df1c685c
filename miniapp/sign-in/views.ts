import { DESK_CODE } from '@shared/desk/code-text'
import { drawQr } from './qr'
import { named } from '@/session/dress'

/** What the sign-in shows at a moment. */
export type View =
  | { kind: 'coming' | 'refused' | 'over' | 'offline' | 'framed' }
  | { kind: 'code', code: string }
  | { kind: 'number', number: number }
  | { kind: 'failed', message: string }

interface Words {
  title: string
  text: string
  /** Of the one button; none where waiting is all there is to do. */
  button?: string
}

const WORDS: Record<Exclude<View['kind'], 'failed'>, Words> = {
  coming: { title: '正在取登录码', text: '请稍等' },
  code: { title: '用手机扫码登录', text: '打开{product}小程序：我的 → 登录的电脑 → 扫一扫。这个码每分钟换一次，只给工作人员用。' },
  number: { title: '请在手机上选出这个数字', text: '只有您本人在这台电脑前，才选。不要把这个数字告诉别人。' },
  refused: { title: '没有登录', text: '手机上没有同意，或者选的数字不对。要登录，请换一个码重来。', button: '换一个码' },
  over: { title: '这个码已经过期', text: '可能在另一个页面里换过码，或者停得太久。', button: '换一个码' },
  offline: { title: '连不上服务', text: '请检查这台电脑的网络，再试一次。', button: '再试一次' },
  framed: { title: '请不要在别的网页里打开', text: '为了安全，请在浏览器里直接打开单位的网址。' },
}

const part = (tag: 'div' | 'h1' | 'p' | 'button', className: string, ...inside: (Node | string)[]): HTMLElement => {
  const made = document.createElement(tag)
  made.className = className
  made.append(...inside)
  return made
}

/** The inside of the sign-in for what there is to show. `why`: a sentence above it; `again`: what the button does. */
export function drawView(view: View, why: string, again: () => void): HTMLElement {
  const { title, text, button } = view.kind === 'failed' ? { title: '没有取到登录码', text: view.message, button: '再试一次' } : WORDS[view.kind]
  const heading = part('h1', 'ms-title', title)
  heading.id = 'sign-in-title'
  const inside = part('div', `sign-in__card sign-in__${view.kind}`, ...(why === '' ? [] : [part('p', 'sign-in__why', why)]), heading)
  if (view.kind === 'code') inside.append(drawQr(`${DESK_CODE}${view.code}`, '登录码，请用手机扫'))
  if (view.kind === 'number') inside.append(part('div', 'sign-in__figure ms-num', String(view.number)))
  inside.append(part('p', 'sign-in__text', named(text)))
  if (button !== undefined) {
    const pressed = part('button', 'sign-in__button', button)
    pressed.addEventListener('click', again)
    inside.append(pressed)
  }
  return inside
}

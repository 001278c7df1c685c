import { carry } from './carry'
import { choosePersona, describe, showClock, showMessages } from './dialogs'
import { element } from './dom'
import style from './style.css'
import { knowTemplates } from './subscriptions'
import { currentOpenid, read, type Persona, type Templates } from './surface'
import { watchTaps } from './tap'
import { wx } from './wx'

watchTaps()
Object.assign(globalThis, { wx, msbCarry: carry })
void read<Templates>('templates').then(knowTemplates)

const hidden = new URLSearchParams(location.search).get('bar') === '0'
  || new URLSearchParams(location.hash.split('?')[1]).get('bar') === '0'
  || localStorage.getItem('msb.bar') === '0'

if (document.body) draw()
else document.addEventListener('DOMContentLoaded', draw)

function draw(): void {
  document.head.append(element('style', {}, style))
  if (hidden) return
  const who = element('button', { type: 'button', class: 'emu-who', 'aria-haspopup': 'dialog' }, '演示身份')
  document.documentElement.classList.add('emu-has-bar')
  document.body.prepend(element('nav', { class: 'emu-bar', 'aria-label': '演示工具' },
    who,
    element('button', { type: 'button', 'aria-haspopup': 'dialog', onclick: () => void showMessages() }, '微信消息'),
    element('button', { type: 'button', 'aria-haspopup': 'dialog', onclick: () => void showClock() }, '时钟')))
  void read<Persona[]>('personas').then((personas) => {
    const openid = currentOpenid()
    const me = personas.find((persona) => persona.openid === openid)
    who.textContent = `演示身份：${me ? describe(me) : (openid ?? '没登录')}`
    who.addEventListener('click', () => void choosePersona(personas))
  })
}

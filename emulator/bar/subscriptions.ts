import { isAutomatic, PlatformFailure } from './callbacks'
import { ask, buttons, element } from './dom'
import { currentOpenid, send, type Templates } from './surface'
import { isTapping } from './tap'

type Answer = 'accept' | 'reject'
type Answers = Record<string, Answer>

const MOST_IDS = 5
const KEPT = 'msb.subscriptions'
const MAIN_SWITCH = 'msb.mainSwitch'

let templates: Templates | undefined
let open = false

/** The templates that exist, once they are known. */
export const knowTemplates = (known: Templates): void => { templates = known }
export const templateTitle = (id: string): string => templates?.[id]?.title ?? id

const keptOf = (): Answers => JSON.parse(localStorage.getItem(`${KEPT}.${currentOpenid() ?? ''}`) ?? '{}') as Answers
const keep = (answers: Answers) => localStorage.setItem(`${KEPT}.${currentOpenid() ?? ''}`, JSON.stringify({ ...keptOf(), ...answers }))

/** wx.getSetting({ withSubscriptions: true }).subscriptionsSetting: only choices that the person asked to keep are listed. */
export const subscriptionsSetting = () => ({ mainSwitch: localStorage.getItem(MAIN_SWITCH) !== '0', itemSettings: keptOf() })
export const setMainSwitch = (on: boolean): void => localStorage.setItem(MAIN_SWITCH, on ? '1' : '0')
export const forgetKept = (): void => localStorage.removeItem(`${KEPT}.${currentOpenid() ?? ''}`)

/** wx.requestSubscribeMessage with the rules of wechat.md §1.2. The first lines run in the tap itself. */
export function requestSubscribe(tmplIds: unknown): Promise<Answers> {
  if (!isTapping()) throw new PlatformFailure('can only be invoked by user TAP gesture')
  if (open) throw new PlatformFailure('last call has not ended')
  const isList = Array.isArray(tmplIds) && tmplIds.every((id): id is string => typeof id === 'string')
  if (!isList) throw new PlatformFailure('parameter error', 10004)
  if (tmplIds.length === 0) throw new PlatformFailure('tmplIds can\'t be empty', 10001)
  if (tmplIds.length > MOST_IDS) throw new PlatformFailure('The length of tmplIds is over the limit', 20003)
  if (templates && tmplIds.some((id) => !templates?.[id])) {
    throw new PlatformFailure('No template data return, verify the template id exist', 20001)
  }
  if (!subscriptionsSetting().mainSwitch) throw new PlatformFailure('The main switch is switched off', 20004)
  open = true
  return decide(tmplIds).finally(() => { open = false })
}

async function decide(ids: readonly string[]): Promise<Answers> {
  const kept = keptOf()
  const asked = ids.filter((id) => kept[id] === undefined)
  const fresh = asked.length === 0 ? {} : isAutomatic() ? all(asked, 'accept') : await panel(asked)
  const answers = Object.fromEntries(ids.map((id) => [id, kept[id] ?? fresh[id] ?? 'reject']))
  const openid = currentOpenid()
  if (openid !== undefined) await send('subscriptions', { openid, answers })
  return answers
}

const all = (ids: readonly string[], answer: Answer): Answers => Object.fromEntries(ids.map((id) => [id, answer]))

async function panel(ids: readonly string[]): Promise<Answers> {
  const choices = ids.map((id) => ({ id, box: element('input', { type: 'checkbox', checked: '' }) }))
  const always = element('input', { type: 'checkbox' })
  const answers = await ask<Answers>('“码上办”申请向你发送以下消息', (close) => [
    ...choices.map(({ id, box }) => element('label', { class: 'emu-choice' }, box, templateTitle(id))),
    element('label', { class: 'emu-choice emu-quiet' }, always, '总是保持以上选择，不再询问'),
    buttons(
      ['允许', () => close(Object.fromEntries(choices.map(({ id, box }) => [id, box.checked ? 'accept' : 'reject'])))],
      ['拒绝', () => close(all(ids, 'reject'))],
    ),
  ])
  if (answers && always.checked) keep(answers)
  return answers ?? all(ids, 'reject')
}

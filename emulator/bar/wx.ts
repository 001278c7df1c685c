import { answer, isAutomatic, PlatformFailure, type Callbacks } from './callbacks'
import { ask, buttons, element } from './dom'
import { currentOpenid, read, send, type Code } from './surface'
import { forgetKept, requestSubscribe, setMainSwitch, subscriptionsSetting, templateTitle } from './subscriptions'

const LANDING = 'pages/landing/index'
const PRIVACY = 'msb.privacy'
const CONTRACT = '《码上办小程序用户隐私保护指引》'

type Options<R = object> = Callbacks<R & { errMsg: string }>

/** What scanCode gives for what was typed or pasted: a mini-program code has a path, any other QR code only its text. */
export function scanned(text: string): { result: string; path?: string; scanType: string; charSet: string; rawData: string } {
  const rest = { charSet: 'utf-8', rawData: '' }
  if (/^[a-z]+:\/\//i.test(text)) return { ...rest, result: text, scanType: 'QR_CODE' }
  return { ...rest, result: text, path: `${LANDING}?scene=${encodeURIComponent(text)}`, scanType: 'WX_CODE' }
}

async function scan() {
  const codes = await read<Code[]>('codes')
  const input = element('input', { type: 'text', 'aria-label': '码的内容', placeholder: '输入或粘贴码的内容', autocomplete: 'off' })
  const text = await ask<string>('扫一扫', (close) => [
    element('form', {
      class: 'emu-row',
      onsubmit: (event) => {
        event.preventDefault()
        if (input.value.trim() !== '') close(input.value.trim())
      },
    },
      input, element('button', { type: 'submit', class: 'emu-main' }, '扫描')),
    element('ul', { class: 'emu-list' }, ...codes.map(({ scene, label }) =>
      element('li', {}, element('button', { type: 'button', onclick: () => close(scene) }, label, element('small', {}, scene))))),
  ])
  if (text === undefined) throw new PlatformFailure('cancel')
  return scanned(text)
}

async function phoneCode() {
  const openid = currentOpenid()
  if (openid === undefined) throw new PlatformFailure('not login')
  const allowed = isAutomatic() || await ask<boolean>('“码上办”申请获取你的手机号', (close) => [
    element('p', {}, '使用微信绑定的手机号'), buttons(['允许', () => close(true)], ['不允许', () => close(false)]),
  ])
  if (!allowed) throw new PlatformFailure('user deny')
  return send<{ code: string }>('phone-codes', { openid })
}

async function call(phoneNumber: string) {
  const done = isAutomatic() || await ask<boolean>('拨打电话', (close) => [
    element('p', { class: 'emu-number' }, phoneNumber), buttons(['呼叫', () => close(true)], ['取消', () => close(false)]),
  ])
  if (!done) throw new PlatformFailure('cancel')
  return {}
}

async function settings() {
  const main = element('input', { type: 'checkbox' })
  main.checked = subscriptionsSetting().mainSwitch
  main.addEventListener('change', () => setMainSwitch(main.checked))
  const kept = Object.entries(subscriptionsSetting().itemSettings)
  await ask<void>('设置', (close) => [
    element('label', { class: 'emu-choice' }, main, '接收订阅消息'),
    ...kept.map(([id, choice]) => element('p', {}, `${templateTitle(id)}：${choice === 'accept' ? '接收' : '不接收'}`)),
    kept.length === 0 ? null : element('button', {
      type: 'button',
      class: 'emu-other',
      onclick: () => {
        forgetKept()
        close()
      },
    }, '清除已保持的选择'),
    buttons(['完成', () => close()]),
  ])
  return { authSetting: {} }
}

/**
 * The platform's client interfaces for the page in a browser, with WeChat's names, shapes and rules. Two stand in for buttons that only
 * WeChat has: getPhoneNumberCode (open-type="getPhoneNumber") and agreePrivacyAuthorization (open-type of that name).
 */
export const wx = {
  requestSubscribeMessage: (options: { tmplIds: string[] } & Options<Record<string, string>>) =>
    answer('requestSubscribeMessage', options, () => requestSubscribe(options.tmplIds)),
  scanCode: (options: Options = {}) => answer('scanCode', options, scan),
  getPhoneNumberCode: (options: Options<{ code: string }> = {}) => answer('getPhoneNumber', options, phoneCode),
  makePhoneCall: (options: { phoneNumber: string } & Options) => answer('makePhoneCall', options, () => call(options.phoneNumber)),
  getPrivacySetting: (options: Options = {}) => answer('getPrivacySetting', options, () => ({
    needAuthorization: localStorage.getItem(PRIVACY) !== '1', privacyContractName: CONTRACT,
  })),
  agreePrivacyAuthorization: (options: Options = {}) => answer('agreePrivacyAuthorization', options, () => {
    localStorage.setItem(PRIVACY, '1')
    return {}
  }),
  openPrivacyContract: (options: Options = {}) => answer('openPrivacyContract', options, async () => {
    await ask<void>(CONTRACT, (close) => [element('p', {}, '在微信里，这里打开公众平台上登记的隐私保护指引全文。'), buttons(['知道了', () => close()])])
    return {}
  }),
  openSetting: (options: Options = {}) => answer('openSetting', options, settings),
  getSetting: (options: { withSubscriptions?: boolean } & Options = {}) => answer('getSetting', options, () => ({
    authSetting: {}, ...(options.withSubscriptions ? { subscriptionsSetting: subscriptionsSetting() } : {}),
  })),
  checkIsOpenAccessibility: (options: Options = {}) => answer('checkIsOpenAccessibility', options, () => ({ open: false })),
}

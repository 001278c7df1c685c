import type { EmulatorLink } from './emulator-link'
import { boundAttribute, sendEvent } from './framework-node'
import type { Consent } from './wx/consent'
import type { Wx } from './wx/wx'

export interface Touch {
  tap(element: Element): Promise<void>
  type(element: Element, value: string): void
}

/** WeChat's own limit for a field that states none. */
const FIELD_LIMIT = 140

/**
 * A person's hand on the page. Native components are plain nodes here, so what WeChat's own components do on a touch is done in this
 * file: which events they send, and what an `open-type` button obtains from the platform.
 */
export function createTouch(consent: Consent, link: EmulatorLink, wx: () => Wx): Touch {
  const pressOpenButton = async (button: Element): Promise<void> => {
    const kinds = String(boundAttribute(button, 'open-type') ?? '').split('|')
    if (kinds.includes('agreePrivacyAuthorization')) {
      consent.privacyAgreed = true
      sendEvent(button, 'agreeprivacyauthorization', {})
    }
    if (kinds.includes('getPhoneNumber')) {
      const mock = wx().mocked('getPhoneNumber')
      sendEvent(button, 'getphonenumber', mock && 'result' in mock ? mock.result : { errMsg: 'getPhoneNumber:ok', code: await link.phoneCode() })
    }
  }

  return {
    tap: async (element) => {
      const button = element.closest('button')
      if (button && isDisabled(button)) return
      consent.tapping = true
      try {
        sendEvent(element, 'tap', { x: 1, y: 1 }, true)
      } finally {
        // WeChat counts a call as "in the tap" only if nothing asynchronous came before it.
        setTimeout(() => { consent.tapping = false }, 0)
      }
      if (button) await pressOpenButton(button)
    },
    type: (element, value) => {
      const field = fieldOf(element)
      if (isDisabled(field)) throw new Error('the field is disabled')
      const limit = Number(boundAttribute(field, 'maxlength') ?? FIELD_LIMIT)
      const typed = limit >= 0 ? value.slice(0, limit) : value
      sendEvent(field, 'focus', { value: boundAttribute(field, 'value') ?? '', height: 0 })
      sendEvent(field, 'input', { value: typed, cursor: typed.length, keyCode: 0 })
      sendEvent(field, 'blur', { value: typed, cursor: typed.length })
    },
  }
}

function fieldOf(element: Element): Element {
  if (/^(input|textarea)$/i.test(element.tagName)) return element
  const field = element.querySelector('input, textarea')
  if (!field) throw new Error(`<${element.tagName.toLowerCase()}> holds no input`)
  return field
}

function isDisabled(element: Element): boolean {
  const value = boundAttribute(element, 'disabled')
  return value === true || value === 'true'
}

import { aria } from '@/ui/aria'

const builtFor = (platform: string, act: () => void) => {
  const before = process.env.TARO_ENV
  Object.assign(process.env, { TARO_ENV: platform })
  try {
    act()
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, 'TARO_ENV')
    else Object.assign(process.env, { TARO_ENV: before })
  }
}

describe('aria', () => {
  test('reaches WXML under the names the template plugin knows, flags as words', () => {
    builtFor('weapp', () => {
      expect(aria({ role: 'radio', label: '求助', checked: false })).toEqual({ ariaRole: 'radio', ariaLabel: '求助', ariaChecked: 'false' })
    })
  })

  test('in a browser the role has no prefix', () => {
    builtFor('h5', () => {
      expect(aria({ role: 'tab', selected: true, level: 2 })).toEqual({ role: 'tab', 'aria-selected': 'true', 'aria-level': '2' })
    })
  })

  test('a fact that is not known is not said', () => {
    builtFor('h5', () => expect(aria({ role: 'button', disabled: undefined })).toEqual({ role: 'button' }))
  })
})

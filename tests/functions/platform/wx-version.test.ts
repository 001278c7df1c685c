import { envVersion, miniprogramState, parseWxVersion } from '../../../cloudfunctions/_runtime/wx-version'

test.each([['formal', 'formal', 'release'], ['trial', 'trial', 'trial'], ['develop', 'developer', 'develop']])(
  'WX_VERSION %s is %s to messages and %s to codes', (version, state, env) => {
    expect(miniprogramState(parseWxVersion(version))).toBe(state)
    expect(envVersion(parseWxVersion(version))).toBe(env)
  })

test('nothing said is the released version', () => {
  expect([parseWxVersion(undefined), parseWxVersion('')]).toEqual(['formal', 'formal'])
})

test.each(['release', 'developer', 'Formal', ' trial'])('%j is refused with the words that are taken', (text) => {
  expect(() => parseWxVersion(text)).toThrow('WX_VERSION is not one of formal, trial, develop')
})

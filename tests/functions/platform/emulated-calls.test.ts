import { callEnvironment, inTurn, pushShapes, TIMER_SHAPES } from '../../../emulator/functions/caller'

test('a timer made through the function service brings TRIGGER_SRC and nothing else', () => {
  expect(TIMER_SHAPES.map((shape) => callEnvironment(shape, 'r', 'wx1'))).toEqual([
    { TRIGGER_SRC: 'timer' },
    expect.objectContaining({ TCB_SOURCE: 'wx_trigger', TRIGGER_SRC: 'timer', LOGINTYPE: 'ANONYMOUS', WX_CONTEXT_KEYS: '' }),
  ])
})

test('a push comes with an openid and without, under two sources', () => {
  const [withOpenid, without] = pushShapes('o-1').map((shape) => callEnvironment(shape, 'r', 'wx1'))
  expect(withOpenid).toMatchObject({ TCB_SOURCE: 'other', WX_OPENID: 'o-1' })
  expect(without).toMatchObject({ TCB_SOURCE: 'wx_push' })
  expect(without).not.toHaveProperty('WX_OPENID')
})

test('shapes come in turn', () => {
  const next = inTurn(['a', 'b'])
  expect([next(), next(), next()]).toEqual(['a', 'b', 'a'])
  expect(inTurn(['a', 'b'], 1)()).toBe('b')
})

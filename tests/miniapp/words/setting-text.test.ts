import { SETTING_DEFAULTS } from '@shared/settings/defaults'
import { FORMS } from '@/admin/setting/forms'
import { hoursOf, seasonsOf, seasonsText } from '@/admin/setting/hours-text'
import { limitOf } from '@/admin/setting/limit-text'

it('limits are read as they are written', () => {
  expect([limitOf('5 个工作日'), limitOf('7个工作小时'), limitOf('2 个工作小时 30 分'), limitOf('24 小时'), limitOf('15天'), limitOf('马上'), limitOf('0 天')]).toEqual([
    { amount: 5, unit: 'workingDays' }, { amount: 420, unit: 'workingMinutes' }, { amount: 150, unit: 'workingMinutes' }, { amount: 24, unit: 'naturalHours' }, { amount: 15, unit: 'naturalDays' }, null, null,
  ])
})

it('hours and seasons are read however they are typed', () => {
  expect(hoursOf('9:00-12:00，13:00 至 17:00')).toEqual([{ from: '09:00', to: '12:00' }, { from: '13:00', to: '17:00' }])
  expect(hoursOf('早九晚五')).toBeNull()
  const seasons = [{ from: '05-01', to: '09-30', hours: [{ from: '08:30', to: '12:00' }, { from: '14:30', to: '18:00' }] }]
  expect(seasonsOf(seasonsText(seasons))).toEqual(seasons)
  expect(seasonsOf('夏天早一点')).toBeNull()
})

it.each(['profile', 'hours', 'lights', 'hotline', 'quotas'] as const)('the form of %s gives back what stood in it', (name) => {
  const { start, read } = FORMS[name]
  const found = read(start(SETTING_DEFAULTS[name]), '示例办法')
  expect(found).toMatchObject({ value: expect.anything() as unknown })
  if (name === 'profile' || !('value' in found)) return
  expect(found.value).toEqual(SETTING_DEFAULTS[name])
})

import type { MatterView } from '@shared/api/matter.api'
import { callsOf, standingWords } from '../../../miniapp/company/matter/standing-words'

const unit = (name: string, phone: string) => ({ id: name, name, areaName: '莱山区', phone })

test.each<[MatterView['standing'], string | null]>([['open', null], ['closed', '先打电话'], ['early', '2099-01-01'], ['over', '2020-12-31']])('a matter that is %s says %s', (standing, words) => {
  const said = standingWords({ standing, starts: '2099-01-01', ends: '2020-12-31' })
  if (words === null) expect(said).toBeNull()
  else expect(said).toContain(words)
})

test('its own number comes first, each number once, and a unit without one is named all the same', () => {
  const calls = callsOf({ phone: '0000-1', units: [unit('水务局', '0000-1'), unit('市场局', '0000-2'), unit('工信局', '')], hotline: '0000-2' })
  expect(calls.map(({ name, phone }) => [name, phone])).toEqual([['这件事的咨询电话', '0000-1'], ['市场局', '0000-2'], ['工信局', '']])
  expect(callsOf({ phone: '', units: [], hotline: '' })).toEqual([])
})

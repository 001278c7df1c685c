import { type UnitContacts, whomOf } from '@/resident/contacts/whom'

const person = (name: string, over: object = {}) => ({ name, workPhone: '0535-1', onDuty: true, standIn: null, ...over })
const unit = (matters: UnitContacts['matters']): UnitContacts => ({ id: 'u', name: '区水务局', areaName: '莱山区', phone: '0535-9', matters })
const [water, market] = ['matter:water', 'matter:market'] as const

it('matters of one contact stand in one line, others in their own', () => {
  expect(whomOf(unit([{ takes: water, contact: person('江澄') }, { takes: market, contact: person('江澄') }]))).toEqual([{ matters: '供水排水、市场经营', words: '江澄', name: '江澄', phone: '0535-1' }])
  expect(whomOf(unit([{ takes: water, contact: person('江澄') }, { takes: market, contact: person('柳溪') }])).map(({ name }) => name)).toEqual(['江澄', '柳溪'])
})

it('nobody named, or without a phone of his own: the unit is called', () => {
  expect(whomOf(unit([{ takes: water, contact: null }]))).toEqual([{ matters: '供水排水', words: '没有指定联系人，请打单位电话', name: '区水务局', phone: '0535-9' }])
  expect(whomOf(unit([{ takes: water, contact: person('江澄', { workPhone: null }) }]))[0]).toMatchObject({ name: '江澄', phone: '0535-9' })
})

it('who is away is not called: his stand-in, else the unit', () => {
  expect(whomOf(unit([{ takes: water, contact: person('江澄', { onDuty: false, standIn: { name: '柳溪', workPhone: '0535-2' } }) }]))[0]).toMatchObject({ words: '江澄今天请假，请找柳溪', name: '柳溪', phone: '0535-2' })
  expect(whomOf(unit([{ takes: water, contact: person('江澄', { onDuty: false }) }]))[0]).toMatchObject({ words: '江澄今天请假，请打单位电话', name: '区水务局', phone: '0535-9' })
})

import { personRows, unitRows, type Places } from '@/form/targets'

const places: Places = {
  units: [
    { id: 'u1', name: '区市场监管局', areaName: '青禾区', matters: ['market'] },
    { id: 'u2', name: '区交通运输局', areaName: '青禾区', matters: ['transport', 'supply'] },
    { id: 'u3', name: '望潮街道', areaName: '望潮街道', matters: [] },
  ],
  officers: [
    { personId: 'p1', name: '林知远', unitName: '望潮街道', head: false, onDuty: false },
    { personId: 'p2', name: '何苇', unitName: '区交通运输局', head: true, onDuty: true },
  ],
}

test('units that take the matter stand first and are marked; the rest keep their order', () => {
  expect(unitRows(places, 'transport', '').map(({ target, fits }) => [target.name, fits])).toEqual([['区交通运输局', true], ['区市场监管局', false], ['望潮街道', false]])
})

test.each([
  ['运输', ['区交通运输局']],
  ['原料', ['区交通运输局']],
  ['青禾', ['区市场监管局', '区交通运输局']],
  ['消防', []],
])('units found by name, area or matter: %s', (words, names) => {
  expect(unitRows(places, null, words).map(({ target }) => target.name)).toEqual(names)
})

test('people on duty stand first, and a leave is told', () => {
  expect(personRows(places.officers, '').map(({ target, detail }) => [target.name, detail])).toEqual([['何苇', '区交通运输局，负责人'], ['林知远', '望潮街道，请假中']])
  expect(personRows(places.officers, '望潮').map(({ target }) => target.id)).toEqual(['p1'])
})

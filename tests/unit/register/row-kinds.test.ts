import { TAKES_OF_WORDS } from '../../../shared/api/takes'
import { AREA_LEVEL_NAMES, liesBelow } from '../../../shared/register/area'
import type { RegisterField } from '../../../shared/register/field'
import { knownOf } from '../../../shared/register/known'
import { endOfOffice, lastDayOf, officeIdOf, placeOfOffice } from '../../../shared/register/office'
import { needed, readRow } from '../../../shared/register/read-row'
import { ROW_KINDS, type RowKindName } from '../../../shared/register/row-kinds'
import { problemWords } from '../../../shared/register/row-problems'
import { KEPT_LABELS } from '../../../shared/register/things'

const DISTRICT = { id: '370613', name: '莱山区', path: ['莱山区'], within: ['370613'], level: 'district' }
const STREET = { id: '370613002', name: '初家街道', path: ['初家街道', '莱山区'], within: ['370613002', '370613'], level: 'street' }
const circumstances = {
  areas: knownOf([DISTRICT, STREET]), officials: knownOf([]), within: '370613', takes: TAKES_OF_WORDS,
  units: knownOf([{ id: 'unit-water', name: '区水务局', path: ['区水务局', '莱山区'], within: ['370613'] }]),
}
const read = (kind: RowKindName, cells: Record<string, string>) => readRow(ROW_KINDS[kind], Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, { text }])), circumstances)

it('reads an area, a unit, a window and an office, each with what tells it from another', () => {
  expect(read('area', { name: '初家社区', level: '社区', parentId: '初家街道' })).toMatchObject({ key: '370613002|初家社区', problems: [], values: { name: '初家社区', level: 'village', parentId: '370613002' } })
  expect(read('area', { name: '初家社区', level: '村社', parentId: '初家街道', code: '370613002001' }).key).toBe('370613002001')
  expect(read('unit', { name: '区水务局', areaId: '莱山区', kind: '委办局', takes: '供水排水、求助，供水排水' })).toMatchObject({ key: '370613|区水务局', problems: [], values: { kind: 'department', takes: ['kind:help', 'matter:water'] } })
  expect(read('window', { hallName: '政务大厅', hallAreaId: '莱山区', number: '3', name: '排水', unitId: '区水务局' })).toMatchObject({ key: '370613|政务大厅|3', problems: [], values: { unitId: 'unit-water' } })
  const office = read('office', { name: '王示例', phone: '139 0000 1234', role: '专员', unitId: '区水务局', areaId: '初家街道', head: '是', until: '2027年6月3日' })
  expect(office).toMatchObject({ key: 'officer|370613002', problems: [], contact: { name: '王示例', phone: '13900001234' }, values: { role: 'officer', head: true, until: '2027-06-03' } })
  expect(JSON.stringify(office.values)).not.toContain('13900001234')
  expect(read('office', { phone: '13900001234', role: '承办单位', unitId: '区水务局' })).toMatchObject({ key: 'department|unit-water', problems: [] })
})

it.each<[string, RowKindName, Record<string, string>, string]>([
  ['an area no lower than the one it lies in', 'area', { name: '某街道', level: '街道', parentId: '初家街道' }, 'LEVEL_ABOVE'],
  ['a code that is none', 'area', { name: '某村', code: '37O613' }, 'DIGITS'],
  ['a matter that is none', 'unit', { name: '某局', areaId: '莱山区', takes: '供水排水、天文' }, 'CHOICE_UNKNOWN'],
  ['a unit that is none', 'window', { hallName: '厅', hallAreaId: '莱山区', number: '1', unitId: '区天文局' }, 'UNIT_UNKNOWN'],
  ['a fixed line instead of a mobile', 'office', { phone: '05351234567', role: '专员', unitId: '区水务局', areaId: '初家街道' }, 'MOBILE'],
  ['a day that does not exist', 'office', { phone: '13900001234', role: '专员', unitId: '区水务局', areaId: '初家街道', until: '2027-02-30' }, 'DAY'],
  ['an officer of no area', 'office', { phone: '13900001234', role: '专员', unitId: '区水务局' }, 'MISSING'],
  ['a window without a number', 'window', { hallName: '厅', hallAreaId: '莱山区' }, 'MISSING'],
])('%s is told', (_what, kind, cells, code) => {
  const { problems } = read(kind, cells)
  expect(problems.map((problem) => problem.code)).toEqual([code])
  const { what, remedy } = problemWords(problems[0] ?? { code: 'MISSING' })
  expect(`${what}${remedy}`).not.toMatch(/[{}]|undefined/)
  expect(problems[0]?.value ?? '').not.toContain('05351234567')
})

it('what is new must have what identifies it; every field can be recognised by a heading of its own', () => {
  expect(needed(ROW_KINDS.office, { role: 'officer' }).map(({ field }) => field)).toEqual(['name', 'phone', 'unitId'])
  for (const { fields } of Object.values(ROW_KINDS)) {
    for (const [field, { zh, headings }] of Object.entries(fields) as [string, RegisterField][]) expect([field, headings.includes(zh)]).toEqual([field, true])
  }
  for (const labels of Object.values(KEPT_LABELS)) expect(Object.values(labels).every((label) => label.length > 0)).toBe(true)
})

it('a level lies below all that stand before it, and below none after', () => {
  for (const [at, level] of AREA_LEVEL_NAMES.entries()) for (const [above, other] of AREA_LEVEL_NAMES.entries()) expect(liesBelow(level, other)).toBe(at > above)
})

it('an office is named by person, role and place, and is over at midnight after its last day', () => {
  expect(officeIdOf('p', 'department', placeOfOffice({ role: 'department', unitId: 'u', areaId: 'a' }))).toBe('p:department:u')
  expect(officeIdOf('p', 'admin', placeOfOffice({ role: 'admin', unitId: 'u', areaId: 'a' }))).toBe('p:admin:a')
  expect(endOfOffice('2027-03-31')).toBe('2027-03-31T16:00:00.000Z')
  expect(lastDayOf(endOfOffice('2028-02-29'))).toBe('2028-02-29')
})

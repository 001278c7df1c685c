import fc from 'fast-check'
import { COMPANY_FIELDS, type CompanyField } from '../../../shared/register/company'
import { after, type Changes, changesOf, replayed, undone } from '../../../shared/register/changes'
import type { RegisterField, Values } from '../../../shared/register/field'
import { industryName, readIndustry } from '../../../shared/register/industries'
import { knownOf, stepsBetween } from '../../../shared/register/known'
import { readCell, type SheetCell } from '../../../shared/register/read-cell'
import { needed, readRow } from '../../../shared/register/read-row'
import { ROW_KINDS } from '../../../shared/register/row-kinds'
import { problemWords, ROW_PROBLEMS } from '../../../shared/register/row-problems'
import { makeUscc, organisationCodeFits } from '../../../shared/register/uscc'

const CITY = { id: '3706', name: '烟台市', path: ['烟台市'], within: ['3706'] }
const HERE = { id: '370613', name: '莱山区', path: ['莱山区', '烟台市'], within: ['370613', '3706'] }
const THERE = { id: '370602', name: '芝罘区', path: ['芝罘区', '烟台市'], within: ['370602', '3706'] }
const street = (id: string, name: string, of: typeof HERE) => ({ id, name, path: [name, ...of.path], within: [id, ...of.within] })
const STREET = street('370613002', '初家街道', HERE)
const GRID = { id: 'grid-1', name: '第一网格', path: ['第一网格', ...STREET.path], within: ['grid-1', ...STREET.within] }
const circumstances = {
  areas: knownOf([CITY, HERE, THERE, STREET, street('370613001', '黄海路街道', HERE), street('370602001', '初家街道', THERE), street('370602009', '幸福街道', THERE), GRID]),
  officials: knownOf([{ id: 'p1', name: '林知远', phone: '0535-1234567' }, { id: 'p2', name: '林知远', phone: '0535-7654321' }, { id: 'p3', name: '周念', phone: null }]),
  within: '370613',
}
const USCC = makeUscc('91370613MA9X00001')
const read = (cells: Partial<Record<CompanyField, string | SheetCell>>) =>
  readRow(ROW_KINDS.company, Object.fromEntries(Object.entries(cells).map(([field, cell]) => [field, typeof cell === 'string' ? { text: cell } : cell])), circumstances)
const WHOLE = { uscc: USCC, name: '云澜试验有限公司', areaId: '初家街道' } as const

it.each<[string, Partial<Record<CompanyField, string | SheetCell>>, string]>([
  ['one digit too few', { uscc: USCC.slice(1) }, 'USCC_LENGTH'],
  ['one that is mistyped', { uscc: `${USCC.slice(0, 10)}${USCC[10] === '1' ? '2' : '1'}${USCC.slice(11)}` }, 'USCC_CHECK'],
  ['a letter that never occurs', { uscc: `${USCC.slice(0, 10)}I${USCC.slice(11)}` }, 'USCC_LETTERS'],
  ['digits that the sheet has lost', { uscc: { text: '913706130000000000', lossy: true } }, 'LOSSY'],
  ['a street nearby', { areaId: '初家街' }, 'AREA_UNKNOWN'],
  ['a street of somebody else', { areaId: '幸福街道' }, 'AREA_OUTSIDE'],
  ['a grid of another street', { areaId: '黄海路街道', gridId: '第一网格' }, 'BELOW_UNKNOWN'],
  ['an officer with a namesake', { officerId: '林知远' }, 'OFFICIAL_SEVERAL'],
  ['nobody', { officerId: '周年' }, 'OFFICIAL_UNKNOWN'],
  ['a state that is none', { state: '好' }, 'CHOICE_UNKNOWN'],
  ['a flag that is none', { key: '也许' }, 'FLAG_UNKNOWN'],
  ['an industry that is none', { industry: 'C99' }, 'INDUSTRY_UNKNOWN'],
  ['a phone that is none', { contactPhone: '1380000' }, 'PHONE'],
  ['a name without a phone', { contactName: '王示例' }, 'CONTACT_NAME'],
  ['a name that is too long', { name: '长'.repeat(101) }, 'TOO_LONG'],
])('%s is told', (_what, over, code) => {
  const { problems } = read({ ...WHOLE, ...over })
  expect(problems.map((problem) => problem.code)).toEqual([code])
  const { what, remedy } = problemWords(problems[0] ?? { code: 'MISSING' })
  expect(`${what}${remedy}`).not.toMatch(/[{}]|undefined/)
})

it('of two streets of one name the one counts that he may write to, and a namesake is told by his phone', () => {
  expect(read({ ...WHOLE, areaId: '初家街道' }).values['areaId']).toBe('370613002')
  expect(read({ ...WHOLE, areaId: '烟台市莱山区初家街道' }).values['areaId']).toBe('370613002')
  expect(read({ ...WHOLE, gridId: '第一网格' }).values['areaId']).toBe('grid-1')
  expect(read({ ...WHOLE, officerId: '林知远', officerPhone: '0535 7654321' }).values['officerId']).toBe('p2')
})

it.each(['初家', '初家办事处', '初家街道办', '初家街道办事处', '初家街道 '])('a street is known for short: %s', (text) => {
  const { values, folds, problems } = read({ ...WHOLE, areaId: text })
  expect([values['areaId'], problems]).toEqual(['370613002', []])
  expect(folds).toEqual([text === '初家街道 ' ? 'space' : 'short'])
})

it.each(['初家镇', '幸福', '家', '区', ''])('what is no name for short means no street: %s', (text) => {
  const { values, folds } = read({ ...WHOLE, areaId: text })
  expect([values['areaId'], folds]).toEqual([undefined, []])
})

it('a name for short that two bear is told in full', () => {
  const area = (id: string, name: string) => street(id, name, HERE)
  const { problem } = readCell(COMPANY_FIELDS.areaId, { text: '莱山' }, { ...circumstances, areas: knownOf([HERE, area('370613009', '莱山街道')]) })
  expect(problem).toEqual({ code: 'AREA_SEVERAL', facts: { hint: '烟台市莱山区' } })
})

it('what offices write is folded and told, never refused', () => {
  const folded = read({ uscc: ` ${[...USCC].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join('')}\u200b`, name: '云澜试验有限公司　', areaId: '初家街道', state: '存续（在营、开业、在册）', size: '小', industry: '农副食品加工', key: '√', contactPhone: '13800001111' })
  expect(folded.problems).toEqual([])
  expect(folded.values).toMatchObject({ uscc: USCC, name: '云澜试验有限公司', state: 'operating', size: 'small', industry: 'C13', key: true })
  expect(new Set(folded.folds)).toEqual(new Set(['width', 'space']))
})

it('an empty cell leaves what is kept; a new one must have its name, code and street', () => {
  expect(read({ uscc: USCC, name: '', address: '  ' }).values).toEqual({ uscc: USCC })
  expect(needed(ROW_KINDS.company, { uscc: USCC }).map(({ field }) => field)).toEqual(['name', 'areaId'])
})

it('personal data among what is wrong is masked', () => {
  expect(read({ ...WHOLE, contactName: '王示例', contactPhone: '1380000111' }).problems.map(({ value }) => value)).toEqual(['****11'])
})

it('every field of a sheet has a heading of its own, and every problem two lines', () => {
  const claimed = (Object.values(COMPANY_FIELDS) as RegisterField[]).flatMap(({ headings }) => headings)
  expect(claimed.length).toBe(new Set(claimed).size)
  for (const [what, remedy] of Object.values(ROW_PROBLEMS)) expect([what.length > 1, remedy.length > 2]).toEqual([true, true])
})

it('knows an industry by code, longer code, letter and name', () => {
  expect(['C13', '13', 'c1391', 'A', '01', '农业', '批发和零售业', '批发和零售', 'C51', '天文'].map(readIndustry)).toEqual(['C13', 'C13', 'C13', 'A', 'A01', 'A01', 'F', 'F', null, null])
  expect(industryName('O82')).toBe('其他服务业')
})

it('the check of the organisation code inside only says whether it fits', () => {
  expect(['91440300708461136T', '91330100799655058B', '91110000802100433B', '91350100M000100Y43'].map(organisationCodeFits)).toEqual([true, true, true, true])
  expect(organisationCodeFits(makeUscc('91370613MA9X00001'))).toBe(false)
})

const value = fc.oneof(fc.string(), fc.boolean(), fc.constant(null), fc.array(fc.record({ mark: fc.string(), phone: fc.string() }), { maxLength: 2 }))
const values = fc.dictionary(fc.constantFrom('name', 'address', 'key', 'contacts', 'officerId'), value, { maxKeys: 5 }) as fc.Arbitrary<Values>

it('the changes of a thing replay to what stands there, and each undone gives what stood there before', () => {
  fc.assert(fc.property(fc.array(values, { minLength: 1, maxLength: 6 }), (writes) => {
    let now: Values | null = null
    const all: Changes[] = []
    for (const write of writes) {
      const changes = changesOf(now, write)
      all.push(changes)
      const next: Values = { ...now, ...after(changes) }
      expect({ ...next, ...undone(changes) }).toEqual(now === null ? Object.fromEntries(Object.keys(write).map((field) => [field, null])) : { ...Object.fromEntries(Object.keys(changes).map((field) => [field, null])), ...now })
      now = next
    }
    expect(replayed(all)).toEqual(now)
    expect(changesOf(now, now ?? {})).toEqual({})
  }))
})

it('steps between two texts are symmetric, none between equal ones, and never more than asked', () => {
  fc.assert(fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), fc.integer({ min: 0, max: 4 }), (a, b, most) => {
    expect(stepsBetween(a, b, most)).toBe(stepsBetween(b, a, most))
    expect(stepsBetween(a, a, most)).toBe(0)
    expect(stepsBetween(a, b, most)).toBeLessThanOrEqual(most + 1)
    if (a !== b) expect(stepsBetween(a, b, most)).toBeGreaterThan(0)
  }))
})

it('no text of a cell makes a reader throw', () => {
  fc.assert(fc.property(fc.constantFrom(...(Object.keys(COMPANY_FIELDS) as CompanyField[])), fc.string({ unit: 'grapheme' }), (field, text) => {
    const { value: found, problem } = readCell(COMPANY_FIELDS[field], { text }, circumstances)
    expect(found === undefined || problem === undefined).toBe(true)
  }))
})

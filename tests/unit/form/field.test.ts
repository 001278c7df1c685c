import fc from 'fast-check'
import { codeOf } from '../../../shared/form/checks'
import { choice, date, defaulting, type Field, type FieldKind, files, flag, line, money, optional, person, phone, picks, prose, region, target, unit, visibility, worded } from '../../../shared/form/field'
import { type InputOfFields, schemaOf, schemaOfFields, type SentOfFields } from '../../../shared/form/field-schema'
import { labelOf } from '../../../shared/form/label'
import { counterOf, problemOf } from '../../../shared/form/problem'

const of = (count: number, letter = '字') => letter.repeat(count)
const file = (at: number) => ({ fileId: `f${at}`, name: `合同${at}.pdf` })
const nine = Array.from({ length: 9 }, (_, at) => file(at))

interface Row { field: Field; good: unknown[]; bad: [value: unknown, code: string][] }

// prettier-ignore
const TABLE: Record<FieldKind, Row> = {
  prose: { field: prose(20, 4), good: [of(4), of(20), '  四个字呢  ', '第一行\r\n第二行', of(20, '😀'), '看不见\u0000的字', '转\u202e过来的字'],
    bad: [['', 'INPUT_TOO_SHORT'], [undefined, 'INPUT_MISSING'], ['   ', 'INPUT_TOO_SHORT'], [of(3), 'INPUT_TOO_SHORT'], [of(21), 'INPUT_TOO_LONG'], [7, 'INPUT_TYPE']] },
  line: { field: line(20), good: ['王', of(20), '两\n行'], bad: [['', 'INPUT_MISSING'], [of(21), 'INPUT_TOO_LONG']] },
  files: { field: files(9), good: [[], nine, undefined], bad: [[[...nine, file(9)], 'INPUT_TOO_LONG'], [[{ fileId: '', name: '合同' }], 'INPUT_MISSING'], ['f1', 'INPUT_TYPE']] },
  choice: { field: choice({ solved: '已经解决', planned: '列入计划' }), good: ['solved', 'planned'], bad: [['other', 'INPUT_INVALID'], [undefined, 'INPUT_MISSING'], [null, 'INPUT_MISSING']] },
  picks: { field: picks(2), good: [[], ['态度好'], undefined], bad: [[['一', '二', '三'], 'INPUT_TOO_LONG'], [[''], 'INPUT_MISSING'], ['态度好', 'INPUT_TYPE']] },
  money: { field: money(100_00), good: [0, 100_00], bad: [[-1, 'INPUT_INVALID'], [100_01, 'INPUT_INVALID'], [0.5, 'INPUT_TYPE'], ['12', 'INPUT_TYPE']] },
  unit: { field: unit, good: ['u_1'], bad: [['', 'INPUT_MISSING'], ['a b', 'INPUT_INVALID'], [of(65, 'a'), 'INPUT_TOO_LONG']] },
  person: { field: person, good: ['p_1'], bad: [['', 'INPUT_MISSING'], [undefined, 'INPUT_MISSING']] },
  region: { field: region, good: ['a_1'], bad: [['', 'INPUT_MISSING']] },
  target: { field: target, good: [{ unitId: 'u_1' }, { personId: 'p_1' }, { unitId: 'u_1', personId: 'p_1' }], bad: [[{}, 'INPUT_MISSING'], [undefined, 'INPUT_MISSING'], [{ unitId: 'a b' }, 'INPUT_INVALID']] },
  date: { field: date, good: ['2026-11-27'], bad: [['', 'INPUT_MISSING'], ['2026-02-30', 'INPUT_INVALID'], ['27.11.2026', 'INPUT_INVALID']] },
  flag: { field: flag, good: [true, false], bad: [['true', 'INPUT_TYPE'], [undefined, 'INPUT_MISSING']] },
  phone: { field: phone, good: ['13800138000', '+86 138-0013-8000', '010-12345678', '4001234567', '0571-87654321转801', '+852 1234 5678'],
    bad: [['', 'INPUT_MISSING'], [' \u200B', 'INPUT_MISSING'], ['1380013800', 'INPUT_PHONE_SHORT'], ['87654321', 'INPUT_PHONE_AREA'], ['13800138000、13900139000', 'INPUT_PHONE_TWO'], ['没有', 'INPUT_PHONE_OTHER'], ['138001380001', 'INPUT_PHONE_LONG']] },
  visibility: { field: visibility, good: ['public', 'internal'], bad: [['everybody', 'INPUT_INVALID'], [undefined, 'INPUT_MISSING']] },
}
const ROWS = Object.values(TABLE)

describe('a field as data', () => {
  it.each(Object.entries(TABLE))('%s: takes what is good', (_kind, { field, good }) => {
    expect(good.map((value) => codeOf(field, value))).toEqual(good.map(() => null))
  })

  it.each(Object.entries(TABLE))('%s: gives what is bad the code of the server', (_kind, { field, bad }) => {
    expect(bad.map(([value]) => codeOf(field, value))).toEqual(bad.map(([, code]) => code))
  })

  it('says a sentence exactly when the schema refuses', () => {
    const anything = fc.oneof(fc.anything(), fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom(...ROWS.flatMap(({ good, bad }) => [...good, ...bad.map(([value]) => value)])))
    fc.assert(fc.property(fc.constantFrom(...ROWS), fc.boolean(), anything, ({ field }, loose, value) => {
      const asked = loose ? optional(field) : field
      const problem = problemOf(asked, value)
      expect(problem === null).toBe(schemaOf(asked).safeParse(value).success)
      if (problem !== null) expect(problem).toMatch(/[\u4e00-\u9fff]/)
    }), { numRuns: 500 })
  })

  it('names its limits in the sentence and speaks the words of the field', () => {
    expect(problemOf(prose(20, 4), '三个字')).toBe('太短了，请至少写 4 个字')
    expect(problemOf(prose(20, 4), of(21))).toContain('20 字以内')
    expect(problemOf(worded(line(20), { ask: '请留一个称呼' }), '')).toBe('请留一个称呼')
    expect(problemOf(prose(20, 4), '  ')).toBe('请写一句话')
    expect(labelOf(prose(20))).toBe('说明')
    expect(labelOf(worded(prose(20), { zh: '退回原因' }))).toBe('退回原因')
  })

  it('counts as the schema does: what fits the counter fits the schema', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const { used, max } = counterOf(prose(20), text)!
      expect(used > max).toBe(codeOf(prose(20), text) === 'INPUT_TOO_LONG')
    }))
    expect(counterOf(files(9), nine)).toEqual({ used: 9, max: 9 })
    expect(counterOf(phone, '13800138000')).toBeNull()
  })
})

describe('fields of one form', () => {
  const FIELDS = { target, text: prose(500, 2), files: files(9), result: defaulting(choice({ solved: '已经解决', planned: '列入计划' }), 'solved'), day: optional(date) }
  const schema = schemaOfFields(FIELDS)

  it('fills in defaults and spreads a target over its two names', () => {
    const sent: SentOfFields<typeof FIELDS> = { unitId: 'u_1', text: ' 转给你们 ' }
    const parsed: InputOfFields<typeof FIELDS> = schema.parse(sent)
    expect(parsed).toEqual({ unitId: 'u_1', text: '转给你们', files: [], result: 'solved' })
  })

  it('wants a target to be named', () => {
    expect(schema.safeParse({ text: '转给你们' }).error?.issues).toMatchObject([{ message: 'INPUT_MISSING', path: ['unitId'] }])
  })

  it('has exact types', () => {
    // @ts-expect-error words are missing
    const noWords: SentOfFields<typeof FIELDS> = { unitId: 'u_1' }
    // @ts-expect-error no such result
    const otherResult: SentOfFields<typeof FIELDS> = { text: '转给你们', result: 'other' }
    expect([noWords, otherResult].map((sent) => schema.safeParse(sent).success)).toEqual([false, false])
  })
})

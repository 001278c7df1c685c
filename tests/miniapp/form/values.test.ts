import { ACTIONS, type ActionName } from '@shared/api'
import { CASE_LIFECYCLE, transitionOf } from '@shared/case/lifecycle'
import { choice, date, type Field, type Fields, flag, line, money, optional, phone, prose, region, unit } from '@shared/form/field'
import { emptyOf, type FormValues, inputOf, problemIn, problemsOf } from '@/form/values'
import { PERSON_ACTS, type PersonAct } from '@/words/acts'

const base = { caseId: 'case-1', requestId: 'request-1', seen: 3 }
const accepted = (act: PersonAct, input: object) => ACTIONS[`case.${act}` as ActionName].input.safeParse({ ...base, ...input }).success
const fieldsOf = (act: PersonAct): Fields => transitionOf(act).fields ?? {}

/** A form with everything in it, its words `length` code points long. */
function filled(fields: Fields, length: number): FormValues<Fields> {
  const value: Partial<Record<Field['kind'], unknown>> = {
    prose: '字'.repeat(length), target: { kind: 'unit', id: 'unit-1', name: '交通局' }, person: { kind: 'person', id: 'person-1', name: '林知远' },
    choice: 'explained', visibility: 'internal', files: [{ fileId: 'file-1', name: '合同.pdf' }],
  }
  return Object.fromEntries(Object.entries(fields).map(([name, { kind }]) => [name, value[kind]])) as FormValues<Fields>
}
const textOf = (act: PersonAct) => Object.values(fieldsOf(act)).find((field) => field.kind === 'prose')

describe('forms of acts agree with the contract', () => {
  test.each(PERSON_ACTS)('%s: a form without problems is accepted by its contract, at both ends of the limit', (act) => {
    const { min = 1, max = 1 } = textOf(act) ?? {}
    for (const length of [min, max]) {
      const values = filled(fieldsOf(act), length)
      expect(problemsOf(fieldsOf(act), values)).toEqual({})
      expect(accepted(act, inputOf(fieldsOf(act), values))).toBe(true)
    }
  })

  test.each(PERSON_ACTS.filter((act) => textOf(act)?.optional === undefined && textOf(act)))('%s: one code point too many or too few is refused on both sides', (act) => {
    const { min = 1, max = 1 } = textOf(act) ?? {}
    for (const length of [min - 1, max + 1]) {
      const values = filled(fieldsOf(act), length)
      expect(problemsOf(fieldsOf(act), values).text).toMatch(/./)
      expect(accepted(act, inputOf(fieldsOf(act), values))).toBe(false)
    }
  })

  test.each(PERSON_ACTS)('%s: an empty form has exactly one problem for each field that must be filled in', (act) => {
    const asked = Object.entries(fieldsOf(act)).filter(([, { kind, optional: free }]) => !free && kind !== 'visibility' && kind !== 'files').map(([name]) => name)
    expect(Object.keys(problemsOf(fieldsOf(act), emptyOf(fieldsOf(act))))).toEqual(asked)
  })

  test('an act sends only what it needs', () => {
    const sent = (act: PersonAct, more: object = {}) => inputOf(fieldsOf(act), { ...filled(fieldsOf(act), 5), ...more })
    expect(sent('accept')).toEqual({})
    expect(sent('assign')).toEqual({ personId: 'person-1' })
    expect(sent('transfer')).toEqual({ unitId: 'unit-1', text: '字字字字字' })
    expect(sent('transfer', { target: { kind: 'person', id: 'person-2', name: '何苇' } })).toEqual({ personId: 'person-2', text: '字字字字字' })
    expect(sent('note')).toMatchObject({ visibility: 'internal', files: [{ fileId: 'file-1', name: '合同.pdf' }] })
  })

  test('words of blanks alone count as nothing, and an emoji is one, not two', () => {
    const { note, return: back } = CASE_LIFECYCLE
    expect(problemsOf(note.fields, { ...emptyOf(note.fields), text: ' \n ' })).toEqual({ text: '请写一句话' })
    expect(problemsOf(back.fields, { text: '😀' })).toEqual({ text: '太短了，请至少写 2 个字' })
  })

  test('nobody is taken to have chosen a result that the wire would take for him', () => {
    expect(problemsOf(CASE_LIFECYCLE.answer.fields, { ...emptyOf(CASE_LIFECYCLE.answer.fields), text: '已经办好了' })).toEqual({ result: '请选一个办理结果' })
  })
})

describe('what a control holds and what is sent', () => {
  test.each<[string, Field, unknown, unknown, string | null]>([
    ['an amount in yuan goes as 分', money(100_00), '12.5', 1250, null],
    ['no amount', money(100_00), '', undefined, '请填写金额'],
    ['what is no amount', money(100_00), '十二', '十二', '请检查'],
    ['a unit goes by its id', unit, { kind: 'unit', id: 'u1', name: '某局' }, 'u1', null],
    ['a region too', region, { kind: 'region', id: 'a1', name: '青禾区' }, 'a1', null],
    ['an optional phone left empty is not sent', optional(phone), ' ', undefined, null],
    ['an optional phone that is wrong', optional(phone), '87654321', '87654321', '区号'],
    ['two numbers are never one, nor none', optional(phone), '13800138000/13900139000', '13800138000/13900139000', '两个号码'],
    ['nothing that is seen stands in it', optional(phone), '\u200B ', undefined, null],
    ['words that may be left out', optional(prose(500)), '', undefined, null],
    ['a day', date, '2026-11-27', '2026-11-27', null],
    ['an optional choice', optional(choice({ a: '甲' })), null, undefined, null],
    ['a switch', flag, false, false, null],
    ['a name too long', line(3), '四个字呢', '四个字呢', '太长了'],
  ])('%s', (_what, field, value, sent, problem) => {
    expect(inputOf({ it: field }, { it: value } as never)).toEqual(sent === undefined ? {} : { it: sent })
    if (problem === null) expect(problemIn(field, value)).toBeUndefined()
    else expect(problemIn(field, value)).toContain(problem)
  })
})

import { ACTIONS, type ActionName } from '@shared/api'
import { ACT_WORDS, actionOf, EMPTY_FORM, inputOf, mainAct, moreActs, needsOf, PERSON_ACTS, problemsOf, type ActForm, type PersonAct } from '@/presenters/acts'

const base = { caseId: 'case-1', requestId: 'request-1', seen: 3 }
const parse = (act: PersonAct, input: object) => ACTIONS[actionOf(act) as ActionName].input.safeParse(input)

/** A form with everything in it, its words `length` code points long. */
const filled = (length: number): ActForm => ({
  text: '字'.repeat(length),
  target: { kind: 'unit', id: 'unit-1', name: '交通局' },
  member: { kind: 'person', id: 'person-1', name: '林知远' },
  result: 'explained',
  visibility: 'internal',
  files: [{ fileId: 'file-1', name: '合同.pdf' }],
})

describe('forms of acts agree with the contract', () => {
  test.each(PERSON_ACTS)('%s: a form without problems is accepted by its contract, at both ends of the limit', (act) => {
    const { min, max } = ACT_WORDS[act].text
    for (const length of [min, max]) {
      expect(problemsOf(act, filled(length))).toEqual({})
      expect(parse(act, inputOf(act, filled(length), base)).success).toBe(true)
    }
  })

  test.each(PERSON_ACTS.filter((act) => needsOf(act).text))('%s: one code point too many or too few is refused on both sides', (act) => {
    const { min, max } = ACT_WORDS[act].text
    for (const length of [min - 1, max + 1]) {
      expect(problemsOf(act, filled(length)).text).toMatch(/./)
      expect(parse(act, inputOf(act, filled(length), base)).success).toBe(false)
    }
  })

  test.each(PERSON_ACTS)('%s: an empty form has exactly one problem for each need that has no default', (act) => {
    const asked = Object.entries(needsOf(act)).flatMap(([need, field]) => (field !== undefined && need !== 'visibility' && need !== 'files' ? [need] : []))
    expect(Object.keys(problemsOf(act, EMPTY_FORM)).sort()).toEqual([...asked].sort())
  })

  test('an act sends only what it needs', () => {
    expect(inputOf('accept', filled(5), base)).toEqual(base)
    expect(inputOf('assign', filled(5), base)).toEqual({ ...base, personId: 'person-1' })
    expect(inputOf('transfer', filled(5), base)).toEqual({ ...base, unitId: 'unit-1', text: '字字字字字' })
    expect(inputOf('transfer', { ...filled(5), target: { kind: 'person', id: 'person-2', name: '何苇' } }, base)).toEqual({ ...base, personId: 'person-2', text: '字字字字字' })
    expect(inputOf('note', filled(2), base)).toMatchObject({ visibility: 'internal', files: [{ fileId: 'file-1', name: '合同.pdf' }] })
  })

  test('words of blanks alone count as nothing', () => {
    expect(problemsOf('note', { ...EMPTY_FORM, text: ' \n ' })).toEqual({ text: '请写一句话' })
  })

  test('an emoji is one, not two', () => {
    expect(problemsOf('return', { ...EMPTY_FORM, text: '😀' })).toEqual({ text: '太短了，请至少写 2 个字' })
  })
})

describe('which button stands where', () => {
  test.each([
    [['accept', 'return', 'transfer', 'note'], 'accept', ['note', 'transfer', 'return']],
    [['claim', 'transfer', 'note'], 'claim', ['note', 'transfer']],
    [['note', 'requestMaterial', 'answer', 'transfer', 'return'], 'note', ['requestMaterial', 'transfer', 'return']],
    [[], null, []],
  ] as const)('%j → %s', (actions, main, more) => {
    expect(mainAct(actions)).toBe(main)
    expect(moreActs(actions)).toEqual(more)
  })
})

import { transitionOf } from '@shared/case/lifecycle'
import { asksNothing } from '@/company/case/buttons'
import { mainAct, moreActs } from '@/officer/case/buttons'
import { ACT_WORDS, PERSON_ACTS } from '@/words/acts'
import { COMPANY_ACT_WORDS } from '@/words/company-acts'

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

describe('how an act is said', () => {
  test.each(PERSON_ACTS)('%s: an icon, a question, a button and what follows, for whoever does it', (act) => {
    const words = [ACT_WORDS[act], ...('company' in transitionOf(act).by ? [COMPANY_ACT_WORDS[act as keyof typeof COMPANY_ACT_WORDS]] : [])]
    for (const { icon, row, question, submit, done, consequence } of words) expect([icon, row, question, submit, done, consequence].every((word) => word.length > 0)).toBe(true)
  })

  test('what asks for nothing needs no sheet', () => {
    expect((Object.keys(COMPANY_ACT_WORDS) as (keyof typeof COMPANY_ACT_WORDS)[]).filter(asksNothing)).toEqual(['confirm', 'withdraw'])
  })
})

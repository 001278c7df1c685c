import { type ActionName, ACTIONS, specOf } from '../../../shared/api'
import { doneWords } from '../../../shared/register/deeds'

/** As `mashangban.is_deed` has it: whatever writes, but what has a record of its own and what is nobody's office. */
const OWN_RECORD = ['case', 'supervision', 'rating', 'directory', 'desk', 'binding']
const BESIDES = ['case.openContact', 'directory.reissueCode', 'directory.reportSign', 'directory.replaceCalendar', 'desk.confirm', 'desk.end', 'binding.review']
/** A private person's own, which is nobody's office. */
const OF_A_PERSON = ['matter.solve', 'matter.unsolve']
const writes = (action: ActionName): boolean => 'shape' in specOf(action).input && 'requestId' in (specOf(action).input as unknown as { shape: object }).shape
const NOTED = (Object.keys(ACTIONS) as ActionName[]).filter((action) => BESIDES.includes(action) || (!OWN_RECORD.includes(action.slice(0, action.indexOf('.'))) && !OF_A_PERSON.includes(action) && writes(action)))

test('whatever is noted of people in office is told in words', () => {
  expect(NOTED.length).toBeGreaterThan(25)
  expect(NOTED.filter((action) => !/^[\u4e00-\u9fff、]+$/.test(doneWords(action)))).toEqual([])
})

test('what another release noted goes by its name', () => expect(doneWords('register.ofLater')).toBe('register.ofLater'))

import { CASE } from '../../../shared/case/flow'
import { detailOf } from '../../../shared/case/view'
import { decide } from '../../../shared/flow/decide'
import { fireAlarms } from '../../../shared/flow/record'
import { SYSTEM_ACTOR } from '../../../shared/access/actor'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { after, circumstances, command, IN_STATE, type Recorded } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

const LONG_AFTER = '2027-03-01T02:00:00.000Z'
const firedLater = (current: Recorded) => fireAlarms(CASE, current, { now: LONG_AFTER, calendar: DEFAULT_CALENDAR }, () => 'salt-of-this-test')
const shown = (current: Recorded) => detailOf(current, current.trail, PEOPLE.filer, LONG_AFTER, { links: new Map(), rated: null })

it('is not closed by silence once the company has written after the answer; its handler is told', () => {
  const spoken = after(IN_STATE.answered(), 'note', PEOPLE.filer, { text: '还有一批货没有放行' })
  expect(spoken.status).toBe('answered')
  expect(spoken.wakeAt).toBeNull()
  expect(firedLater(spoken)).toEqual({ ok: true, value: null })
  expect(spoken.notices.at(-1)).toMatchObject({ to: 'p:officer', kind: 'taskNote' })
  expect(decide(CASE, spoken, command('close', spoken), SYSTEM_ACTOR, circumstances(LONG_AFTER))).toMatchObject({ ok: false, error: { code: 'CASE_NOT_YOURS' } })
})

it('shows no date of silence any more, and lets the company say how it ended', () => {
  const spoken = after(IN_STATE.answered(), 'note', PEOPLE.filer)
  expect(shown(IN_STATE.answered()).confirmBy).not.toBeNull()
  expect(shown(spoken)).toMatchObject({ confirmBy: null, actions: expect.arrayContaining(['confirm', 'reopen']) as unknown })
  expect(after(spoken, 'confirm', PEOPLE.filer).status).toBe('closed')
  const anew = after(after(spoken, 'reopen', PEOPLE.filer), 'answer', PEOPLE.officer)
  expect(firedLater(anew)).toMatchObject({ ok: true, value: { next: { status: 'closed' } } })
})

it('is closed by silence all the same when only the office wrote, or the company before the answer', () => {
  expect(firedLater(after(IN_STATE.answered(), 'note', PEOPLE.officer))).toMatchObject({ value: { next: { status: 'closed' } } })
  expect(firedLater(after(after(IN_STATE.handling(), 'note', PEOPLE.filer), 'answer', PEOPLE.officer))).toMatchObject({ value: { next: { status: 'closed' } } })
})

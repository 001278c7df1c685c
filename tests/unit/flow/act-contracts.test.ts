import * as z from 'zod/mini'
import { actContracts } from '../../../shared/flow/act-contracts'
import { CASE } from '../../../shared/case/flow'
import { CASE_LIFECYCLE } from '../../../shared/case/lifecycle'
import { CASE_API } from '../../../shared/case/contract'
import { SUPERVISION_API } from '../../../shared/supervision/contract'
import { files, optional, prose } from '../../../shared/form/field'

const seen = { caseId: 'c_1', requestId: 'request-1', seen: 3 }

describe('contracts made from the table of acts', () => {
  const acts = {
    ...CASE_LIFECYCLE,
    /** An act that nobody has seen before: its row is all there is of it. */
    praise: { zh: '表扬', from: ['closed'], to: 'same', entry: 'reopened', by: { company: 'isCompanySide', officer: 'isHandler' }, fields: { text: prose(20, 2), files: files(2) }, consequence: '' },
    tidy: { zh: '整理', from: ['closed'], to: 'same', entry: 'noted', by: { system: 'isSettled' }, consequence: '' },
  } as const
  const made = actContracts('case', acts, CASE, z.object({}), ['NOT_ALLOWED'])

  it('gives a new row an action: input and refusals', () => {
    const { zh, input, errors } = made['case.praise']
    expect({ zh, errors }).toEqual({ zh: '表扬', errors: ['NOT_ALLOWED', 'FILE_NOT_YOURS', 'FILE_MISSING', 'FILE_DIFFERS', 'FILE_TYPE', 'CALENDAR_UNCOVERED'] })
    expect(input.parse({ ...seen, text: ' 办得好 ' })).toEqual({ ...seen, text: '办得好', files: [] })
    expect(input.safeParse({ ...seen, text: '好' }).error?.issues).toMatchObject([{ message: 'INPUT_TOO_SHORT', path: ['text'] }])
  })

  it('leaves an act of the system without fields off the wire', () => {
    expect(Object.keys(made)).not.toContain('case.tidy')
    expect(Object.keys(SUPERVISION_API.actions).sort()).toEqual(['supervision.list', 'supervision.meet', 'supervision.order', 'supervision.reply', 'supervision.withdraw'])
  })

  it('refuses for a check only what the schema has not asked already', () => {
    expect(made['case.transfer'].errors).toEqual(['NOT_ALLOWED', 'INPUT_MISSING', 'TARGET_NOT_FOUND', 'TARGET_NO_OFFICE', 'TARGET_NOT_OF_UNIT', 'TARGET_SAME', 'TARGET_IS_SUBJECT', 'TARGET_OUT_OF_REACH', 'TARGET_AWAY', 'CALENDAR_UNCOVERED'])
    expect(made['case.assign'].errors).toEqual(['NOT_ALLOWED', 'TARGET_NOT_FOUND', 'TARGET_NO_OFFICE', 'TARGET_SAME', 'TARGET_NOT_COLLEAGUE', 'TARGET_IS_SUBJECT', 'TARGET_AWAY'])
  })

  it('reads the words of a row as every caller sends them', () => {
    expect(CASE_API.actions['case.withdraw'].input.parse(seen)).toEqual(seen)
    expect(CASE_API.actions['case.note'].input.parse({ ...seen, text: '已经说好' })).toEqual({ ...seen, visibility: 'public', text: '已经说好', files: [] })
    expect(optional(prose(500))).toEqual(CASE_LIFECYCLE.withdraw.fields.text)
  })
})

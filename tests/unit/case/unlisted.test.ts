import { audienceOf } from '../../../shared/case/audience'
import { companyMark, markedName } from '../../../shared/case/company-mark'
import { summaryOf } from '../../../shared/case/view'
import { isUnlisted, unlistedCompany, unlistedWords } from '../../../shared/register/unlisted'
import { FILED_AT, filed, PLACES } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

const NAMED = { name: '紫藤 小吃店', uscc: null, areaId: 'st1' }
const unlisted = () => filed({ company: { id: 'un-abc', name: NAMED.name, areaId: 'st1', areaName: '望潮街道' }, verified: false }, { ...PLACES, officer: null })

test('two who write the same name in one area mean the same; a credit code is stronger than a name', () => {
  expect(unlistedWords({ ...NAMED, name: '紫藤小吃店' })).toBe(unlistedWords(NAMED))
  expect(unlistedWords({ ...NAMED, areaId: 'st2' })).not.toBe(unlistedWords(NAMED))
  const uscc = '91370613MA3C00001X'
  expect(unlistedWords({ ...NAMED, uscc })).toBe(unlistedWords({ name: '别的名字', uscc, areaId: 'st1' }))
})

test('nobody is there for it, so it lies in the pool, and no company’s token reads it', () => {
  const company = unlistedCompany('un-abc', NAMED.name, { id: 'st1', name: '望潮街道', path: ['st1', 'd1', 'c1'] })
  expect(company).toMatchObject({ officer: null, areaPath: ['st1', 'd1', 'c1'] })
  const one = unlisted()
  expect(one.route.rule).toBe('pool')
  expect(one.holder.poolArea).toBe('d1')
  expect(audienceOf(one).filter((token) => token.startsWith('c:'))).toEqual([])
})

test('it is marked wherever it is shown', () => {
  expect([isUnlisted('un-abc'), isUnlisted('company-1')]).toEqual([true, false])
  expect(summaryOf(unlisted(), PEOPLE.dispatcher, FILED_AT)).toMatchObject({ companyName: NAMED.name, unlisted: true })
  expect(summaryOf(filed(), PEOPLE.officer, FILED_AT).unlisted).toBeUndefined()
  expect([companyMark({ verified: false, unlisted: true }), companyMark({ verified: false }), companyMark({ verified: true })]).toEqual(['未登记', '未核实', null])
  expect(markedName({ companyName: '甲店', verified: false, unlisted: true })).toBe('甲店（未登记）')
})

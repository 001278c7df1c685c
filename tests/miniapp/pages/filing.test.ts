import { aboutProblem, asksAbout, FILING_FORM, filingInput, type FilingValues } from '../../../miniapp/company/file/filing-form'
import { CASE_API } from '@shared/case/contract'
import { emptyOf, problemsOf } from '@/form/values'

const good: FilingValues = { ...emptyOf(FILING_FORM), kind: 'help', text: '货物运不出去，缺一张运输证明', name: '周禾' }
const wire = { company: { companyId: 'c1' }, officerId: 'p-officer', requestId: 'abcdefgh' }
const PERSON = { kind: 'person', id: 'p1', name: '钱督（督查室）' } as const
const UNIT = { kind: 'unit', id: 'u1', name: '某局' } as const
const problems = (values: FilingValues) => ({ ...problemsOf(FILING_FORM, values), ...aboutProblem(values) })

describe('提交前的检查', () => {
  it.each<[string, Partial<FilingValues>, string | null]>([
    ['什么都不缺', {}, null],
    ['没选类别', { kind: null }, 'kind'],
    ['没写内容', { text: '  \n ' }, 'text'],
    ['写得太短', { text: '救命啊' }, 'text'],
    ['正好一千字', { text: '字'.repeat(1000) }, null],
    ['一千零一字', { text: '字'.repeat(1001) }, 'text'],
    ['表情算一个字', { text: '😀'.repeat(1000) }, null],
    ['没留称呼', { name: ' ' }, 'name'],
    ['电话不对', { phone: '87654321' }, 'phone'],
    ['座机带区号', { phone: '0571-87654321' }, null],
    ['投诉没说是谁', { kind: 'complain' }, 'about'],
    ['投诉先不选是谁', { kind: 'complain', about: 'nobody' }, null],
    ['投诉一个人，没说哪个', { kind: 'complain', about: 'other' }, 'about'],
    ['投诉一个单位', { kind: 'complain', about: 'other', aboutWhom: UNIT }, null],
  ])('%s', (_name, part, field) => expect(Object.keys(problems({ ...good, ...part }))).toEqual(field === null ? [] : [field]))

  it('过了检查的，服务端的约定也收', () => {
    for (const part of [{}, { phone: '138 0000 0000' }, { text: '字'.repeat(1000) }, { matter: 'water', urgent: true }, { kind: 'report', about: 'officer' }] as Partial<FilingValues>[]) {
      const values = { ...good, ...part }
      expect(problems(values)).toEqual({})
      expect(CASE_API.actions['case.file'].input.safeParse(filingInput(values, wire)).success).toBe(true)
    }
  })
})

describe('发出去的内容', () => {
  it('只有投诉举报才带反映的是谁', () => {
    expect(asksAbout(good)).toBe(false)
    expect(filingInput({ ...good, about: 'officer' }, wire)).not.toHaveProperty('about')
    expect(filingInput({ ...good, kind: 'complain', about: 'officer' }, wire).about).toEqual({ personId: 'p-officer' })
    expect(filingInput({ ...good, kind: 'report', about: 'other', aboutWhom: UNIT }, wire)).toMatchObject({ about: { unitId: 'u1' } })
    expect(filingInput({ ...good, kind: 'report', about: 'other', aboutWhom: PERSON }, wire).about).toEqual({ personId: 'p1' })
    expect(filingInput({ ...good, kind: 'report', about: 'other', aboutWhom: PERSON }, wire)).not.toHaveProperty('personId')
    expect(filingInput({ ...good, kind: 'report', about: 'nobody' }, wire)).not.toHaveProperty('about')
  })

  it('没填电话就不带，用已验证的手机号', () => expect(filingInput(good, wire).contact).toEqual({ name: '周禾' }))

  it('带上传好的附件，只带约定里有的', () => {
    const files = [{ fileId: 'f1', name: 'a.jpg' }]
    expect(filingInput({ ...good, files }, wire)).toEqual({ requestId: 'abcdefgh', companyId: 'c1', kind: 'help', text: good.text, files, urgent: false, contact: { name: '周禾' } })
  })
})

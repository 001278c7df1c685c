import { asksAbout, checkDraft } from '../../../miniapp/company/file/check-draft'
import { dropDraft, EMPTY_DRAFT, loadDraft, saveDraft, type Draft } from '../../../miniapp/company/file/draft'
import { inputOf } from '../../../miniapp/company/file/use-filing'
import { CASE_API } from '@shared/case/contract'
import { platform } from '@/platform/platform'

const good: Draft = { ...EMPTY_DRAFT, kind: 'help', text: '货物运不出去，缺一张运输证明', contactName: '周禾' }
const wire = { company: { companyId: 'c1' }, officerId: 'p-officer', requestId: 'abcdefgh', files: [] }

describe('提交前的检查', () => {
  it.each<[string, Partial<Draft>, string | null]>([
    ['什么都不缺', {}, null],
    ['没选类别', { kind: null }, 'kind'],
    ['没写内容', { text: '  \n ' }, 'text'],
    ['写得太短', { text: '救命啊' }, 'text'],
    ['正好一千字', { text: '字'.repeat(1000) }, null],
    ['一千零一字', { text: '字'.repeat(1001) }, 'text'],
    ['表情算一个字', { text: '😀'.repeat(1000) }, null],
    ['没留称呼', { contactName: ' ' }, 'contactName'],
    ['电话不对', { contactPhone: '12345' }, 'contactPhone'],
    ['座机带区号', { contactPhone: '0571-87654321' }, null],
    ['投诉没说是谁', { kind: 'complain' }, 'about'],
    ['投诉写在内容里', { kind: 'complain', about: { of: 'words' } }, null],
  ])('%s', (_name, part, field) => expect(Object.keys(checkDraft({ ...good, ...part }))).toEqual(field === null ? [] : [field]))

  it('过了检查的，服务端的约定也收', () => {
    for (const part of [{}, { contactPhone: '138 0000 0000' }, { text: '字'.repeat(1000) }, { kind: 'report', about: { of: 'officer' } }] as Partial<Draft>[]) {
      const draft = { ...good, ...part }
      expect(checkDraft(draft)).toEqual({})
      expect(CASE_API.actions['case.file'].input.safeParse(inputOf(draft, wire)).success).toBe(true)
    }
  })
})

describe('发出去的内容', () => {
  it('只有投诉举报才带反映的是谁', () => {
    expect(asksAbout(good)).toBe(false)
    expect(inputOf({ ...good, about: { of: 'officer' } }, wire)).not.toHaveProperty('about')
    expect(inputOf({ ...good, kind: 'complain', about: { of: 'officer' } }, wire).about).toEqual({ personId: 'p-officer' })
    expect(inputOf({ ...good, kind: 'report', about: { of: 'unit', unitId: 'u1', name: '某局' } }, wire).about).toEqual({ unitId: 'u1' })
    expect(inputOf({ ...good, kind: 'report', about: { of: 'words' } }, wire)).not.toHaveProperty('about')
  })

  it('没填电话就不带，用已验证的手机号', () => expect(inputOf(good, wire).contact).toEqual({ name: '周禾' }))
})

describe('草稿', () => {
  const kept = { draft: good, files: [{ fileId: 'f1', name: 'a.jpg', kind: 'photo' as const }], requestId: 'abcdefgh', savedAt: '2026-11-19T02:00:00.000Z' }

  it('每家企业一份，连同附件和提交编号都在', () => {
    saveDraft('c1', kept)
    expect(loadDraft('c1')).toEqual(kept)
    expect(loadDraft('c2')).toBeNull()
    dropDraft('c1')
    expect(loadDraft('c1')).toBeNull()
  })

  it('读不懂的草稿当作没有', () => {
    platform.storage.set('msb.draft.c1', { draft: good })
    expect(loadDraft('c1')).toBeNull()
    platform.storage.set('msb.draft.c1', 'x')
    expect(loadDraft('c1')).toBeNull()
  })
})

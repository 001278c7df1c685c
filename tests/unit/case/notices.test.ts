import { ENTRY_RULES } from '../../../shared/case/entries'
import { NOTICE_WORDS, NOTICE_KINDS } from '../../../shared/case/notice-kinds'
import { messageData } from '../../../shared/message/message-data'
import { TEMPLATES } from '../../../shared/message/templates'
import { after, filed, IN_STATE, memberTarget, WATER } from '../../support/cases/a-case'
import { PEOPLE } from '../../support/cases/people'

const told = (current: { notices: readonly { to: string; kind: string }[] }, before: { notices: readonly unknown[] }) =>
  current.notices.slice(before.notices.length).map((notice) => `${notice.to} ${notice.kind}`)

describe('each event tells whom it concerns', () => {
  // prettier-ignore
  it.each<[string, () => [ReturnType<typeof filed>, ReturnType<typeof filed>], string[]]>([
    ['filing, to the officer',              () => { const next = filed(); return [{ ...next, notices: [] }, next] }, ['p:officer taskNew']],
    ['filing, to a queue',                  () => { const next = filed({ matter: 'water' }); return [{ ...next, notices: [] }, next] }, ['u:water taskNew', 'p:officer taskInformed']],
    ['accepting',                           () => [filed(), after(filed(), 'accept', PEOPLE.officer)], ['p:filer accepted', 'hears:co1 accepted']],
    ['returning',                           () => [filed(), after(filed(), 'return', PEOPLE.officer)], ['p:filer returned', 'hears:co1 returned', 'pool:d1 taskReturned']],
    ['transferring',                        () => [filed(), after(filed(), 'transfer', PEOPLE.officer, { target: WATER })], ['p:filer transferred', 'hears:co1 transferred', 'u:water taskNew']],
    ['assigning',                           () => { const c = filed({ matter: 'water' }); return [c, after(c, 'assign', PEOPLE.head, { target: memberTarget('member') })] }, ['p:member taskAssigned']],
    ['claiming, the filer: as accepting',   () => { const c = filed({ matter: 'water' }); return [c, after(c, 'claim', PEOPLE.member)] }, ['p:filer accepted', 'hears:co1 accepted']],
    ['a public note of the office',         () => { const c = IN_STATE.handling(); return [c, after(c, 'note', PEOPLE.officer)] }, ['p:filer progress', 'hears:co1 progress']],
    ['an internal note, nobody',            () => { const c = IN_STATE.handling(); return [c, after(c, 'note', PEOPLE.officer, { visibility: 'internal' })] }, []],
    ['a note of the company',               () => { const c = IN_STATE.handling(); return [c, after(c, 'note', PEOPLE.filer)] }, ['p:officer taskNote']],
    ['asking for material',                 () => { const c = IN_STATE.handling(); return [c, after(c, 'requestMaterial', PEOPLE.officer)] }, ['p:filer materialWanted', 'hears:co1 materialWanted']],
    ['supplying it',                        () => { const c = IN_STATE.waiting(); return [c, after(c, 'supplyMaterial', PEOPLE.filer)] }, ['p:officer taskMaterial']],
    ['answering',                           () => { const c = IN_STATE.handling(); return [c, after(c, 'answer', PEOPLE.officer)] }, ['p:filer answered', 'hears:co1 answered']],
    ['answering a complaint, whoever filed it alone', () => { const c = { ...IN_STATE.handling(), kind: 'complain' as const }; return [c, after(c, 'answer', PEOPLE.officer)] }, ['p:filer answered']],
    ['reopening',                           () => { const c = IN_STATE.answered(); return [c, after(c, 'reopen', PEOPLE.filer)] }, ['p:officer taskReopened']],
    ['withdrawing',                         () => [filed(), after(filed(), 'withdraw', PEOPLE.filer)], ['p:officer taskWithdrawn']],
  ])('%s', (_what, act, expected) => {
    const [before, next] = act()
    expect(told(next, before)).toEqual(expected)
  })
})

it('has words within the limits of WeChat for every kind', () => {
  for (const kind of NOTICE_KINDS) {
    const words = NOTICE_WORDS[kind]
    expect([...words.title].length).toBeLessThanOrEqual(20)
    expect(words.phrase).toMatch(/^\p{Script=Han}{1,5}$/u)
    const data = messageData(words, { title: `${'很长的标题'.repeat(10)}\n第二行`, number: '26111800000017', at: '2026-11-18T01:12:00.000Z' })
    expect(Object.keys(data)).toEqual(Object.keys(TEMPLATES[words.template].fields))
    for (const [field, { value }] of Object.entries(data)) {
      expect(value).not.toMatch(/[\n\r]/)
      if (field.startsWith('thing')) expect([...value].length).toBeLessThanOrEqual(20)
      if (field.startsWith('time')) expect(value).toBe('2026年11月18日 09:12')
      if (field.startsWith('character_string')) expect(value).toMatch(/^[\x21-\x7E]{1,32}$/)
    }
  }
})

it('uses every kind of notice', () => {
  const used = new Set(Object.values(ENTRY_RULES).flatMap(({ tells }) => tells.map(({ kind }) => kind)))
  expect([...used].sort()).toEqual([...NOTICE_KINDS].sort())
})

import type { PersonId } from '../../../shared/kernel/ids'
import type { NoticeKind } from '../../../shared/message/notice-kinds'
import { isOwned, type Noted, ownersOf, type People } from '../../../shared/register/binding'
import { askedOf, isDisputed, STANDINGS, WAYS } from '../../../shared/register/binding-table'

/** A message of a change; `personId` null: to the administrators of where the company lies. */
export interface Told {
  personId: PersonId | null
  kind: NoticeKind
  body: string
}

const WHERE = { owner: '请到“我的 › 企业的人”里看。', admin: '请到“企业负责人的申请”里看。', officer: '请打开这家企业的“企业的人”。' } as const
const AGAIN = '有不同意见的，请到“加入企业”里看怎么办。'

function ofAsking(people: People, officer: string | null, company: string, { personId, as, way }: Noted): Told[] {
  if (as === null || way === null) return []
  const owned = isOwned(people)
  const words = `有人用“${WAYS[way].zh}”申请做“${company}”的${STANDINGS[as]}。`
  const owners = ownersOf(people).filter((each) => each.personId !== personId).map((each) => each.personId)
  if (isDisputed(way, owned)) {
    return [
      ...owners.map((owner): Told => ({ personId: owner, kind: 'bindingDisputed', body: `${words}不认识的，请在 72 小时内提出异议，由系统管理员决定。${WHERE.owner}` })),
      { personId: null, kind: 'bindingReview', body: `${words}${WHERE.admin}` },
    ]
  }
  return askedOf(way, owned).flatMap((approver): Told[] => {
    if (approver === 'owner') return owners.map((owner) => ({ personId: owner, kind: 'bindingAsked', body: `${words}${WHERE.owner}` }))
    if (approver === 'admin') return [{ personId: null, kind: 'bindingReview', body: `${words}${WHERE.admin}` }]
    return approver === 'officer' && officer !== null ? [{ personId: officer, kind: 'bindingAsked', body: `${words}${WHERE.officer}` }] : []
  })
}

/** Whom a change tells, and in which words. Whoever did it himself is left out where it is written. `people`: before it. */
export function toldOf(people: People, officer: string | null, company: string, noted: Noted, reason: string | null): Told[] {
  const { kind, personId, as } = noted
  const why = reason === null ? '' : `原因：${reason}。`
  switch (kind) {
    case 'asked': return ofAsking(people, officer, company, noted)
    case 'appealed': return [{ personId: null, kind: 'bindingReview', body: `“${company}”的负责人申请有人不服，提出申诉，要由另一位管理员决定。${WHERE.admin}` }]
    case 'objected': return [{ personId: null, kind: 'bindingObjected', body: `“${company}”的负责人不同意另一个人做负责人。${why}${WHERE.admin}` }]
    case 'granted': return personId === null || as === null ? [] : [{ personId, kind: 'bindingGranted', body: `您现在是“${company}”的${STANDINGS[as]}。以后打开就能替企业提诉求、看进度。` }]
    case 'refused': return personId === null ? [] : [{ personId, kind: 'bindingRefused', body: `您加入“${company}”的申请没有同意。${why}${AGAIN}` }]
    case 'removed': return personId === null ? [] : [{ personId, kind: 'bindingRemoved', body: `您不再是“${company}”的人，看不到它的诉求了。${why}${AGAIN}` }]
    case 'madeOwner': return personId === null ? [] : [{ personId, kind: 'bindingMadeOwner', body: `您现在是“${company}”的负责人，可以邀请和移除人。${WHERE.owner}` }]
    case 'withdrawn': case 'left': case 'madeMember': case 'invited': case 'uninvited': return []
  }
}

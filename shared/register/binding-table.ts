/** What a person can be of a company: who manages its people, and who files and follows its requests. */
export const STANDINGS = { owner: '负责人', member: '经办人' } as const
export type Standing = keyof typeof STANDINGS

/** How it stands with somebody and a company. `refused` may be appealed against once, where an administrator refused. */
export const BINDING_STATES = { waiting: '等待同意', granted: '已加入', refused: '没有同意', withdrawn: '本人撤回', ended: '已结束' } as const
export type BindingState = keyof typeof BINDING_STATES

/** Who may say yes: the register itself, the officer who stands there, an owner, an administrator of the area. */
export type Approver = 'register' | 'officer' | 'owner' | 'admin'

/** What comes of asking one way: at once, by whom that was approved before; or a wait for one of those. `disputes`: the owners are told and may object for a while. */
type Outcome = { readonly as: Standing | null } & ({ readonly by: Approver } | { readonly asks: readonly Approver[]; readonly disputes?: true })

/** One way to come to a company: its word, and what it is worth while nobody owns the company, and while somebody does. `as` null: as the invitation says. */
interface WayRow {
  zh: string
  none: Outcome
  owned: Outcome
}

/**
 * How somebody comes to a company, and who approves it: the one table. A number of the register is proof of nothing once somebody owns the company: numbers
 * change hands. A photo of a licence is never proof by itself.
 */
// prettier-ignore
export const WAYS = {
  phone:      { zh: '登记的手机号',       none: { as: 'owner', by: 'register' },                 owned: { as: 'member', asks: ['owner'] } },
  face:       { zh: '当面扫工作人员的码', none: { as: 'owner', by: 'officer' },                  owned: { as: 'owner', asks: ['owner', 'admin'], disputes: true } },
  licence:    { zh: '营业执照',           none: { as: 'owner', asks: ['admin'] },                owned: { as: 'owner', asks: ['owner', 'admin'], disputes: true } },
  invitation: { zh: '邀请',               none: { as: null, asks: ['officer'] },                 owned: { as: null, asks: ['owner'] } },
  before:     { zh: '记录开始以前绑定',   none: { as: 'member', asks: [] },                       owned: { as: 'member', asks: [] } },
} as const satisfies Record<string, WayRow>
export type Way = keyof typeof WAYS
/** Those by which somebody asks; the last one is of whoever was there before anything was noted. */
export type AskedWay = Exclude<Way, 'before'>

/** What that way is worth. */
export const outcomeOf = (way: Way, owned: boolean): Outcome => WAYS[way][owned ? 'owned' : 'none']

/** Who may say yes to somebody who waits; nobody where it would be granted at once. */
export function askedOf(way: Way, owned: boolean): readonly Approver[] {
  const outcome = outcomeOf(way, owned)
  return 'asks' in outcome ? outcome.asks : [outcome.by]
}

/** May the owners object to it for a while? */
export const isDisputed = (way: Way, owned: boolean): boolean => {
  const outcome = outcomeOf(way, owned)
  return 'disputes' in outcome && outcome.disputes === true
}

/** Hours: an invitation can be used; owners may object; and minutes that the code on an officer's phone lives. */
export const INVITED_HOURS = 72
export const OBJECTION_HOURS = 72
export const FACE_MINUTES = 2
/** So many people a company may have, whoever waits included. */
export const MOST_PEOPLE = 60

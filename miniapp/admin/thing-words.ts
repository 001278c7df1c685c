import type { AreaRow, Thing, ThingRow, Touched } from '@shared/api/things-views'
import { AREA_LEVELS } from '@shared/register/area'
import { OFFICE_ROLES } from '@shared/register/office'
import { THING_STATES, type ThingState } from '@shared/register/things'
import { UNIT_KINDS } from '@shared/register/unit'
import type { IconName } from '@/ui/icon-paths'
import type { Tone } from '@/ui/Status'
import { named } from '@/session/dress'
import { grouped } from './numbers'

export type ThingOf = Thing['of']
/** One kind of the things of the register. */
export type One<K extends ThingOf> = Extract<Thing, { of: K }>

/** A row of one of the lists. */
export type RowOf<K extends ThingRow['of']> = Extract<ThingRow, { of: K }>

/** What can be done to a thing is done to this much of it. */
export type Actable = Pick<Thing, 'of' | 'id' | 'version' | 'name' | 'state'>

/** What each kind is called, and what stands beside it. */
export const KIND_WORDS: Record<ThingOf, { zh: string, icon: IconName }> = {
  area: { zh: '区域', icon: 'flag' }, unit: { zh: '单位', icon: 'building' }, hall: { zh: '大厅', icon: 'home' }, window: { zh: '窗口', icon: 'hand' }, office: { zh: '职务', icon: 'user' },
}

/** How a closed one is marked; null where nothing need be said. */
export const stateMark = (of: ThingOf, state: ThingState): { word: string, tone: Tone, icon: IconName } | null =>
  (state === 'open' ? null : { word: of === 'office' ? '已结束' : THING_STATES.closed, tone: 'still', icon: 'pause-square' })

/** 「镇街，企业 42 家，单位 3 个，下级 12 个」: what lies in an area and below; what there is none of is left out. */
export const areaWords = ({ level, companies, units, areas }: Pick<AreaRow, 'level' | 'companies' | 'units' | 'areas'>): string =>
  [AREA_LEVELS[level], companies === 0 ? null : `企业 ${grouped(companies)} 家`, units === 0 ? null : `单位 ${grouped(units)} 个`, areas === 0 ? null : `下级 ${grouped(areas)} 个`].filter((word) => word !== null).join('，')

/** 「部门，莱山区，6 人」 */
export const unitWords = ({ kind, areaName, people }: Pick<RowOf<'unit'>, 'kind' | 'areaName' | 'people'>): string => [UNIT_KINDS[kind], areaName, people === 0 ? '还没有人' : `${grouped(people)} 人`].join('，')

/** 「莱山区，示范路 1 号，3 个窗口」 */
export const hallWords = ({ areaName, address, windows }: Pick<RowOf<'hall'>, 'areaName' | 'address' | 'windows'>): string => [areaName, ...(address === '' ? [] : [address]), windows === 0 ? '还没有窗口' : `${grouped(windows)} 个窗口`].join('，')

/** 「3 号，政务大厅，市场监管局」 */
export const windowWords = ({ number, hallName, unitName }: Pick<RowOf<'window'>, 'number' | 'hallName' | 'unitName'>): string => `${number} 号，${hallName}，${unitName}`

/** 「服务专员，初家街道，企业服务中心」; of a unit's own people its unit is their place. */
export const officeWords = ({ role, areaName, unitName, head }: Pick<RowOf<'office'>, 'role' | 'areaName' | 'unitName' | 'head'>): string =>
  [named(OFFICE_ROLES[role]), ...(role === 'department' ? [unitName] : [areaName, unitName]), ...(head ? ['单位负责人'] : [])].join('，')

const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year} 年 ${month} 月 ${date} 日`
}

/** 「到 2026 年 11 月 30 日」; null without an end. */
export const untilWords = ({ until }: Pick<RowOf<'office'>, 'until'>): string | null => (until === null ? null : `到 ${dayWords(until)}`)

/** 「2026 年 12 月 1 日起」; null: from the day on which it was registered. */
export const fromWords = ({ from = null }: Pick<RowOf<'office'>, 'from'>): string | null => (from === null ? null : `${dayWords(from)}起`)

/** What a list says of its days: a first one only while it is to come, a last one always; null: neither. */
export const daysWords = (office: Pick<RowOf<'office'>, 'from' | 'begun' | 'until'>): string | null =>
  [office.begun === false ? fromWords(office) : null, untilWords(office)].filter((words) => words !== null).join('，') || null

const COUNTED: readonly (readonly [keyof Touched['touches'], string])[] = [['units', '个单位'], ['windows', '个窗口'], ['companies', '家企业'], ['people', '名工作人员'], ['openCases', '件在办诉求']]

/** 「2 个下级区域、42 家企业、7 件在办诉求」: what an act touches besides the thing itself; '' where nothing. */
export const touchedWords = ({ of }: Pick<Actable, 'of'>, touches: Touched['touches']): string => {
  const below = of === 'area' ? touches.areas - 1 : 0
  const others = COUNTED.filter(([what]) => what !== (of === 'unit' ? 'units' : of === 'window' ? 'windows' : of === 'office' ? 'people' : null))
  return [below > 0 ? `${grouped(below)} 个下级区域` : '', ...others.map(([what, unit]) => (touches[what] > 0 ? `${grouped(touches[what])} ${unit}` : ''))].filter((word) => word !== '').join('、')
}

/** What an administrator would be warned of: with one of them alone nobody can let the other in again. */
export const adminsWanted = (admins: number): string | null =>
  (admins >= 2 ? null : '只有一位系统管理员。他离开时没有人能接手，请再登记一位。')

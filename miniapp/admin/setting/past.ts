import type { SettingChange, SettingView } from '@shared/api/settings.api'
import { canonicalJson } from '@shared/kernel/canonical-json'
import { chinaDay, type Instant } from '@shared/kernel/instant'
import type { StoredSettings } from '@shared/settings/values'
import { dayWords } from '../settings/source-words'
import { turnsOf } from './value-words'

export interface Where { areaId: string; unitId: string | null }

/** The day that goes with it: of what has a date to come; everything else holds from now on. */
export const fromOf = (since: Instant, now: Instant): { from?: string } => (since > now ? { from: chinaDay(since) } : {})

/** What a proposal is looked at with: as it will hold, from its own day on. */
export const previewOf = (name: SettingView['name'], { value, since }: Pick<NonNullable<SettingView['proposed']>, 'value' | 'since'>, where: Where, now: Instant) => ({ ...where, name, value, ...fromOf(since, now) })

/** The shortest citation a setting takes that needs one. */
const CITED = 4
const LONGEST_CITATION = 200

/** What a change turned, of all there were (the newest first): each word as it had been set at this place before, and as it was then. `before` null: nothing had been set here. */
export const turnsOfChange = (name: SettingView['name'], changes: readonly SettingChange[], change: SettingChange): ReturnType<typeof turnsOf> =>
  turnsOf(name, changes.find(({ version, state }) => state === 'active' && version < change.version)?.value ?? null, change.value)

/** May what was set then be proposed anew: it held once, nothing waits, and something else holds now. */
export const mayTakeBack = (item: SettingView, { state, value, since }: SettingChange, now: Instant): boolean =>
  item.here && item.proposed === null && state === 'active' && since <= now && value !== null && turnsOf(item.name, item.value, value).length > 0

type Years = StoredSettings['calendar']['years']
const yearsOf = (value: SettingView['value']): Years => (value as StoredSettings['calendar']).years

/** Years are put in one by one: of those that are to come, as they are now; null where one is not there yet and so can't be left as it is. */
function yearsAsNow(item: Pick<SettingView, 'value'>, coming: SettingView['value']): Years | null {
  const now = yearsOf(item.value)
  const named = Object.keys(yearsOf(coming))
  return named.every((year) => now[year] !== undefined) ? Object.fromEntries(named.flatMap((year) => (now[year] === undefined ? [] : [[year, now[year]]]))) : null
}

/** What is proposed in place of what is to come, so that all stays as it is: what was set here, or (`value` null) what holds above; null where it can't be. `own`: what holds here was set here. */
export function asNow(item: Pick<SettingView, 'name' | 'scope' | 'value' | 'citation'>, own: boolean, coming: SettingView['value']): { value: SettingView['value'], citation: string } | null {
  if (item.name !== 'calendar') return { value: own || item.scope === 'tenant' ? item.value : null, citation: item.citation }
  const years = yearsAsNow(item, coming)
  return years && { value: { years }, citation: [...new Set(Object.values(years).map(({ citation }) => citation))].join('；').slice(0, LONGEST_CITATION) }
}

/** Does what is to come leave all as it is? Years are held against each other day by day. */
export function changesNothing(item: SettingView, own: boolean, value: SettingView['value']): boolean {
  if (value === null) return !own
  if (item.name !== 'calendar') return turnsOf(item.name, item.value, value).length === 0
  const now = yearsOf(item.value)
  return Object.entries(yearsOf(value)).every(([year, days]) => canonicalJson(days) === canonicalJson(now[year] ?? null))
}

/** On what it rests: as it did then. */
export const citationOf = ({ citation, since }: Pick<SettingChange, 'citation' | 'since'>): string => (citation.trim().length >= CITED ? citation : `用回 ${dayWords(since)}起的一版`)

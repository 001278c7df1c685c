import type { SettingChange, SettingView } from '@shared/api/settings.api'
import { chinaDay, type Instant } from '@shared/kernel/instant'
import { dayWords } from '../settings/source-words'
import { turnsOf } from './value-words'

export interface Where { areaId: string; unitId: string | null }

/** The day that goes with it: of what has a date to come; everything else holds from now on. */
export const fromOf = (since: Instant, now: Instant): { from?: string } => (since > now ? { from: chinaDay(since) } : {})

/** What a proposal is looked at with: as it will hold, from its own day on. */
export const previewOf = (name: SettingView['name'], { value, since }: Pick<NonNullable<SettingView['proposed']>, 'value' | 'since'>, where: Where, now: Instant) => ({ ...where, name, value, ...fromOf(since, now) })

/** The shortest citation a setting takes that needs one. */
const CITED = 4

/** What a change turned, of all there were (the newest first): each word as it had been set at this place before, and as it was then. `before` null: nothing had been set here. */
export const turnsOfChange = (name: SettingView['name'], changes: readonly SettingChange[], change: SettingChange): ReturnType<typeof turnsOf> =>
  turnsOf(name, changes.find(({ version, state }) => state === 'active' && version < change.version)?.value ?? null, change.value)

/** May what was set then be proposed anew: it held once, nothing waits, and something else holds now. */
export const mayTakeBack = (item: SettingView, { state, value, since }: SettingChange, now: Instant): boolean =>
  item.here && item.proposed === null && state === 'active' && since <= now && value !== null && turnsOf(item.name, item.value, value).length > 0

/** What is proposed in place of what is to come, so that all stays as it is: what was set here, or (null) what holds above. `own`: what holds here was set here. */
export const asNow = ({ scope, value }: Pick<SettingView, 'scope' | 'value'>, own: boolean): SettingView['value'] => (own || scope === 'tenant' ? value : null)

/** Does what is to come leave all as it is? */
export const changesNothing = (item: SettingView, own: boolean, value: SettingView['value']): boolean => (value === null ? !own : turnsOf(item.name, item.value, value).length === 0)

/** On what it rests: as it did then. */
export const citationOf = ({ citation, since }: Pick<SettingChange, 'citation' | 'since'>): string => (citation.trim().length >= CITED ? citation : `用回 ${dayWords(since)}起的一版`)

import type { AreaId } from '../kernel/ids'

/** Where a setting may be set: for the whole tenant, for an area and all below it, for one unit. */
export const SETTING_SCOPES = ['tenant', 'area', 'unit'] as const
export type SettingScope = (typeof SETTING_SCOPES)[number]
export const SCOPE_LABELS: Record<SettingScope, string> = { tenant: '全市', area: '本区域', unit: '本单位' }

/** Where a value was set; the tenant has no place of its own: ''. */
export interface SettingPlace { readonly scope: SettingScope; readonly place: string }
/** Places whose values hold for something, nearest first. */
export type SettingPath = readonly SettingPlace[]

export const WHOLE_TENANT: SettingPath = [{ scope: 'tenant', place: '' }]

/** What lies in an area (itself and its ancestors, nearest first), and with a unit there: the unit's own, the area's, those above, the tenant's. */
export const pathOf = (unitId: string | null, areaPath: readonly AreaId[]): SettingPath => [
  ...(unitId === null ? [] : [{ scope: 'unit', place: unitId } as const]), ...areaPath.map((place) => ({ scope: 'area', place }) as const), ...WHOLE_TENANT,
]

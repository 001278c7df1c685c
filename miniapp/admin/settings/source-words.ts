import type { SettingView } from '@shared/api/settings.api'
import { formatInChina, type Instant } from '@shared/kernel/instant'

/** 「2026 年 12 月 1 日」. */
export const dayWords = (at: Instant): string => formatInChina(at, 'YYYY 年 M 月 D 日')

/** Where a value comes from, and since when. */
export const sourceWords = ({ from }: Pick<SettingView, 'from'>): string => (from === null ? '系统默认' : `${from.placeName}，${dayWords(from.since)}起`)

import type { SettingName } from './values'

/** What each setting is called. */
export const SETTING_WORDS: Record<SettingName, string> = {
  profile: '办理时限', ladder: '提醒进度', lights: '亮灯', calendar: '放假安排', hours: '办公时间', hotline: '咨询电话', names: '名称', look: '外观', signs: '牌子上的话', quotas: '次数限制',
}

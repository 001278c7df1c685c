import { CASE_KIND_LABELS, CASE_KINDS } from '@shared/case/kinds'
import { NAME_FIELDS, PALETTES } from '@shared/settings/dress-fields'
import { NAMED } from '@shared/settings/names'
import { QUOTAS, type QuotaName } from '@shared/settings/quotas'
import { SIGN_WORD_FIELDS, type SignWordField, signTexts } from '@shared/settings/sign-words'
import type { SettingName, StoredSettings } from '@shared/settings/values'
import { hoursText, seasonsText } from './hours-text'
import { limitText } from './limit-text'

/** A value in words: what is set, and to what. */
export interface Word { key: string; value: string }

const percent = (share: number): string => `${Math.round(share * 100)}%`

// prettier-ignore
const WORDS: { readonly [N in SettingName]: (value: StoredSettings[N]) => Word[] } = {
  hotline: (value) => [{ key: '电话', value }],
  names: (value) => NAMED.map((name) => ({ key: NAME_FIELDS[name].zh, value: value[name] })),
  look: ({ palette, foot }) => [{ key: '配色', value: PALETTES[palette] }, { key: '页脚', value: foot === '' ? '没有' : foot }],
  signs: (value) => [...Object.entries(signTexts(value)).map(([field, text]) => ({ key: SIGN_WORD_FIELDS[field as SignWordField].zh, value: text })), { key: '监督电话', value: value.complaintPhone === '' ? '没有' : value.complaintPhone }],
  lights: ({ soon, pressing }) => [{ key: '黄灯', value: `时限用去 ${percent(soon)}` }, { key: '红灯', value: `时限用去 ${percent(pressing)}` }],
  ladder: ({ response, handling, pressing, supply }) => [
    { key: '签收', value: `时限用去 ${percent(response)} 提醒` }, { key: '办理', value: `时限用去 ${percent(handling)}、${percent(pressing)} 提醒` }, { key: '补材料', value: `时限用去 ${percent(supply)} 提醒企业` },
  ],
  hours: ({ hours, seasons }) => [{ key: '全年', value: hoursText(hours) }, ...seasonsText(seasons).split('\n').filter((line) => line !== '').map((line, at) => ({ key: `季节 ${at + 1}`, value: line }))],
  profile: ({ confirmWithin, supplyWithin, limits }) => [
    ...CASE_KINDS.flatMap((kind) => [
      { key: CASE_KIND_LABELS[kind], value: `${limitText(limits[kind].normal.response)}响应，${limitText(limits[kind].normal.handling)}办结` },
      { key: `${CASE_KIND_LABELS[kind]}（紧急）`, value: `${limitText(limits[kind].urgent.response)}响应，${limitText(limits[kind].urgent.handling)}办结` },
    ]),
    { key: '企业确认', value: limitText(confirmWithin) },
    ...(supplyWithin === undefined ? [] : [{ key: '企业补材料', value: limitText(supplyWithin) }]),
  ],
  calendar: ({ years }) => Object.values(years).map(({ year, holidays, workdays, assumption }) => ({ key: `${year} 年`, value: assumption ? '推定，还没有录入通知' : `放假 ${holidays.length} 天，调休上班 ${workdays.length} 天` })),
  quotas: (value) => (Object.keys(QUOTAS) as QuotaName[]).map((what) => ({ key: QUOTAS[what].zh, value: value[what] === undefined ? `${QUOTAS[what].most} 次` : `${value[what]} 次` })),
}

/** What the value of that setting says; null, taken away, says nothing. */
export const wordsOf = (name: SettingName, value: unknown): Word[] => (value === null ? [] : (WORDS[name] as (value: unknown) => Word[])(value))

/** What differs between two values, each as it is and as it would be. */
export function turnsOf(name: SettingName, before: unknown, after: unknown): { key: string; before: string | null; after: string | null }[] {
  const [was, will] = [wordsOf(name, before), wordsOf(name, after)]
  return [...new Set([...was, ...will].map(({ key }) => key))].flatMap((key) => {
    const [one, other] = [was, will].map((words) => words.find((word) => word.key === key)?.value ?? null)
    // A year that is not named stays as it is.
    return one === other || (name === 'calendar' && other === null) ? [] : [{ key, before: one ?? null, after: other ?? null }]
  })
}

import { CASE_KIND_LABELS, CASE_KINDS, type CaseKind } from '@shared/case/kinds'
import type { Rung } from '@shared/case/ladder'
import { choice, type Fields, line, optional, prose, worded } from '@shared/form/field'
import { FOOT_LENGTH, isFoot, isNoun, NAME_FIELDS, PALETTES } from '@shared/settings/dress-fields'
import { DEFAULT_NAMES, NAMED } from '@shared/settings/names'
import { QUOTAS, type QuotaName } from '@shared/settings/quotas'
import { isTelephone, SIGN_WORD_FIELDS, type SignWordField, signTexts } from '@shared/settings/sign-words'
import type { SettingName, StoredSettings } from '@shared/settings/values'
import type { Limit } from '@shared/sla/limit'
import { hoursOf, hoursText, seasonsOf, seasonsText } from './hours-text'
import { limitOf, limitText } from './limit-text'

type Texts = Readonly<Record<string, string>>

/** How a setting is written by hand: its fields, what stands in them, and the value again; a problem for each field that cannot be read. */
export interface SettingForm {
  fields: Fields
  start: (value: unknown) => Texts
  read: (texts: Texts, citation: string) => { value: unknown } | { problems: Texts }
}

const LIMIT_HINT = '例如 7 个工作小时、5 个工作日、24 小时'
const WRONG_LIMIT = '请写成“5 个工作日”的样子'
/** The four limits of a kind: by urgency, response and handling. */
const PARTS = [['normal', 'response', '响应'], ['normal', 'handling', '办结'], ['urgent', 'response', '紧急响应'], ['urgent', 'handling', '紧急办结']] as const
const nameOf = (kind: CaseKind, urgency: string, part: string): string => `${kind}-${urgency}-${part}`
const LIMITS = CASE_KINDS.flatMap((kind) => PARTS.map(([urgency, part, word]) => ({ kind, urgency, part, name: nameOf(kind, urgency, part), zh: `${CASE_KIND_LABELS[kind]}${word}` })))

const only = (problems: Readonly<Record<string, string | undefined>>): Texts => Object.fromEntries(Object.entries(problems).flatMap(([name, problem]) => (problem === undefined ? [] : [[name, problem]])))
const answer = (problems: Texts, value: () => unknown): ReturnType<SettingForm['read']> => (Object.keys(problems).length > 0 ? { problems } : { value: value() })

const profile: SettingForm = {
  fields: Object.fromEntries([...LIMITS.map(({ name, zh }) => [name, worded(line(20), { zh, hint: LIMIT_HINT })]), ['confirmWithin', worded(line(20), { zh: '企业确认', hint: LIMIT_HINT })], ['supplyWithin', worded(line(20), { zh: '企业补材料', hint: LIMIT_HINT })]]) as Fields,
  start(value) {
    const { limits, confirmWithin, supplyWithin } = value as StoredSettings['profile']
    return { ...Object.fromEntries(LIMITS.map(({ name, kind, urgency, part }) => [name, limitText(limits[kind][urgency][part])])), confirmWithin: limitText(confirmWithin), supplyWithin: supplyWithin === undefined ? '' : limitText(supplyWithin) }
  },
  read(texts, citation) {
    const at = (name: string): Limit => limitOf(texts[name] ?? '') ?? { amount: 0, unit: 'workingDays' }
    const problems = only(Object.fromEntries(Object.keys(profile.fields).map((name) => [name, limitOf(texts[name] ?? '') === null ? WRONG_LIMIT : undefined])))
    const of = (kind: CaseKind, urgency: 'normal' | 'urgent') => ({ response: at(nameOf(kind, urgency, 'response')), handling: at(nameOf(kind, urgency, 'handling')), citation })
    return answer(problems, () => ({
      confirmWithin: at('confirmWithin'), supplyWithin: at('supplyWithin'),
      limits: Object.fromEntries(CASE_KINDS.map((kind) => [kind, { normal: of(kind, 'normal'), urgent: of(kind, 'urgent') }])),
    }))
  },
}

const hours: SettingForm = {
  fields: {
    hours: worded(line(80), { zh: '全年', hint: '例如 09:00-12:00、14:00-18:00' }),
    seasons: worded(optional(prose(400)), { zh: '季节时间', hint: '一行一个，例如 5月1日至9月30日 09:00-12:00、14:30-18:00' }),
  },
  start(value) {
    const { hours: allYear, seasons } = value as StoredSettings['hours']
    return { hours: hoursText(allYear), seasons: seasonsText(seasons) }
  },
  read(texts) {
    const [allYear, seasons] = [hoursOf(texts['hours'] ?? ''), seasonsOf(texts['seasons'] ?? '')]
    const problems = only({ hours: allYear === null ? '请写成 09:00-12:00、14:00-18:00 的样子' : undefined, seasons: seasons === null ? '请一行写一个，写成 5月1日至9月30日 09:00-12:00 的样子' : undefined })
    return answer(problems, () => ({ hours: allYear, seasons }))
  },
}

const wrongShare = (share: number): string | undefined => (Number.isInteger(share) && share > 0 && share < 100 ? undefined : '请填 1 到 99 之间的整数')
const shareText = (share: number): string => String(Math.round(share * 100))

const RUNGS = ['response', 'handling', 'pressing', 'supply'] as const satisfies readonly Rung[]
const ladder: SettingForm = {
  fields: {
    response: worded(line(3), { zh: '签收时限用去百分之几时提醒', hint: '例如 50。超期另有提醒，不用填' }),
    handling: worded(line(3), { zh: '办理时限用去百分之几时提醒', hint: '例如 50' }),
    pressing: worded(line(3), { zh: '办理时限用去百分之几时再提醒', hint: '例如 80' }),
    supply: worded(line(3), { zh: '补材料时限用去百分之几时提醒企业', hint: '例如 50' }),
  },
  start: (value) => Object.fromEntries(RUNGS.map((rung) => [rung, shareText((value as StoredSettings['ladder'])[rung])])),
  read(texts) {
    const share = (rung: Rung): number => Number(texts[rung])
    const problems = only({ ...Object.fromEntries(RUNGS.map((rung) => [rung, wrongShare(share(rung))])), pressing: wrongShare(share('pressing')) ?? (share('handling') >= share('pressing') ? '第二次要晚于第一次' : undefined) })
    return answer(problems, () => Object.fromEntries(RUNGS.map((rung) => [rung, share(rung) / 100])))
  },
}

const lights: SettingForm = {
  fields: { soon: worded(line(3), { zh: '黄灯：时限用去百分之几', hint: '例如 50' }), pressing: worded(line(3), { zh: '红灯：时限用去百分之几', hint: '例如 80' }) },
  start(value) {
    const { soon, pressing } = value as StoredSettings['lights']
    return { soon: shareText(soon), pressing: shareText(pressing) }
  },
  read(texts) {
    const [soon, pressing] = [Number(texts['soon']), Number(texts['pressing'])]
    return answer(only({ soon: wrongShare(soon), pressing: wrongShare(pressing) ?? (soon >= pressing ? '红灯要比黄灯晚' : undefined) }), () => ({ soon: soon / 100, pressing: pressing / 100 }))
  },
}

const hotline: SettingForm = {
  fields: { hotline: worded(line(20, 3), { zh: '咨询电话' }) },
  start: (value) => ({ hotline: value as string }),
  read: (texts) => answer(only({ hotline: /^\+?[\d-]{3,20}$/.test(texts['hotline'] ?? '') ? undefined : '电话只用数字和短横线' }), () => texts['hotline']),
}

const names: SettingForm = {
  fields: Object.fromEntries(NAMED.map((name) => [name, worded(line(8, 2), { zh: NAME_FIELDS[name].zh, hint: `用在${NAME_FIELDS[name].shown}。默认“${DEFAULT_NAMES[name]}”` })])),
  start: (value) => value as StoredSettings['names'],
  read: (texts) => answer(only(Object.fromEntries(NAMED.map((name) => [name, isNoun(texts[name] ?? '') ? undefined : '请用 2 到 8 个汉字、字母或数字，不要空格和符号']))), () => Object.fromEntries(NAMED.map((name) => [name, texts[name]]))),
}

const look: SettingForm = {
  fields: { palette: worded(choice(PALETTES), { zh: '配色' }), foot: worded(optional(line(FOOT_LENGTH)), { zh: '页脚', hint: '谁开办的，例如 莱山区营商环境建设局' }) },
  start: (value) => ({ ...(value as StoredSettings['look']) }),
  read: (texts) => answer(only({ foot: isFoot(texts['foot'] ?? '') ? undefined : '只用汉字、字母、数字和括号' }), () => ({ palette: texts['palette'] ?? '', foot: texts['foot'] ?? '' })),
}

const SIGN_FIELDS = Object.keys(SIGN_WORD_FIELDS) as SignWordField[]
const signs: SettingForm = {
  fields: {
    ...Object.fromEntries(SIGN_FIELDS.map((field) => [field, worded(line(SIGN_WORD_FIELDS[field].max), { zh: SIGN_WORD_FIELDS[field].zh })])),
    complaintPhone: worded(optional(line(20)), { zh: '监督电话', hint: '印在明白卡上；没有可以不填' }),
  },
  start: (value) => ({ ...signTexts(value as StoredSettings['signs']), complaintPhone: (value as StoredSettings['signs']).complaintPhone }),
  read(texts) {
    const said = (field: string): string => (texts[field] ?? '').trim()
    return answer(only({ complaintPhone: said('complaintPhone') === '' || isTelephone(said('complaintPhone')) ? undefined : '电话只用数字和短横线' }), () => ({
      title: said('title'), invitation: said('invitation'), purpose: said('purpose'), steps: [said('step1'), said('step2'), said('step3')], complaintPhone: said('complaintPhone'),
    }))
  },
}

const WHAT = Object.keys(QUOTAS) as QuotaName[]
const quotas: SettingForm = {
  fields: Object.fromEntries(WHAT.map((what) => [what, worded(optional(line(7)), { zh: `${QUOTAS[what].zh}（${QUOTAS[what].per.slice(0, 10)}）`, hint: `默认 ${QUOTAS[what].most} 次` })])),
  start: (value) => Object.fromEntries(WHAT.map((what) => [what, String((value as StoredSettings['quotas'])[what] ?? '')])),
  read(texts) {
    const said = WHAT.filter((what) => (texts[what] ?? '').trim() !== '')
    const problems = only(Object.fromEntries(said.map((what) => [what, /^[1-9]\d{0,6}$/.test(texts[what]?.trim() ?? '') ? undefined : '请填一个整数，至少是 1'])))
    return answer(problems, () => Object.fromEntries(said.map((what) => [what, Number(texts[what])])))
  },
}

/** Days off are read from the notice (calendar/), not written by hand. */
export const FORMS: { readonly [N in Exclude<SettingName, 'calendar'>]: SettingForm } = { profile, ladder, hours, lights, hotline, names, look, signs, quotas }

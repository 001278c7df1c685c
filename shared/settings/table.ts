import * as z from 'zod/mini'
import { Ladder, Share } from '../case/ladder'
import { LimitProfile } from '../case/limits'
import { OpeningHours, YearCalendar } from '../sla/calendar'
import { isFoot, isNoun, PALETTE_NAMES } from './dress-fields'
import type { SettingScope } from './path'
import { QUOTAS, type QuotaName } from './quotas'
import { isTelephone, SIGN_WORD_FIELDS } from './sign-words'
import type { SettingName } from './values'
import { SETTING_WORDS } from './words'

export interface Setting {
  group: '办理' | '时间' | '联系' | '名称和外观' | '防滥用'
  schema: z.ZodMiniType
  /** Where it may be set; nearer places have their own, everybody else that of the next above. */
  scopes: readonly SettingScope[]
  /** 两人确认: it holds only after another administrator has confirmed it. */
  twoPeople: boolean
  /** 依据 must be named. */
  cited: boolean
  /** May it begin at a later date? */
  dated: boolean
  /** What a change of it touches: due dates of cases that are open, of those filed from then on, or words and bounds only. */
  touches: 'open' | 'new' | 'words'
}

const noun = z.string('请填写名称').check(z.refine(isNoun, '名称用 2 到 8 个汉字、字母或数字，不要空格和符号'))
const signText = (field: keyof typeof SIGN_WORD_FIELDS) => z.string(`请填写${SIGN_WORD_FIELDS[field].zh}`).check(z.refine((text) => text.trim() !== '' && [...text].length <= SIGN_WORD_FIELDS[field].max, `${SIGN_WORD_FIELDS[field].zh}最多 ${SIGN_WORD_FIELDS[field].max} 个字，不能空着`))
const most = z.optional(z.int('次数必须是整数').check(z.minimum(1, '次数至少是 1'), z.maximum(1_000_000, '次数太多')))

/** 设置: everything a tenant may set, a row each. What is not here is not a setting. Values by which it starts: defaults.ts. */
// prettier-ignore
export const SETTINGS = {
  profile:  { group: '办理',   schema: z.pick(LimitProfile, { confirmWithin: true, supplyWithin: true, limits: true }), scopes: ['tenant', 'area', 'unit'], twoPeople: true, cited: true, dated: true, touches: 'new' },
  ladder:   { group: '办理',   schema: Ladder, scopes: ['tenant', 'area'], twoPeople: true, cited: true, dated: true, touches: 'new' },
  lights:   { group: '办理',   schema: z.object({ soon: Share, pressing: Share }).check(z.refine(({ soon, pressing }) => soon < pressing, '黄灯要早于红灯')), scopes: ['tenant'], twoPeople: false, cited: false, dated: true, touches: 'words' },
  calendar: { group: '时间',   schema: z.object({ years: z.record(z.string().check(z.regex(/^\d{4}$/, '年份请写成 2026 的样子')), YearCalendar) }).check(z.refine(({ years }) => Object.keys(years).length > 0 && Object.entries(years).every(([key, { year }]) => key === String(year)), '请写明是哪一年')), scopes: ['tenant'], twoPeople: true, cited: true, dated: true, touches: 'open' },
  hours:    { group: '时间',   schema: OpeningHours, scopes: ['tenant', 'area', 'unit'], twoPeople: true, cited: true, dated: true, touches: 'open' },
  hotline:  { group: '联系',   schema: z.string('请填写咨询电话').check(z.regex(/^\+?[\d-]{3,20}$/, '电话只用数字和短横线')), scopes: ['tenant'], twoPeople: false, cited: false, dated: true, touches: 'words' },
  names:    { group: '名称和外观', schema: z.strictObject({ product: noun, officer: noun }), scopes: ['tenant'], twoPeople: false, cited: false, dated: true, touches: 'words' },
  look:     { group: '名称和外观', schema: z.strictObject({ palette: z.enum(PALETTE_NAMES, '没有这个配色'), foot: z.string('请填写页脚').check(z.refine(isFoot, '页脚最多 24 个字，只用汉字、字母、数字和括号')) }), scopes: ['tenant'], twoPeople: false, cited: false, dated: true, touches: 'words' },
  signs:    { group: '名称和外观', schema: z.strictObject({
    title: signText('title'), invitation: signText('invitation'), purpose: signText('purpose'), steps: z.tuple([signText('step1'), signText('step2'), signText('step3')]),
    complaintPhone: z.string('请填写监督电话').check(z.refine((text) => text === '' || isTelephone(text), '监督电话只用数字和短横线')),
  }), scopes: ['tenant'], twoPeople: false, cited: false, dated: true, touches: 'words' },
  // Bounds are asked for by the statement that counts, which knows no date.
  quotas:   { group: '防滥用', schema: z.strictObject(Object.fromEntries((Object.keys(QUOTAS) as QuotaName[]).map((what) => [what, most])), '没有这一项次数限制'), scopes: ['tenant'], twoPeople: false, cited: false, dated: false, touches: 'words' },
} as const satisfies Record<SettingName, Setting>

export const SETTING_NAMES = Object.keys(SETTINGS) as [SettingName, ...SettingName[]]

/** A row of the table with the general type, and what it is called. */
export const settingOf = (name: SettingName): Setting & { zh: string } => ({ zh: SETTING_WORDS[name], ...SETTINGS[name] })

import type { InputOf } from '@shared/api'
import type { MatterView } from '@shared/api/matter.api'
import { date, line, optional, prose, region, worded } from '@shared/form/field'
import type { SentOfFields } from '@shared/form/field-schema'
import { keysOf } from '@shared/kernel/keys-of'
import { GUIDE_MOST, GUIDE_PARTS, type GuidePart, MATTER_KEPT_LABELS as LABELS, WORDS_MOST } from '@shared/register/matter'
import type { FormValues, Problems } from '@/form/values'
import type { Compared } from '../meanwhile'

export const PARTS = keysOf<GuidePart>(GUIDE_PARTS)
const part = (name: GuidePart, hint: string) => worded(optional(prose(GUIDE_MOST)), { zh: GUIDE_PARTS[name], hint })

export const MATTER_FIELDS = {
  name: worded(line(40), { zh: LABELS.name, hint: '例如 排水许可', ask: '请填事项名称' }),
  also: worded(optional(line(200)), { zh: LABELS.also, hint: '老百姓怎么说，用顿号隔开，例如 接污水管、污水排放' }),
  areaId: worded(region, { zh: LABELS.areaId, ask: '请选由哪里维护' }),
  phone: worded(optional(line(30)), { zh: LABELS.phone, hint: '办这件事打的电话' }),
  who: part('who', '哪些人、哪些企业'), bring: part('bring', '一行一样，写清几份、原件还是复印件'), steps: part('steps', '一行一步'), place: part('place', '哪个大厅、几号窗口'),
  hours: part('hours', '例如 工作日 8:30–12:00'), takes: part('takes', '例如 当天，或 5 个工作日'), forms: part('forms', '叫什么，在哪里拿'), law: part('law', '文件名和哪一条'),
  from: worded(optional(date), { zh: LABELS.starts }), until: worded(optional(date), { zh: LABELS.ends }),
} as const
export type MatterFields = typeof MATTER_FIELDS

/** Words set apart by any mark, each once. */
export const wordsIn = (text: string): string[] => [...new Set(text.split(/[、,，;；\n]+/).map((word) => word.trim()).filter((word) => word !== ''))]

/** What stands in the form of one that is registered. */
export const startOf = ({ name, also, areaId, areaName, phone, guide, starts, ends }: MatterView): Partial<FormValues<MatterFields>> =>
  ({ name, also: also.join('、'), areaId: { kind: 'region', id: areaId, name: areaName }, phone, ...guide, from: starts ?? '', until: ends ?? '' })

/** What no single field can tell. */
export function matterProblems({ also, from, until }: FormValues<MatterFields>): Problems<MatterFields> {
  const words = wordsIn(also)
  if (words.length > WORDS_MOST) return { also: `最多 ${WORDS_MOST} 个叫法，请删掉几个` }
  if (words.some((word) => [...word].length > 20)) return { also: '每个叫法最多 20 个字，用顿号隔开' }
  return from !== '' && until !== '' && until < from ? { until: '最后一天在第一天前面，请改其中一个' } : {}
}

/** As it is sent. */
export function sentOf({ name, also = '', areaId, phone = '', from, until, ...guide }: SentOfFields<MatterFields>): Pick<InputOf<'matter.save'>, 'name' | 'also' | 'areaId' | 'phone' | 'starts' | 'ends' | 'guide'> {
  return { name, also: wordsIn(also), areaId, phone, starts: from ?? null, ends: until ?? null, guide: Object.fromEntries(PARTS.map((each) => [each, guide[each] ?? ''])) }
}

/** What is told where somebody was quicker. */
export const COMPARED: Compared<MatterView> = [
  [LABELS.name, ({ name }) => name], [LABELS.also, ({ also }) => also.join('、')], [LABELS.areaId, ({ areaName }) => areaName], [LABELS.phone, ({ phone }) => phone],
  [LABELS.unitIds, ({ units }) => units.map(({ name }) => name).join('、')], ...PARTS.map((each) => [GUIDE_PARTS[each], ({ guide }: MatterView) => guide[each]] as const),
  [LABELS.starts, ({ starts }) => starts], [LABELS.ends, ({ ends }) => ends],
]

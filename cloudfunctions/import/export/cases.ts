import type { AskedList } from '../../../shared/api/export.api'
import { markedName } from '../../../shared/case/company-mark'
import { CASE_KIND_LABELS } from '../../../shared/case/kinds'
import { CASE_LIST } from '../../../shared/case/list'
import { CASE_STATUS_LABELS, type CaseBox } from '../../../shared/case/status'
import { summaryOf } from '../../../shared/case/view'
import type { CaseSummary } from '../../../shared/case/views'
import { formatInChina, type Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { narrowedWords } from '../../../shared/list/narrowed-words'
import type { Tab } from '../../../shared/list/tab'
import { CASES } from '../../_flow/case-rows'
import { placeOf } from '../../_flow/sources'
import { subjectOf, tabList } from '../../_flow/tab-list'
import { BATCH } from './columns'
import type { Exported, PlaceNames } from './exported'
import { readBatch } from './read-batch'
import { searchWords } from './search-words'

const SOURCE = tabList<'case.list', Parameters<typeof summaryOf>[0]>(CASES, CASE_LIST, summaryOf)

/** The headings that the columns of the list have in a file, in their order. */
type Heading = { [C in keyof typeof CASE_LIST.columns]: keyof (typeof CASE_LIST.columns)[C]['file'] }[keyof typeof CASE_LIST.columns]
const HEADINGS = Object.assign({}, ...Object.values(CASE_LIST.columns).map(({ file }) => file)) as Record<Heading, string>

const onClock = (at: Instant): string => formatInChina(at, 'YYYY-MM-DD HH:mm')

/** Read at another time than it was written, a date is no 今天. */
function dueText({ box, dueAt, closedAt }: CaseSummary): string {
  if (closedAt !== null) return `${onClock(closedAt)} 办结`
  if (dueAt !== null) return `${onClock(dueAt)} 前`
  return box === 'open' ? '不计时' : ''
}

function holderText({ holder: { unitName, handlerName } }: CaseSummary): string {
  if (handlerName !== null) return unitName === null ? handlerName : `${unitName} ${handlerName}`
  return unitName === null ? '还没有人接' : `${unitName} 待认领`
}

// prettier-ignore
const CELLS: Record<Heading, { width: number; text(one: CaseSummary): string }> = {
  number:  { width: 20, text: ({ number }) => number },
  title:   { width: 50, text: ({ title }) => title },
  company: { width: 36, text: markedName },
  kind:    { width: 14, text: ({ kind, urgent }) => `${CASE_KIND_LABELS[kind]}${urgent ? '，紧急' : ''}` },
  status:  { width: 10, text: ({ status }) => CASE_STATUS_LABELS[status] },
  due:     { width: 24, text: dueText },
  stops:   { width: 10, text: ({ stops = 0 }) => String(stops) },
  holder:  { width: 30, text: holderText },
}
const NAMES = Object.keys(HEADINGS) as Heading[]

const BOX_WORDS: Record<CaseBox, string> = { open: '在办', answered: '已答复', done: '已办结' }
const TAB_WORDS: Record<Tab['of'], (place: string) => string> = {
  mine: () => '我的诉求', standIn: (name) => `代${name}办的`, company: (name) => name, unit: (name) => name,
  pool: (name) => `${name}待分办`, area: (name) => name, supervise: (name) => `${name}督办`, lastResort: (name) => `${name}没有别人能办的`,
}
const tabWords = (tab: Tab, names: PlaceNames): string => {
  const place = placeOf(tab)
  return TAB_WORDS[tab.of](place === null ? '' : names[place] ?? place)
}

/** Cases of a tab and a box, narrowed and in the order that was asked for, as 诉求列表 lists them. */
export const CASES_FILE: Exported<Extract<AskedList, { of: 'cases' }>> = {
  columns: NAMES.map((name) => ({ heading: HEADINGS[name], width: CELLS[name].width })),
  subject: ({ tab }, _path, personId) => subjectOf(tab, personId),
  areaOf: () => null,
  placesOf: ({ tab, filters: { area, unit } = {} }) => [placeOf(tab), area, unit].flatMap((place) => place ?? []),
  words: ({ tab, box, search, filters = {} }, names) => [tabWords(tab, names), BOX_WORDS[box], ...(search === undefined ? [] : [searchWords(search)]), ...narrowedWords(CASE_LIST, filters, names)].join('，'),
  async batch({ tab, box, search, filters, order }, after, reader, limit = BATCH) {
    const read = await readBatch('case.list', SOURCE, { tab, box, search, filters, order, limit, cursor: after ?? undefined }, reader)
    if (!read.ok) return read
    const { items, next, looked } = read.value
    return ok({ rows: items.map((one) => NAMES.map((name) => CELLS[name].text(one))), next, partly: looked === 'newest' })
  },
}

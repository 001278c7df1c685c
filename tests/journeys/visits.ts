import type { District } from './district'
import { DISPATCHER, OFFICER, OWNER, RESIDENT, SUPERVISOR, VISITOR, WATER_MEMBER } from '../support/townspeople'

/** One page as the person it is for. */
export interface Visit {
  readonly name: string
  /** Null: not signed in. */
  readonly who: string | null
  /** The page asked for. */
  readonly page: string
  /** What it is opened with: a query, or one of the codes that hang in the district. */
  readonly with?: (played: Played) => string
  /** Where one is in the end, when that is not the page asked for. */
  readonly endsAt?: string
  /** What stands there when the page has arrived. */
  readonly shows: string
  /** Words that this person must find on it. */
  readonly says: readonly string[]
}

/** What happened in the district before, and the codes that hang there. */
export interface Played {
  /** Of each code, the query that the landing page gets from a scan. */
  readonly codes: Readonly<Record<'forged' | 'revoked' | 'company' | 'window' | 'slip' | 'desk', string>>
  readonly open: string
  readonly answered: string
  readonly closed: string
}

const TITLES = { open: '门口的路灯不亮了，晚上进货看不见', answered: '办公楼的消防栓没有水', closed: '门口的公交站牌倒了' } as const
const INTERNAL = '先问路灯所'

const queryOf = (path: string): string => path.split('?')[1] ?? ''

/** Three requests of company 1: being handled, answered, closed and not yet rated. */
export async function play(district: District): Promise<Played> {
  const file = async (title: string): Promise<string> => {
    const id = await district.file(`${title}。`)
    await district.act(OFFICER, 'case.accept', id)
    return id
  }
  const open = await file(TITLES.open)
  await district.act(OFFICER, 'case.note', open, { text: INTERNAL, visibility: 'internal' })
  const answered = await file(TITLES.answered)
  await district.act(OFFICER, 'case.answer', answered, { text: '阀门已经打开，水压正常。', result: 'solved' })
  const closed = await file(TITLES.closed)
  await district.act(OFFICER, 'case.answer', closed, { text: '站牌已经扶正。', result: 'solved' })
  await district.act(OWNER, 'case.confirm', closed)
  await district.minutePasses()
  const codes = {
    forged: queryOf(await district.scan('forged')), revoked: queryOf(await district.scan('revoked')), company: queryOf(await district.scan('company')),
    window: queryOf(await district.scan('window')), slip: queryOf(await district.scanSlip(open)), desk: queryOf(await district.scanDesk(OFFICER)),
  }
  return { open, answered, closed, codes }
}

const LANDING = 'pages/landing/index'

// prettier-ignore
export const VISITS: readonly Visit[] = [
  { name: 'home, of nobody in particular', who: null, page: 'pages/home/index', shows: '.t-short-code', says: ['扫码，事情就有人管', '输入编号'] },
  { name: 'a forged code', who: null, page: LANDING, with: ({ codes }) => codes.forged, shows: '.t-bad-code-CODE_FORGED', says: ['这张码不是我们发的'] },
  { name: 'a stopped code', who: null, page: LANDING, with: ({ codes }) => codes.revoked, shows: '.t-bad-code-CODE_REVOKED', says: ['这张码已经停用', '咨询电话'] },
  { name: 'the code of a case', who: null, page: LANDING, with: ({ codes }) => codes.slip, shows: '.t-case-progress', says: ['办理中', '这里只有进度'] },
  { name: 'home, of a resident', who: RESIDENT, page: 'pages/home/index', shows: '.t-short-code', says: ['今天办得怎么样', '扫一扫'] },
  { name: 'the code of a window', who: RESIDENT, page: LANDING, with: ({ codes }) => codes.window, endsAt: 'resident/rate/index', shows: '.t-window', says: ['企业开办 1 号窗口', '默认匿名'] },
  { name: 'the code of a company, not his own', who: VISITOR, page: LANDING, with: ({ codes }) => codes.company, shows: '.t-not-bound', says: ['云澜禾田食品有限公司', '这是您的企业吗'] },
  { name: 'the code of his company', who: OWNER, page: LANDING, with: ({ codes }) => codes.company, shows: '.t-code-valid', says: ['企业码有效', '您是这家企业的经办人'] },
  { name: 'home, of a company', who: OWNER, page: 'pages/home/index', shows: '.t-open-cases', says: ['正在办的事', TITLES.answered] },
  { name: 'the requests of a company', who: OWNER, page: 'pages/cases/index', shows: '.t-case-list', says: [TITLES.open] },
  { name: 'messages', who: OWNER, page: 'pages/inbox/index', shows: '.t-message-row', says: ['您的诉求有答复了，请确认', TITLES.closed] },
  { name: 'his own page', who: OWNER, page: 'pages/me/index', shows: '.t-me', says: ['我的企业码', '138****0001'] },
  { name: 'the privacy guide', who: OWNER, page: 'pages/me/privacy/index', shows: '.t-privacy-guide', says: ['我们是谁', '您已经同意本指引（', '撤回同意'] },
  { name: 'filing', who: OWNER, page: 'company/file/index', with: () => 'companyId=company-1', shows: '.t-contact', says: ['这是什么事', '云澜禾田食品有限公司'] },
  { name: 'the code to hang up', who: OWNER, page: 'company/code/index', with: () => 'companyId=company-1', shows: '.t-code', says: ['没法扫码时输入编号'] },
  { name: 'a request under way', who: OWNER, page: 'company/case/index', with: ({ open }) => `id=${open}`, shows: '.t-deadline', says: [TITLES.open, '办结期限', '林知远签收'] },
  { name: 'an answered request', who: OWNER, page: 'company/case/index', with: ({ answered }) => `id=${answered}`, shows: '.t-answer', says: [TITLES.answered, '阀门已经打开，水压正常。'] },
  { name: 'rating a request', who: OWNER, page: 'company/rate/index', with: ({ closed }) => `id=${closed}`, shows: '.t-faces', says: [TITLES.closed, '经办人看不到单条评价'] },
  { name: 'home, of a department', who: WATER_MEMBER, page: 'pages/home/index', shows: '.t-case-row', says: ['待办', '本单位待认领'] },
  { name: 'the page of an officer', who: OFFICER, page: 'pages/me/index', shows: '.t-leave', says: ['没有登记请假', '黄海路街道'] },
  { name: 'registering a leave', who: OFFICER, page: 'officer/leave/index', shows: '.t-stand-in', says: ['从哪天', '先不指定'] },
  { name: 'the desks he is signed in at', who: OFFICER, page: 'desk/index', shows: '.t-scan', says: ['没有登录的电脑', '扫一扫登录电脑'] },
  { name: 'the code of a desk', who: OFFICER, page: 'desk/confirm/index', with: ({ codes }) => codes.desk, shows: '.t-numbers', says: ['Chrome · Windows', '不是我在登录'] },
  { name: 'a request at the office', who: OFFICER, page: 'officer/case/index', with: ({ open }) => `id=${open}`, shows: '.t-composer', says: [TITLES.open, INTERNAL, '为什么交到这里'] },
  { name: 'the board', who: DISPATCHER, page: 'board/index', shows: '.t-figure-unowned', says: ['没人接', '今天到期'] },
  { name: 'all requests of the district', who: SUPERVISOR, page: 'board/cases/index', shows: '.t-case-table', says: ['莱山区全部诉求', '谁在办'] },
]

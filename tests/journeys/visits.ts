import { createHash } from 'node:crypto'
import type { District } from './district'
import { bringIn, csvOf } from '../support/register/bring-in'
import { makeUscc } from '../../shared/register/uscc'
import { ADMIN, CITY_ADMIN, DISPATCHER, OFFICER, OWNER, RESIDENT, SUPERVISOR, VISITOR, WATER_MEMBER } from '../support/townspeople'

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
  readonly codes: Readonly<Record<'forged' | 'revoked' | 'company' | 'window' | 'slip' | 'desk' | 'grid', string>>
  readonly open: string
  readonly answered: string
  readonly closed: string
  /** Imports: one that waits for a decision, one whose columns were not recognised. */
  readonly ready: string
  readonly unread: string
  /** A company that is not in the register. */
  readonly unlisted: string
  readonly merge: string
  /** A sample of signs. */
  readonly print: string
  /** Of whoever says with a photo of its licence that company 1 is his. */
  readonly asking: string
}

const TITLES = { open: '门口的路灯不亮了，晚上进货看不见', answered: '办公楼的消防栓没有水', closed: '门口的公交站牌倒了' } as const
const INTERNAL = '先问路灯所'

const queryOf = (path: string): string => path.split('?')[1] ?? ''

const STREET = [['企业名称', '统一社会信用代码', '所属街道'], ['云澜街市有限公司', makeUscc('91370613MA9Y00001'), '初家街道'], ['云澜没有街道有限公司', makeUscc('91370613MA9Y00002'), '没有的街道']]

/** Three requests of company 1: being handled, answered, closed and not yet rated; two sheets that were tried, and a file that was asked for. */
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
    grid: `scene=${encodeURIComponent((await district.as(CITY_ADMIN, 'directory.codeImage', { gridId: '370613001' })).scene)}`,
  }
  const ready = await bringIn(district.as, csvOf(STREET), '一条街.csv')
  const unread = await bringIn(district.as, csvOf([['甲', '乙'], ...STREET.slice(1).map(([name = '', uscc = '']) => [uscc, name])]), '没有列名.csv')
  await district.as(ADMIN, 'export.begin', { requestId: 'every-page-export', list: { of: 'companies', areaId: '370613' } })
  await district.as(RESIDENT, 'case.file', {
    requestId: 'every-page-unlisted', unlisted: { name: '云澜街角小店', areaId: '370613002' }, kind: 'consult', text: '新开的店怎么领码。', contact: { name: '李群' },
  })
  const waiting = await district.as(ADMIN, 'register.decisions', { areaId: '370613' })
  const unlisted = waiting.items.find(({ where }) => where.of === 'unlisted')?.where.key ?? ''
  await district.as(ADMIN, 'register.saveOffice', { requestId: 'every-page-office', id: null, areaId: '370613', role: 'department', unitId: 'unit-water', name: '江新', phone: '13900007701' })
  await district.as(ADMIN, 'merge.propose', { requestId: 'every-page-merge', of: 'area', id: '370613003', seen: 1, toId: '370613001', reason: '两个街道合并' })
  const merging = await district.as(ADMIN, 'register.thing', { of: 'area', id: '370613003' })
  const merge = 'merging' in merging ? merging.merging ?? '' : ''
  const { printId: print } = await district.as(ADMIN, 'print.preview', { areaId: '370613001', of: 'company', template: 'cards', chosen: { by: 'area', which: 'all' } })
  const asking = await asksWithLicence(district, codes.company)
  return { open, answered, closed, codes, ready, unread, unlisted, merge, print, asking }
}

const LANDING = 'pages/landing/index'

/** The visitor asks to own company 1, and its owner objects. */
async function asksWithLicence(district: District, scanned: string): Promise<string> {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('a licence')])
  await district.as(RESIDENT, 'directory.agreePrivacy', { agreed: true })
  const ticket = await district.as(RESIDENT, 'directory.uploadTicket', { name: '执照.jpg', type: 'image/jpeg', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: bytes })
  await district.as(RESIDENT, 'binding.apply', { requestId: 'every-page-licence', code: new URLSearchParams(scanned).get('scene') ?? '', name: '李群众', files: [{ fileId: ticket.fileId, name: '执照.jpg' }] })
  return (await district.as(OWNER, 'binding.people', { companyId: 'company-1' })).waiting[0]?.id ?? ''
}

// prettier-ignore
export const VISITS: readonly Visit[] = [
  { name: 'home, of nobody in particular', who: null, page: 'pages/home/index', shows: '.t-short-code', says: ['扫码，事情就有人管', '输入编号'] },
  { name: 'a forged code', who: null, page: LANDING, with: ({ codes }) => codes.forged, shows: '.t-bad-code-CODE_FORGED', says: ['这张码不是我们发的', '没有码，直接写企业名称'] },
  { name: 'a stopped code', who: null, page: LANDING, with: ({ codes }) => codes.revoked, shows: '.t-bad-code-CODE_REVOKED', says: ['这张码已经停用', '咨询电话'] },
  { name: 'the code of a case', who: null, page: LANDING, with: ({ codes }) => codes.slip, shows: '.t-case-progress', says: ['办理中', '这里只有进度'] },
  { name: 'whom to ask, from the top', who: null, page: 'resident/contacts/index', shows: '.t-unit-contacts', says: ['不知道找谁，打咨询电话', '烟台市', '莱山区', '秦岚'] },
  { name: 'whom to ask, near a company', who: null, page: 'resident/contacts/index', with: () => 'areaId=370613001', shows: '.t-unit-contacts', says: ['黄海路街道', '区水务局', '江澄', '单位电话'] },
  { name: 'home, of a resident', who: RESIDENT, page: 'pages/home/index', shows: '.t-short-code', says: ['今天办得怎么样', '扫一扫'] },
  { name: 'the code of a window', who: RESIDENT, page: LANDING, with: ({ codes }) => codes.window, endsAt: 'resident/rate/index', shows: '.t-window', says: ['企业开办 1 号窗口', '默认匿名'] },
  { name: 'the code of a company, not his own', who: VISITOR, page: LANDING, with: ({ codes }) => codes.company, shows: '.t-not-bound', says: ['云澜禾田食品有限公司', '这是您的企业吗'] },
  { name: 'the code of his company', who: OWNER, page: LANDING, with: ({ codes }) => codes.company, shows: '.t-code-valid', says: ['企业码有效', '您已绑定这家企业'] },
  { name: 'home, of a company', who: OWNER, page: 'pages/home/index', shows: '.t-open-cases', says: ['正在办的事', TITLES.answered] },
  { name: 'the requests of a company', who: OWNER, page: 'pages/cases/index', shows: '.t-case-list', says: [TITLES.open] },
  { name: 'messages', who: OWNER, page: 'pages/inbox/index', shows: '.t-message-row', says: ['您的诉求有答复了，请确认', TITLES.closed] },
  { name: 'his own page', who: OWNER, page: 'pages/me/index', shows: '.t-me', says: ['我的企业码', '138****0001'] },
  { name: 'the privacy guide', who: OWNER, page: 'resident/privacy/index', shows: '.t-privacy-guide', says: ['我们是谁', '您已经同意本指引（', '撤回同意'] },
  { name: 'filing', who: OWNER, page: 'company/file/index', with: () => 'companyId=company-1', shows: '.t-contact', says: ['这是什么事', '云澜禾田食品有限公司'] },
  { name: 'a company found by its name', who: RESIDENT, page: 'company/find/index', with: () => 'name=%E4%BA%91%E6%BE%9C', shows: '.t-found', says: ['云澜'] },
  { name: 'a company that has no code', who: RESIDENT, page: 'company/unlisted/index', shows: '.t-area-level', says: ['莱山区'] },
  { name: 'the guide of a matter', who: null, page: 'company/matter/index', with: () => 'id=ma-drainage', shows: '.t-guide', says: ['排水许可', '要带什么', '8 号窗口', '区水务局'] },
  { name: 'the guide of a matter that is closed', who: null, page: 'company/matter/index', with: () => 'id=ma-old-filing', shows: '.t-not-open', says: ['已经停办', '请先打电话问清楚'] },
  { name: 'the guide of a matter, while filing', who: OWNER, page: 'company/matter/index', with: () => 'id=ma-drainage&from=file', shows: '.t-solve', says: ['这样就能办', '继续提交'] },
  { name: 'guides by topic', who: RESIDENT, page: 'company/matters/index', shows: '.t-topics', says: ['供水排水', '证照审批'] },
  { name: 'guides found by what is said', who: RESIDENT, page: 'company/matters/index', with: () => `text=${encodeURIComponent('执照丢了')}`, shows: '.t-matters-found', says: ['营业执照遗失补领'] },
  { name: 'the sign of a company and how it is scanned', who: ADMIN, page: 'admin/sign/index', with: () => 'companyId=company-1', shows: '.t-sign', says: ['云澜禾田食品有限公司', '在用', '登记丢失', '换发', '扫码记录'] },
  { name: 'printing signs', who: ADMIN, page: 'admin/print/index', shows: '.t-paper', says: ['给谁印', '办不成事窗口', '没有码的会自动发一个'] },
  { name: 'a sample of signs', who: ADMIN, page: 'admin/print/index', with: ({ print }) => `id=${print}`, shows: '.t-print-sample', says: ['先看样张', '张纸', '打印这'] },
  { name: 'what was printed', who: ADMIN, page: 'admin/prints/index', shows: '.t-new-print', says: ['打印牌子'] },
  { name: 'the poster of a grid', who: null, page: LANDING, with: ({ codes }) => codes.grid, endsAt: 'resident/place/index', shows: '.t-grid', says: ['黄海路街道', '找到我的企业'] },
  { name: 'the code to hang up', who: OWNER, page: 'company/code/index', with: () => 'companyId=company-1', shows: '.t-code', says: ['没法扫码时输入编号'] },
  { name: 'the people of a company, of its owner', who: OWNER, page: 'company/people/index', with: () => 'companyId=company-1', shows: '.t-members', says: ['您是负责人', '提出异议', '邀请同事', '同事提的诉求，也告诉我'] },
  { name: 'the people of a company, of its officer', who: OFFICER, page: 'company/people/index', with: () => 'companyId=company-1', shows: '.t-members', says: ['云澜禾田食品有限公司', '当面绑定，显示码'] },
  { name: 'what became of the people of a company', who: OWNER, page: 'company/record/index', with: () => 'companyId=company-1', shows: '.t-record-row', says: ['申请加入', '营业执照', '只能增加，不能修改'] },
  { name: 'joining a company', who: RESIDENT, page: 'company/join/index', shows: '.t-own', says: ['用邀请码，或当面扫码', '没有邀请码', '等待同意', '撤回申请'] },
  { name: 'a photo of the licence', who: RESIDENT, page: 'company/licence/index', with: ({ codes }) => `code=${new URLSearchParams(codes.company).get('scene') ?? ''}`, shows: '.t-licence', says: ['营业执照照片', '三天内可以提出异议'] },
  { name: 'the code on the phone of an officer', who: OFFICER, page: 'company/face/index', with: () => 'companyId=company-1', shows: '.t-face-code', says: ['2 分钟有效', '已有负责人'] },
  { name: 'who says that a company is his', who: ADMIN, page: 'admin/owners/index', shows: '.t-owner-row', says: ['云澜禾田食品有限公司', '等负责人答复'] },
  { name: 'one who says that a company is his', who: ADMIN, page: 'admin/owner/index', with: ({ asking }) => `companyId=company-1&id=${asking}`, shows: '.t-owner-facts', says: ['信用代码', '现任负责人', '三天里'] },
  { name: 'a request under way', who: OWNER, page: 'company/case/index', with: ({ open }) => `id=${open}`, shows: '.t-deadline', says: [TITLES.open, '办结期限', '林知远签收'] },
  { name: 'an answered request', who: OWNER, page: 'company/case/index', with: ({ answered }) => `id=${answered}`, shows: '.t-answer', says: [TITLES.answered, '阀门已经打开，水压正常。'] },
  { name: 'rating a request', who: OWNER, page: 'company/rate/index', with: ({ closed }) => `id=${closed}`, shows: '.t-faces', says: [TITLES.closed, '经办人看不到单条评价'] },
  { name: 'home, of a department', who: WATER_MEMBER, page: 'pages/home/index', shows: '.t-case-row', says: ['待办', '本单位待认领'] },
  { name: 'the page of an officer', who: OFFICER, page: 'pages/me/index', shows: '.t-leave', says: ['没有登记请假', '黄海路街道'] },
  { name: 'registering a leave', who: OFFICER, page: 'officer/leave/index', shows: '.t-stand-in', says: ['从哪天', '先不指定'] },
  { name: 'what an officer has besides his home', who: OFFICER, page: 'desk/work/index', shows: '.t-exports-link', says: ['导出记录', '我联系的企业', '我是工作人员'] },
  { name: 'becoming an official', who: RESIDENT, page: 'desk/join/index', shows: '.t-join', says: ['邀请码', '以工作人员身份办理的事'] },
  { name: 'the desks he is signed in at', who: OFFICER, page: 'desk/index', shows: '.t-scan', says: ['没有登录的电脑', '扫一扫登录电脑'] },
  { name: 'the code of a desk', who: OFFICER, page: 'desk/confirm/index', with: ({ codes }) => codes.desk, shows: '.t-numbers', says: ['Chrome · Windows', '不是我在登录'] },
  { name: 'a request at the office', who: OFFICER, page: 'officer/case/index', with: ({ open }) => `id=${open}`, shows: '.t-composer', says: [TITLES.open, INTERNAL, '为什么交到这里'] },
  { name: 'the board', who: DISPATCHER, page: 'board/index', shows: '.t-figure-unowned', says: ['没人接', '今天到期'] },
  { name: 'all requests of the district', who: SUPERVISOR, page: 'board/cases/index', shows: '.t-case-table', says: ['莱山区全部诉求', '谁在办'] },
  { name: 'home, of an administrator', who: ADMIN, page: 'pages/home/index', endsAt: 'admin/index', shows: '.t-figure-decisions', says: ['等您决定', '没有专员', '任期快到'] },
  { name: 'the home of an administrator', who: ADMIN, page: 'admin/index', shows: '.t-to-companies', says: ['登记', '结对', '查账', '放假安排还没有录入', '的系统管理员录入，您不用处理'] },
  { name: 'the home of an administrator of the whole', who: CITY_ADMIN, page: 'admin/index', shows: '.t-go-calendar-wanted', says: ['去录入', '还没登录'] },
  { name: 'the register', who: ADMIN, page: 'admin/companies/index', shows: '.t-company-row', says: ['云澜禾田食品有限公司', '登记一家企业', '重点'] },
  { name: 'companies without an officer', who: ADMIN, page: 'admin/companies/index', with: () => 'pile=unmatched', shows: '.t-company-row', says: ['没有专员'] },
  { name: 'a company in the register', who: ADMIN, page: 'admin/company/index', with: () => 'id=company-1', shows: '.t-changes', says: ['云澜禾田食品有限公司', '林知远', '在办诉求', '谁改过什么', '谁查看过联系方式', '只看件数', '在用'] },
  { name: 'registering a company', who: ADMIN, page: 'admin/edit/index', shows: '.t-company-form', says: ['统一社会信用代码', '所属区域', '服务专员'] },
  { name: 'correcting a company', who: ADMIN, page: 'admin/edit/index', with: () => 'id=company-1', shows: '.t-company-form', says: ['统一社会信用代码', '换一个', '写了新的才会换'] },
  { name: 'assignment by rules', who: ADMIN, page: 'admin/assign/index', shows: '.t-shares', says: ['没有专员', '还没有规则', '谁改过什么'] },
  { name: 'adding a rule of assignment', who: ADMIN, page: 'admin/rule/index', shows: '.t-rule-form', says: ['哪里的企业', '只管重点企业', '给谁'] },
  { name: 'exports', who: ADMIN, page: 'admin/exports/index', shows: '.t-export-row', says: ['文件存 7 天', '企业名册：莱山区，在营'] },
  { name: 'handing over', who: ADMIN, page: 'admin/handover/index', shows: '.t-from-row', says: ['交接谁的工作', '林知远', '家企业'] },
  { name: 'deeds', who: ADMIN, page: 'admin/deeds/index', shows: '.t-deed', says: ['导出了列表', '您看这一页，也会记下一笔'] },
  { name: 'decisions', who: ADMIN, page: 'admin/decisions/index', shows: '.t-decision', says: ['试算好的导入：一条街.csv', '没有读成的导入', '没有专员的企业'] },
  { name: 'a merge, of who proposed it', who: ADMIN, page: 'admin/merge/index', with: ({ merge }) => `id=${merge}`, shows: '.t-merge-withdraw', says: ['并入', '等确认', '两个街道合并', '要由另一位管理员确认'] },
  { name: 'a merge, of who may confirm it', who: CITY_ADMIN, page: 'admin/merge/index', with: ({ merge }) => `id=${merge}`, shows: '.t-merge-confirm', says: ['并入', '现在涉及', '确认合并', '退回'] },
  { name: 'companies somebody is paired with', who: OFFICER, page: 'admin/paired/index', shows: '.t-paired-rows', says: ['主办专员', '云澜禾田食品有限公司'] },
  { name: 'areas and units', who: ADMIN, page: 'admin/places/index', shows: '.t-area-row', says: ['莱山区', '下级区域', '初家街道', '这里的人员'] },
  { name: 'an area at the bottom of the tree', who: ADMIN, page: 'admin/places/index', with: () => 'id=370613002', shows: '.t-unit-row', says: ['初家街道', '移到', '并入', '撤销', '登记一个单位'] },
  { name: 'people', who: ADMIN, page: 'admin/people/index', shows: '.t-office-row', says: ['登记一位工作人员', '服务专员'] },
  { name: 'people of one unit', who: ADMIN, page: 'admin/people/index', with: () => `unitId=unit-station-370613002&name=${encodeURIComponent('服务站')}`, shows: '.t-office-row', says: ['只看服务站', '服务专员'] },
  { name: 'an area in the register', who: ADMIN, page: 'admin/thing/index', with: () => 'of=area&id=370613002', shows: '.t-changes', says: ['上级区域', '在营企业', '谁改过什么'] },
  { name: 'a unit in the register', who: ADMIN, page: 'admin/thing/index', with: () => 'of=unit&id=unit-station-370613002', shows: '.t-office-row', says: ['承办事项', '工作人员', '加一位'] },
  { name: 'whom a unit names to be asked', who: ADMIN, page: 'admin/contacts/index', with: () => 'unitId=unit-water', shows: '.t-contact-matter-water', says: ['不用登录都能看到', '单位负责人', '柳溪'] },
  { name: 'registering an area', who: ADMIN, page: 'admin/enter/index', with: () => 'of=area&areaId=370613002', shows: '.t-area-form', says: ['上级区域', '区域名称', '级别'] },
  { name: 'registering a window', who: ADMIN, page: 'admin/enter/index', with: () => 'of=window', shows: '.t-target-row', says: ['大厅名称', '窗口号', '窗口单位'] },
  { name: 'a hall in the register', who: ADMIN, page: 'admin/thing/index', with: () => 'of=hall&id=hall-1', shows: '.t-windows', says: ['所在区域', '地址', '更正', '谁改过什么'] },
  { name: 'correcting a hall', who: ADMIN, page: 'admin/enter/index', with: () => 'of=hall&id=hall-1', shows: '.t-hall-form', says: ['大厅名称', '大厅地址', '换一个'] },
  { name: 'people whose term ends', who: ADMIN, page: 'admin/people/index', with: () => 'ending=1', shows: '.ms-empty', says: ['30 天内没有任期到期的'] },
  { name: 'registering an official', who: ADMIN, page: 'admin/enter/index', with: () => 'of=office', shows: '.t-target-row', says: ['职务', '手机号', '任期最后一天', '单位负责人'] },
  { name: 'correcting a unit', who: ADMIN, page: 'admin/enter/index', with: () => 'of=unit&id=unit-station-370613002', shows: '.t-unit-form', says: ['换一个', '承办事项'] },
  { name: 'the topics of matters', who: ADMIN, page: 'admin/matters/index', shows: '.t-topics', says: ['供水排水', '2 个事项', '还没有事项'] },
  { name: 'matters of a topic, a closed one too', who: ADMIN, page: 'admin/matters/index', with: () => 'topic=science', shows: '.t-matters', says: ['技术合同纸质登记', '已停办', '登记一个事项'] },
  { name: 'a matter and its guide', who: ADMIN, page: 'admin/matter/index', with: () => 'id=ma-drainage', shows: '.t-matter-guide', says: ['排水许可', '停办', '事项码和扫码记录', '谁改过什么'] },
  { name: 'registering a matter', who: ADMIN, page: 'admin/guide/index', with: () => 'topic=water', shows: '.t-matter-form', says: ['事项名称', '别的叫法', '办事指南', '莱山区'] },
  { name: 'correcting a matter', who: ADMIN, page: 'admin/guide/index', with: () => 'id=ma-drainage', shows: '.t-matter-form', says: ['要带什么', '再加一个负责单位'] },
  { name: 'the sign of a matter', who: ADMIN, page: 'admin/sign/index', with: () => 'matterId=ma-drainage', shows: '.t-sign', says: ['排水许可', '还没有发码'] },
  { name: 'settings', who: ADMIN, page: 'admin/settings/index', shows: '.t-settings-group', says: ['办理时限', '办公时间', '咨询电话'] },
  { name: 'one setting', who: ADMIN, page: 'admin/setting/index', with: () => 'name=hours&area=370613', shows: '.t-setting', says: ['办公时间'] },
  { name: 'the calendar of a year', who: CITY_ADMIN, page: 'admin/calendar/index', shows: '.t-paste-notice', says: ['2026'] },
  { name: 'who has not signed in yet', who: ADMIN, page: 'admin/joining/index', shows: '.t-not-joined', says: ['江新', '区水务局'] },
  { name: 'companies that are not in the register', who: ADMIN, page: 'admin/unregistered/index', shows: '.t-unlisted-row', says: ['待登记', '已对应', '已搁置', '云澜街角小店'] },
  { name: 'a company that is not in the register', who: ADMIN, page: 'admin/unlisted/index', with: ({ unlisted }) => `id=${unlisted}`, shows: '.t-unlisted-facts', says: ['云澜街角小店', '初家街道'] },
  { name: 'imports', who: ADMIN, page: 'admin/imports/index', shows: '.t-import-row', says: ['一条街.csv', '等您决定', '没有读成'] },
  { name: 'beginning an import', who: ADMIN, page: 'admin/import/index', shows: '.t-pick', says: ['选文件', '表里没有的企业改为注销'] },
  { name: 'an import that was tried', who: ADMIN, page: 'admin/import/index', with: ({ ready }) => `id=${ready}`, shows: '.t-bad-rows', says: ['还没有改动任何数据', '没有这个区域', '导入 1 行'] },
  { name: 'an import whose columns are not known', who: ADMIN, page: 'admin/import/index', with: ({ unread }) => `id=${unread}`, shows: '.t-mapping', says: ['没有认出', '哪一列是什么', '再试算'] },
]

import type { CaseKind, Matter } from '../../shared/case/kinds'
import type { CaseAct } from '../../shared/case/lifecycle'

/** Who does a step: the company's owner, the handler of the moment, the head of the unit, the dispatcher. */
export type Player = 'owner' | 'handler' | 'head' | 'member' | 'dispatcher'

export interface Step {
  /** Working minutes after the step before. */
  after: number
  by: Player
  act: CaseAct
  text?: string
  visibility?: 'public' | 'internal'
  /** Unit or (by index) officer to transfer to. */
  toUnit?: string
  result?: 'solved' | 'explained' | 'planned' | 'impossible'
}

/**
 * One request (the facts are those of the press, told by made-up companies). `daysAgo` counts working days, `at` is China time;
 * steps that would lie in the future have not happened yet.
 */
export interface Story {
  company: number
  daysAgo: number
  at: string
  kind: CaseKind
  matter?: Matter
  urgent?: boolean
  text: string
  aboutUnit?: string
  steps: readonly Step[]
  /** Grade and reasons, when the company rated. */
  rating?: { level: 1 | 2 | 3 | 4 | 5; reasons?: readonly string[]; text?: string }
}

const accept = (after: number): Step => ({ after, by: 'handler', act: 'accept' })
const claim = (after: number): Step => ({ after, by: 'member', act: 'claim' })
const say = (after: number, text: string): Step => ({ after, by: 'handler', act: 'note', text, visibility: 'public' })
const inside = (after: number, text: string): Step => ({ after, by: 'handler', act: 'note', text, visibility: 'internal' })
const answer = (after: number, text: string, result: Step['result'] = 'solved'): Step => ({ after, by: 'handler', act: 'answer', text, result })
const confirm = (after: number): Step => ({ after, by: 'owner', act: 'confirm' })

export const STORIES: readonly Story[] = [
  // ---- done: closed, rated or not ----
  {
    company: 0, daysAgo: 18, at: '09:12', kind: 'help', matter: 'transport', urgent: true, text: '货物运不出去，缺一张运输证明。司机已经在厂门口等着，今天发不出去就要赔客户。',
    steps: [claim(20), say(35, '交通局可以远程视频核验，请把车辆和货物信息发过来，马上开具。'), answer(45, '运输证明已经开出，电子件发到您手机上，可以发车了。'), confirm(60)],
    rating: { level: 5, reasons: ['一次办完', '讲得清楚'] },
  },
  {
    company: 1, daysAgo: 16, at: '10:05', kind: 'help', matter: 'finance', text: '贷款这个月底到期，客户的货款要到下月初才进账，中间差二十来天。想问问有没有过桥或者展期的办法。',
    steps: [claim(90), inside(40, '已联系金融服务群，两家银行有意向。'), say(120, '有一家银行今天下午上门对接，请准备近半年流水。'), answer(300, '银行当天完成尽调，续贷方案已经批下来。'), confirm(200)],
    rating: { level: 5, reasons: ['等得不久'] },
  },
  {
    company: 6, daysAgo: 15, at: '14:20', kind: 'help', text: '下月要开经销商大会，想借一个能坐两百人的礼堂，开发区有没有可以用的。',
    steps: [accept(50), say(200, '开发区的会议中心下周二到周四空着，可以借。'), answer(240, '会议中心已经给您留好，收费按成本价，联系人也发给您了。'), confirm(500)],
    rating: { level: 4 },
  },
  {
    company: 8, daysAgo: 14, at: '15:30', kind: 'help', matter: 'science', text: '技术转让合同要在两天内登记，不然税就减不成。合同正本还在对方公司，能不能先收。',
    urgent: true,
    steps: [claim(35), say(30, '可以容缺受理，正本在登记前补上就行。'), answer(380, '合同已经登记，减税材料一并报上去了。'), confirm(60)],
    rating: { level: 5, reasons: ['讲得清楚', '态度好'] },
  },
  {
    company: 5, daysAgo: 14, at: '09:40', kind: 'help', matter: 'market', text: '我们是新办的食品厂，产品出来了找不到销路，能不能帮忙对接经销商。',
    steps: [claim(120), say(900, '下周有一场产销对接会，给您留了展位。'), answer(1300, '对接会上谈成四家代理、四家商超，名单发给您了。'), confirm(300)],
    rating: { level: 4, reasons: ['态度好'] },
  },
  {
    company: 3, daysAgo: 13, at: '11:00', kind: 'help', text: '租的厂房被拍卖了，要另找一处，一千五百平方米左右，要能进货车。',
    steps: [accept(120), say(600, '街道闲置厂房清单里有三处合适，明天可以带您去看。'), { after: 300, by: 'owner', act: 'note', text: '第二处可以，就是进门的路窄了点。' }, answer(1400, '第二处已经谈妥，门口的路街道来拓宽，月底前可以搬。'), confirm(900)],
    rating: { level: 2, reasons: ['等太久'], text: '最后办成了，就是中间等得太久。' },
  },
  {
    company: 2, daysAgo: 12, at: '08:50', kind: 'consult', matter: 'permit', text: '排水许可怎么办，要带哪些材料，多久能下来？',
    steps: [claim(50), answer(120, '可以走告知承诺，材料两样：申请表和平面图，当场就能办。', 'explained'), confirm(100)],
    rating: { level: 5 },
  },
  {
    company: 4, daysAgo: 12, at: '16:10', kind: 'suggest', matter: 'science', text: '我们的新冶金产品想找企业试用，建议区里搭个试用对接的平台。',
    steps: [claim(300), answer(1500, '已列入明年的首台套试用计划，届时请您参加。', 'planned')],
  },
  {
    company: 9, daysAgo: 11, at: '10:30', kind: 'stuck', text: '道路运输证换证跑了三趟，每次说的材料都不一样，到底差什么。',
    steps: [accept(30), say(60, '我陪您去窗口，一次说清。'), answer(200, '换证已经办结，窗口的一次性告知单也重新做了。'), confirm(400)],
    rating: { level: 3, reasons: ['让我多跑一趟'] },
  },
  {
    company: 7, daysAgo: 10, at: '09:05', kind: 'help', text: '2006 年的征地补偿款还没付，一直没有说法，请帮忙理一理。',
    steps: [accept(90), { after: 60, by: 'handler', act: 'requestMaterial', text: '请把当年的征地协议和收据照片发来。' }, { after: 900, by: 'owner', act: 'supplyMaterial', text: '协议和收据都在，照片上传了。' }, inside(200, '涉及司法、自然资源、财政三家，拟报区里开协调会。')],
  },
  {
    company: 10, daysAgo: 9, at: '13:50', kind: 'consult', text: '海水养殖的用电有没有优惠电价，去哪里申请？',
    steps: [accept(200), { after: 30, by: 'owner', act: 'withdraw', text: '供电所已经给我讲清楚了，不用办了。' }],
  },
  // ---- answered: waiting for the company ----
  {
    company: 0, daysAgo: 4, at: '09:30', kind: 'help', matter: 'water', text: '厂里这几天水压很低，下午基本没水，生产线停了两次。',
    steps: [claim(80), say(200, '供水公司今天来测压。'), answer(600, '主管道漏点已经修好，水压恢复，另外给您拉一条专用管线，两周内完工。')],
  },
  {
    company: 1, daysAgo: 3, at: '10:40', kind: 'stuck', matter: 'permit', text: '营业执照变更地址，系统一直提示校验不通过，窗口说让等。',
    steps: [claim(85), answer(420, '是门牌数据没有同步，已经补录，现在可以提交了。')],
  },
  {
    company: 5, daysAgo: 2, at: '11:20', kind: 'consult', text: '新招的工人想参加技能培训，补贴怎么申请？',
    steps: [accept(60), answer(200, '培训补贴按工种算，最高每人两千元，线上就能申请，办法发您了。', 'explained')],
  },
  // ---- handling ----
  {
    company: 1, daysAgo: 6, at: '09:20', kind: 'help', text: '厂区的污水和雨水混在一条沟里，环保提醒要改，不知道管线走哪儿。',
    steps: [accept(60), { after: 120, by: 'handler', act: 'transfer', toUnit: 'unit-water', text: '管线图在水务局，请水务局现场查看。' }, claim(90), say(300, '明天带图纸来现场找暗沟。')],
  },
  {
    company: 0, daysAgo: 3, at: '14:10', kind: 'help', matter: 'transport', text: '新买的两台冷链车上牌卡住了，路权一直批不下来。',
    steps: [claim(45), say(200, '路权材料收到了，正在会签。'), inside(60, '城区段要公安交警会签，已发函。')],
  },
  {
    company: 4, daysAgo: 2, at: '09:00', kind: 'help', text: '项目缺一笔钱投不了产，有成果但没有抵押物，听说有成果贷。',
    steps: [accept(100), say(120, '成果贷要先做评估，评估机构已经联系好。')],
  },
  {
    company: 8, daysAgo: 3, at: '15:50', kind: 'help', matter: 'science', text: '高新技术企业认定的材料不知道怎么写，截止日期快到了。',
    steps: [claim(90)],
  },
  {
    company: 2, daysAgo: 4, at: '10:15', kind: 'help', matter: 'supply', text: '外地的原料进不来，三天后就要停产，能不能帮忙协调。',
    urgent: true,
    steps: [claim(30), say(60, '已经和对方城市联系，今天能放行第一车。')],
  },
  {
    company: 6, daysAgo: 5, at: '16:00', kind: 'suggest', text: '建议把工业园公交线路的末班车延到晚上九点，工人下班晚。',
    steps: [accept(150), inside(100, '公交集团说客流不足，先做一次摸底。')],
  },
  {
    company: 9, daysAgo: 8, at: '09:45', kind: 'help', matter: 'transport', text: '大件运输许可要跨三个市，能不能一次办。',
    steps: [claim(150), say(400, '另外两个市已经同意并联审批。')],
  },
  // ---- waiting for material ----
  {
    company: 3, daysAgo: 3, at: '09:10', kind: 'help', matter: 'premises', text: '想在厂里加建一层仓库，不知道要办哪些手续。',
    steps: [claim(120), { after: 200, by: 'handler', act: 'requestMaterial', text: '请补一份厂房的产权证明和原设计图，拍照就行。' }],
  },
  {
    company: 11, daysAgo: 2, at: '10:00', kind: 'stuck', text: '粮食收购备案交了材料没有回音。',
    steps: [accept(60), { after: 100, by: 'handler', act: 'requestMaterial', text: '请把受理回执拍张照片发来，好去查。' }],
  },
  // ---- filed: waiting for somebody ----
  { company: 0, daysAgo: 0, at: '09:20', kind: 'consult', text: '出口食品的备案要多久，能不能加急？', steps: [] },
  { company: 7, daysAgo: 0, at: '10:10', kind: 'help', text: '厂门口的路一下雨就积水，货车进不来。', steps: [] },
  { company: 10, daysAgo: 0, at: '10:30', kind: 'help', matter: 'water', text: '养殖池的取水口淤了，想请水务来看看。', steps: [] },
  { company: 2, daysAgo: 0, at: '11:00', kind: 'help', matter: 'market', text: '产品被人仿冒了，网上到处在卖，想请市场监管帮忙。', urgent: true, steps: [] },
  { company: 9, daysAgo: 1, at: '14:00', kind: 'help', matter: 'transport', text: '园区路口没有红绿灯，货车转弯危险，上个月刮了两次。', steps: [] },
  { company: 4, daysAgo: 2, at: '09:30', kind: 'help', text: '招不到普工，能不能帮忙联系职业院校。', steps: [] },
  // ---- returned to the dispatcher, and left there ----
  {
    company: 3, daysAgo: 1, at: '09:30', kind: 'help', text: '外贸订单要做碳足迹认证，不知道找哪个部门。',
    steps: [{ after: 60, by: 'handler', act: 'return', text: '街道没有这项业务，请分办。' }],
  },
  {
    company: 11, daysAgo: 1, at: '10:20', kind: 'help', matter: 'labour', text: '有个工人工伤认定半年了还没结果。',
    steps: [{ after: 100, by: 'member', act: 'return', text: '工伤认定不在市场监管局，请改派。' }],
  },
  {
    company: 5, daysAgo: 2, at: '15:10', kind: 'suggest', matter: 'supply', text: '建议建一个中小企业共享仓库，旺季大家都缺地方。',
    steps: [{ after: 120, by: 'member', act: 'return', text: '涉及规划和国资，请区里统筹。' }],
  },
  // ---- reopened ----
  {
    company: 6, daysAgo: 7, at: '09:50', kind: 'help', text: '茶叶仓库的消防验收提了整改，改完一直没人来复验。',
    steps: [accept(60), answer(600, '已经联系消防部门，本周来复验。'), { after: 500, by: 'owner', act: 'reopen', text: '等了一周还是没有人来。' }, say(60, '明天上午我陪消防的同志一起到。')],
  },
  // ---- complaints: nobody in the chain sees them ----
  {
    company: 7, daysAgo: 5, at: '10:00', kind: 'complain', aboutUnit: 'unit-transport', text: '办证大厅的人推来推去，态度也不好，想反映一下。',
    steps: [claim(90), inside(200, '已调取当天的监控。')],
  },
  { company: 8, daysAgo: 1, at: '11:10', kind: 'report', text: '有人冒充检查人员上门要钱，没有扫码也没有证件。', steps: [] },
]

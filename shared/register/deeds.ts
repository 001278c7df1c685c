import type { ContextOfAction, FUNCTION_OF } from '../access/functions'

/** What is answered there has a record of its own, or is nobody's office; of pairings something is only read. */
type NotNoted = 'case' | 'rating' | 'directory' | 'timer'
type Noted = { [C in ContextOfAction]: (typeof FUNCTION_OF)[C] extends NotNoted ? never : C }[Exclude<ContextOfAction, 'pairing'>]

/** Kinds of what is noted of the people in office, as a list of it is narrowed: each context, and what of the others is noted besides. Migration `deeds` says which is which. */
export const DEED_KINDS = {
  look: '查看联系方式', register: '名册和结对', import: '导入', export: '导出', print: '打印牌子', code: '企业码', settings: '设置', handover: '工作交接', desk: '登录电脑', deed: '看审计记录', unlisted: '不在名册的企业', viewing: '看别人看到的页面', merge: '合并', matter: '事项和指南', binding: '企业的人',
} as const satisfies Record<Noted | 'look' | 'code' | 'settings' | 'unlisted' | 'binding', string>
export type DeedKind = keyof typeof DEED_KINDS

/** What was done, by its action: whatever `mashangban.is_deed` notes. */
const DONE: Readonly<Record<string, string>> = {
  'case.openContact': '查看了联系方式',
  'register.saveCompany': '登记或更正了企业', 'register.addRule': '加了结对规则', 'register.dropRule': '去掉了结对规则', 'register.assign': '按规则给企业结了对',
  'register.tryJob': '让停下的任务再试一次', 'register.dropJob': '搁置了停下的任务',
  'import.read': '试算了导入', 'import.apply': '正式导入', 'import.stop': '停下了导入', 'import.undo': '撤销了导入',
  'export.begin': '导出了列表', 'print.begin': '打印了牌子', 'directory.reissueCode': '重发或停用了码', 'directory.reportSign': '登记了牌子丢失或找到', 'directory.replaceCalendar': '录入了放假安排',
  'register.saveArea': '登记或更正了区域', 'register.saveUnit': '登记或更正了单位', 'register.saveHall': '登记或更正了大厅', 'register.saveWindow': '登记或更正了窗口', 'register.saveOffice': '登记或更正了职务',
  'register.closeThing': '撤销、结束或重新启用了', 'register.moveArea': '移动了区域', 'merge.propose': '提出了合并', 'merge.decide': '确认、退回或撤回了合并',
  'register.invite': '发出了登录邀请', 'register.withdrawInvitation': '收回了登录邀请', 'register.setContacts': '指定了部门联系人', 'handover.carryOut': '安排了工作交接', 'settings.propose': '改了设置或提出改动', 'settings.decide': '确认或不同意了设置改动',
  'matter.save': '登记或更正了事项', 'matter.close': '停办或重新启用了事项',
  'desk.confirm': '扫码登录了电脑', 'desk.end': '让电脑退出了登录', 'deed.list': '看了审计记录', 'viewing.start': '开始看别人看到的页面', 'viewing.end': '结束看别人看到的页面', 'viewing.look': '看别人看到的页面时打开了诉求', 'unlisted.link': '把没有登记的企业对应到名册', 'unlisted.unlink': '撤销了没有登记的企业的对应', 'unlisted.setAside': '搁置了没有登记的企业',
  'binding.review': '审核了企业负责人的申请',
}

/** The same in words; what another release noted goes by its name on the wire. */
export const doneWords = (action: string): string => DONE[action] ?? action

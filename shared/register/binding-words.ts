import type { BindingNote, Side } from './binding'

/** What was done, as the page of the company says it. */
export const NOTE_WORDS: Record<BindingNote, string> = {
  asked: '申请加入', granted: '加入企业', refused: '申请没有同意', objected: '对申请提出异议', appealed: '不服，提出申诉', withdrawn: '撤回申请',
  left: '自己退出', removed: '被移除', madeOwner: '成为负责人', madeMember: '改做经办人', invited: '发出邀请', uninvited: '收回邀请',
}

/** Who stands behind it, where nobody's name is told. */
export const SIDE_WORDS: Record<Side, string> = { person: '本人', owner: '企业负责人', officer: '服务人员', admin: '系统管理员', register: '名册' }

/** Lists that can be written into a file. */
export const EXPORTED = {
  companies: '企业名册', cases: '诉求列表', units: '单位名单', halls: '大厅名单', windows: '窗口名单', officials: '人员名单', deeds: '审计记录', imports: '导入记录', unlisted: '不在名册的企业', paired: '我联系的企业',
  areas: '区域名单', handovers: '交接记录', changes: '变更历史', notJoined: '还没有登录的人', matters: '事项和指南',
} as const
export type ExportedList = keyof typeof EXPORTED

/** Where an export stands. The row is the log of it: it stays when its file is gone. */
export const EXPORT_STATES = { waiting: '等着写', writing: '正在写', ready: '写好了', failed: '没有写成', over: '已过期，文件已删除' } as const
export type ExportState = keyof typeof EXPORT_STATES

/** Not at its end: its person begins no other beside it. */
export const BEING_WRITTEN = ['waiting', 'writing'] as const satisfies readonly ExportState[]

/** After so many days the file is deleted. */
export const FILE_KEPT_DAYS = 7

import type { RegisterFields } from './field'

/** What the register keeps of a window and of the hall it stands in, in the order of form and sheet. A hall is told by its name and area; one that is not there yet is made with its first window. */
export const WINDOW_FIELDS = {
  hallName: { zh: '大厅名称', kind: 'line', max: 40, required: true, headings: ['大厅名称', '大厅', '政务大厅', '服务大厅', '中心名称', '服务中心', '便民服务中心'] },
  hallAreaId: { zh: '大厅所在区域', kind: 'area', required: true, headings: ['大厅所在区域', '所属区域', '区域', '所在区域', '所属街道', '属地', '所属镇街'] },
  hallAddress: { zh: '大厅地址', kind: 'line', max: 200, headings: ['大厅地址', '地址', '详细地址', '办公地址'] },
  number: { zh: '窗口号', kind: 'line', max: 12, required: true, headings: ['窗口号', '窗口编号', '编号', '号', '窗口序号', '序号'] },
  name: { zh: '窗口名称', kind: 'line', max: 40, required: true, headings: ['窗口名称', '名称', '窗口', '业务', '办理业务', '窗口业务'] },
  unitId: { zh: '窗口单位', kind: 'unit', required: true, headings: ['窗口单位', '单位', '进驻单位', '进驻部门', '部门', '所属单位', '承办单位'] },
} as const satisfies RegisterFields
export type WindowField = keyof typeof WINDOW_FIELDS

/** What their histories speak of. */
export const HALL_KEPT_LABELS = { name: '大厅名称', areaId: '所在区域', address: '地址', state: '状态' } as const
export const WINDOW_KEPT_LABELS = { hallId: '大厅', number: '窗口号', name: '窗口名称', unitId: '窗口单位', state: '状态' } as const

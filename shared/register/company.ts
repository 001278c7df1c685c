import type { RegisterFields } from './field'

export const COMPANY_STATES = { operating: '在营', suspended: '停业', closed: '注销', moved: '迁出' } as const
export type CompanyState = keyof typeof COMPANY_STATES

/** 大中小微 (统计上大中小微型企业划分办法). */
export const COMPANY_SIZES = { large: '大型', medium: '中型', small: '小型', micro: '微型' } as const

/** What the register keeps of a company, in the order of form and sheet. */
export const COMPANY_FIELDS = {
  uscc: { zh: '统一社会信用代码', kind: 'uscc', required: true, headings: ['统一社会信用代码', '信用代码', '社会信用代码', '统一代码', '注册号', '统一社会信用代码/注册号'] },
  name: { zh: '企业名称', kind: 'line', max: 100, required: true, headings: ['企业名称', '名称', '单位名称', '公司名称', '市场主体名称', '主体名称', '字号名称'] },
  areaId: { zh: '所属区域', kind: 'area', required: true, headings: ['所属区域', '所属街道', '街道', '镇街', '所在街道', '乡镇街道', '属地', '辖区', '所属镇街', '所属乡镇', '区域'] },
  gridId: { zh: '网格', kind: 'below', headings: ['网格', '所属网格', '村社', '社区', '所属社区', '村居'] },
  address: { zh: '地址', kind: 'line', max: 200, headings: ['地址', '住所', '经营地址', '注册地址', '企业地址', '经营场所', '详细地址', '住所地址'] },
  industry: { zh: '行业', kind: 'industry', headings: ['行业', '行业代码', '行业分类', '所属行业', '行业类别', '国民经济行业', '行业大类'] },
  size: { zh: '规模', kind: 'choice', words: COMPANY_SIZES, also: { 大: 'large', 中: 'medium', 小: 'small', 微: 'micro', 大型企业: 'large', 中型企业: 'medium', 小型企业: 'small', 微型企业: 'micro', 小微: 'small' }, headings: ['规模', '企业规模', '规模类型'] },
  key: { zh: '重点企业', kind: 'flag', headings: ['重点企业', '是否重点企业', '是否重点'] },
  state: { zh: '状态', kind: 'choice', words: COMPANY_STATES, also: { 存续: 'operating', 开业: 'operating', 正常: 'operating', '存续(在营、开业、在册)': 'operating', 歇业: 'suspended', 吊销: 'closed', 已注销: 'closed', 迁移: 'moved' }, headings: ['状态', '经营状态', '登记状态', '企业状态', '主体状态'] },
  officerId: { zh: '服务专员', kind: 'official', headings: ['服务专员', '专员', '联络员', '企业联络员', '包联干部', '包保干部', '结对干部', '网格员', '驻企专员'] },
  officerPhone: { zh: '专员电话', kind: 'workPhone', headings: ['专员电话', '联络员电话', '包联干部电话', '专员联系电话', '干部电话'] },
  contactName: { zh: '联系人', kind: 'contactName', sealed: true, headings: ['联系人', '企业联系人', '联系人姓名', '负责人', '法定代表人', '法人', '经营者'] },
  contactPhone: { zh: '联系电话', kind: 'contactPhone', sealed: true, headings: ['联系电话', '联系人电话', '企业联系电话', '手机', '手机号', '电话', '联系方式', '负责人电话'] },
} as const satisfies RegisterFields
export type CompanyField = keyof typeof COMPANY_FIELDS

/** What is kept under those fields: a grid is the area itself, the officer's phone tells one of two from the other, name and phone make a contact. */
export const COMPANY_KEPT = ['uscc', 'name', 'areaId', 'address', 'industry', 'size', 'key', 'state', 'officerId', 'contacts'] as const
export type CompanyKept = (typeof COMPANY_KEPT)[number]
export const COMPANY_KEPT_LABELS: Record<CompanyKept, string> = {
  uscc: '统一社会信用代码', name: '企业名称', areaId: '所属区域', address: '地址', industry: '行业', size: '规模', key: '重点企业', state: '状态', officerId: '{officer}', contacts: '联系人',
}

/** What stands where nothing was ever said. */
export const COMPANY_INITIAL = { address: '', industry: null, size: null, key: false, state: 'operating', officerId: null, contacts: [] } as const

import { speltWords } from '../../cloudfunctions/settings/matter/spelling'
import type { Matter } from '../../shared/case/kinds'
import { type Guide, searchWords } from '../../shared/register/matter'
import { DISTRICT } from './places'

interface SeededMatter {
  id: string
  topic: Matter
  parentId?: string
  name: string
  also: readonly string[]
  unitIds: readonly string[]
  phone: string
  guide: Partial<Guide>
  areaId?: string
  state?: 'closed'
}

const NO_GUIDE: Guide = { who: '', bring: '', steps: '', place: '', hours: '', takes: '', forms: '', law: '' }
const HALL = '莱山区政务服务中心（示范路 1 号）'
const HOURS = '工作日 8:30–12:00，14:00–17:30'

/** 事项和指南 of the demonstration: made up, and short. */
export const MATTERS_SEEDED: readonly SeededMatter[] = [
  {
    id: 'ma-drainage', topic: 'water', name: '排水许可', also: ['污水排放', '接污水管', '排污水', '下水道接管'], unitIds: ['unit-water'], phone: '0000-6600403',
    guide: {
      who: '要把污水排进市政管网的企业和商户。', bring: '1. 营业执照\n2. 排水管线图（一张草图就行）\n3. 有污水处理设施的，带检测报告', steps: '1. 到窗口交材料，也可以打电话让工作人员上门看\n2. 三天内来人看现场\n3. 合格的当场发证',
      place: `${HALL} 8 号窗口`, hours: HOURS, takes: '5 个工作日', forms: '《排水许可申请表》，窗口有，也可以现场填', law: '《城镇排水与污水处理条例》第二十一条',
    },
  },
  {
    id: 'ma-water-meter', topic: 'water', name: '换水表', also: ['水表坏了', '水表不走', '校水表'], unitIds: ['unit-water'], phone: '0000-6600403',
    guide: { who: '所有用水的企业和商户。', bring: '最近一张水费单', steps: '1. 打咨询电话报修\n2. 工作人员上门检查\n3. 是水表的问题，免费更换', place: '不用跑，上门办', hours: HOURS, takes: '2 个工作日' },
  },
  {
    id: 'ma-licence', topic: 'permit', name: '营业执照', also: ['执照', '工商登记'], unitIds: ['unit-market'], phone: '0000-6600402',
    guide: { who: '要开办企业或改登记的人。', steps: '先选是哪一种，点开看怎么办。', place: `${HALL} 1 号窗口`, hours: HOURS },
  },
  {
    id: 'ma-licence-address', topic: 'permit', parentId: 'ma-licence', name: '营业执照变更地址', also: ['执照改地址', '换注册地址', '搬家改执照'], unitIds: ['unit-market'], phone: '0000-6600402',
    guide: { who: '换了经营地址的企业。', bring: '1. 营业执照正本和副本\n2. 新地址的房产证或租房合同\n3. 经办人身份证', steps: '1. 到窗口取号\n2. 交材料，签字\n3. 当场领新执照', place: `${HALL} 1 号窗口`, hours: HOURS, takes: '当天', forms: '《变更登记申请书》，窗口有', law: '《市场主体登记管理条例》第二十四条' },
  },
  {
    id: 'ma-licence-lost', topic: 'permit', parentId: 'ma-licence', name: '营业执照遗失补领', also: ['执照丢了', '补执照'], unitIds: ['unit-market'], phone: '0000-6600402',
    guide: { who: '执照丢失或损坏的企业。', bring: '法定代表人身份证', steps: '1. 在网上公告遗失（窗口可以帮您）\n2. 到窗口领新的', place: `${HALL} 1 号窗口`, hours: HOURS, takes: '当天', law: '《市场主体登记管理条例》第三十七条' },
  },
  {
    id: 'ma-transport', topic: 'transport', name: '大件运输许可', also: ['超限运输', '大件证', '超宽超高'], unitIds: ['unit-transport'], phone: '0000-6600401',
    guide: { who: '运送超长、超宽、超高或超重货物的企业。', bring: '1. 行驶证\n2. 货物尺寸和重量\n3. 要走的路线', steps: '1. 到窗口或打电话申请\n2. 工作人员核对路线\n3. 领证', place: `${HALL} 5 号窗口`, hours: HOURS, takes: '2 个工作日', law: '《超限运输车辆行驶公路管理规定》第六条' },
  },
  { id: 'ma-old-filing', topic: 'science', name: '技术合同纸质登记', also: ['技术合同'], unitIds: ['unit-industry'], phone: '0000-6600404', guide: { steps: '已经改在网上办。' }, state: 'closed' },
]

/** Their rows. */
export const matterRows = (tenant: string): Promise<object[]> => Promise.all(MATTERS_SEEDED.map(async ({ id, topic, parentId = null, name, also, unitIds, phone, guide, areaId = DISTRICT.id, state = 'open' }) => ({
  tenant, id, version: 1, state, area_id: areaId, topic, parent_id: parentId, path: parentId === null ? [id] : [id, parentId], name, also, unit_ids: unitIds, phone, starts: null, ends: null,
  guide: { ...NO_GUIDE, ...guide }, words: searchWords(name, also), spelt: await speltWords(name, also),
})))

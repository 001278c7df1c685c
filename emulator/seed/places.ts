/**
 * Where the demonstration takes place. The divisions (names and codes) are real, from the public register of administrative divisions;
 * everything inside them — people, companies, units, telephone numbers — is made up.
 */
export const CITY = { id: '370600', name: '烟台市' }
export const DISTRICT = { id: '370613', name: '莱山区' }
export const NEIGHBOUR = { id: '370602', name: '芝罘区' }

export const STREETS = [
  { id: '370613001', name: '黄海路街道' },
  { id: '370613002', name: '初家街道' },
  { id: '370613003', name: '滨海路街道' },
  { id: '370613004', name: '解甲庄街道' },
  { id: '370613005', name: '莱山街道' },
  { id: '370613006', name: '院格庄街道' },
] as const

export const NEIGHBOUR_STREETS = [
  { id: '370602001', name: '向阳街道' },
  { id: '370602003', name: '毓璜顶街道' },
] as const

/** 承办单位: what comes to each by routing, and who works there (the first is its head). */
export const UNITS = [
  { id: 'unit-transport', name: '区交通运输局', takes: ['matter:transport'], people: ['陈一川', '孟小路', '乔达'] },
  { id: 'unit-market', name: '区市场监管局', takes: ['matter:market', 'matter:labour', 'matter:permit'], people: ['何清', '吴敏行', '高远舟'] },
  { id: 'unit-water', name: '区水务局', takes: ['matter:water'], people: ['江澄', '柳溪', '鲁平'] },
  { id: 'unit-industry', name: '区工信局', takes: ['matter:supply', 'matter:science', 'matter:premises', 'matter:finance'], people: ['温立业', '章新', '白研'] },
  { id: 'unit-integrity', name: '区营商环境监督室', takes: ['kind:complain', 'kind:report'], people: ['方正', '严明'] },
] as const

export const CITY_UNIT = { id: 'unit-city-integrity', name: '市营商环境监督室', takes: ['kind:complain', 'kind:report'], people: ['秦岚'] } as const

/** A station, a dispatch centre, a supervision room: whoever serves there belongs to it; no cases lie in its queue. */
export const stationOf = ({ id, name }: { id: string; name: string }) => ({ id: `unit-station-${id}`, name: `${name}企业服务站`, areaId: id })
export const ROOMS = {
  centre: { id: 'unit-centre-370613', name: '莱山区营商服务中心', areaId: DISTRICT.id },
  cityCentre: { id: 'unit-centre-370600', name: '市营商服务中心', areaId: CITY.id },
  neighbourCentre: { id: 'unit-centre-370602', name: '芝罘区营商服务中心', areaId: NEIGHBOUR.id },
  supervision: { id: 'unit-supervision-370613', name: '莱山区督查室', areaId: DISTRICT.id },
  citySupervision: { id: 'unit-supervision-370600', name: '市督查室', areaId: CITY.id },
  cityOffice: { id: 'unit-office-370600', name: '市政府办公室', areaId: CITY.id },
  cityHotline: { id: 'unit-hotline-370600', name: '市政务热线中心', areaId: CITY.id },
} as const

/** 服务专员: two for each street. */
export const OFFICERS = ['林知远', '沈路遥', '周念', '顾长青', '许家宁', '唐果', '邵安', '宋江月', '尹川', '白舟', '程小满', '叶知秋'] as const

export const DISPATCHER = '苏映'
export const CITY_DISPATCHER = '罗统'
export const NEIGHBOUR_DISPATCHER = '谢邻'
export const SUPERVISOR = '钱督'
export const CITY_SUPERVISOR = '石城'
export const ADMIN = '孙管'
/** Two, of two units: one proposes what is dangerous, the other confirms it. */
export const CITY_ADMINS = ['齐总管', '聂同理'] as const
/** 兜底负责人: two, of two units. */
export const LAST_RESORTS = ['江守正', '岳准'] as const

export const HALLS = [
  {
    id: 'hall-1', name: '莱山区政务服务中心', address: '示范路 1 号',
    windows: [
      { number: '1', name: '企业开办', unit: 'unit-market' },
      { number: '3', name: '不动产登记', unit: 'unit-industry' },
      { number: '5', name: '道路运输许可', unit: 'unit-transport' },
      { number: '8', name: '排水许可', unit: 'unit-water' },
    ],
  },
  {
    id: 'hall-2', name: '初家街道便民服务中心', address: '示范路 88 号',
    windows: [
      { number: '1', name: '综合受理', unit: 'unit-market' },
      { number: '2', name: '社保用工', unit: 'unit-market' },
    ],
  },
] as const

/** Company names start with 云澜, which is no place: plainly fictitious. */
export const COMPANIES = [
  '禾田食品', '恒通建材', '南屏农业科技', '启明五金', '新冶科技', '小满食品', '晴川茶业', '东岗机械', '微晶材料', '远帆物流', '海润水产', '丰谷粮油',
  '蓝湾海洋生物', '松石精密铸造', '青橙电子商务', '北辰汽车配件', '长禾包装', '一帆纺织', '金穗饲料', '澄明光学', '百川环保', '山海冷链', '若谷医疗器械', '同心服装',
  '凌云无人机', '朗月照明', '知行软件', '溪谷果汁', '正源化工', '安泰消防器材', '宏图建筑工程', '乐居家具', '瑞雪制冷', '星河半导体', '大禾生态农业', '望潮酒店管理',
] as const

/** 经办人 of the first companies, one each; the rest have only a contact in the register. */
export const OWNERS = ['周禾', '沈立', '马小满', '钟启明', '冯冶', '田小满', '茶晴', '岗东升', '魏晶', '樊远', '海波', '谷丰'] as const

export const RESIDENTS = ['赵大妈', '李群', '王小川'] as const

/** What may be wrong with a cell of an imported row: two lines, what it is and what to do about it. `{…}` is filled in from the problem. */
export const ROW_PROBLEMS = {
  MISSING: ['没有填', '补上再导入'],
  TOO_LONG: ['写得太长，最多 {most} 个字', '删短一些'],
  USCC_LENGTH: ['有 {length} 位，应是 18 位', '对照营业执照改'],
  USCC_LETTERS: ['有不该出现的字符', '不会有 I、O、S、V、Z，多半是 1、0、5、U、2'],
  USCC_CHECK: ['末位校验不对，多半写错一位', '对照营业执照改'],
  LOSSY: ['表格把它存成了数字，后几位已经丢了', '把这一列设成“文本”重新填'],
  AREA_UNKNOWN: ['没有这个区域', '{hint}'],
  AREA_SEVERAL: ['有几个同名的区域', '连上级一起写，例如“{hint}”'],
  AREA_OUTSIDE: ['不在您管的区域里', '请管那里的管理员导入'],
  BELOW_UNKNOWN: ['这个区域下面没有它', '{hint}'],
  OFFICIAL_UNKNOWN: ['没有这个人', '{hint}'],
  OFFICIAL_SEVERAL: ['有几个同名的人', '在“专员电话”一列写上工作电话'],
  CHOICE_UNKNOWN: ['不认识这个词', '可以写：{hint}'],
  FLAG_UNKNOWN: ['只能写“是”或“否”', '空着就是不改'],
  INDUSTRY_UNKNOWN: ['国民经济行业分类里没有', '写大类的代码或名称，例如 C13'],
  OFFICE_NAMES: ['同一手机号写了不同的姓名', '对照本人的姓名和手机号改'],
  OFFICE_NAME: ['这个手机号登记的是别的姓名', '对照本人改，或在人员页面改姓名'],
  OFFICE_WORK_PHONE: ['和登记的办公电话不同', '空着，或在人员页面改'],
  OFFICE_OWN: ['自己的职务不能由自己增加或延长', '请别的管理员导入'],
  OFFICE_ORDER: ['任期第一天在最后一天后面', '改其中一个日期'],
  OFFICE_BEGUN: ['已经开始的职务，第一天不能改到以后', '改回原来的日期，或空着'],
  OFFICE_OVER: ['任期最后一天已经过去', '改日期，或空着'],
  LAST_ADMIN: ['这是最后一位管理员', '先登记另一位，或空着'],
  COMPANY_UNKNOWN: ['名册里没有这家企业', '先导入企业名册，或对照执照改'],
  COMPANY_SEVERAL: ['有几家同名的企业', '写上统一社会信用代码'],
  PAIRED_TWICE: ['这个人在这家企业已经是{rank}', '一个人只能有一种身份，换人，或先在企业页面改'],
  LEADERS_MOST: ['联系领导已有 {most} 位', '先在企业页面去掉一位'],
  AREA_MOVED: ['登记在另一个上级区域下面', '在区域页面移动它，再导入'],
  LEVEL_BELOW: ['级别应比下级区域高', '改级别'],
  HALL_ADDRESS: ['和登记的大厅地址不同', '空着，或在窗口页面改'],
  HALL_ADDRESSES: ['同一大厅写了不同的地址', '对照实际地址改'],
  UNIT_UNKNOWN: ['没有这个单位', '{hint}'],
  UNIT_SEVERAL: ['有几个同名的单位', '连所在区域一起写，例如“{hint}”'],
  DIGITS: ['应全是数字，最多 {most} 位', '对照区划代码表改'],
  DAY: ['不像日期', '写成 2027-06-30 这样'],
  MOBILE: ['不是 11 位手机号', '对照本人的手机号改'],
  LEVEL_ABOVE: ['级别应比上级区域低', '改级别，或换上级区域'],
  PHONE: ['不像电话号码', '可以空着'],
  CONTACT_NAME: ['写了姓名没有电话', '补上电话，或两格都空着'],
  ELSEWHERE: ['这{thing}登记在别的区域', '请管那里的管理员改，或由上级导入'],
  TWICE: ['和第 {line} 行是同一{measure}', '留一行'],
  OPEN_CASES: ['还有 {count} 件诉求在办', '办结后再改成这个状态'],
} as const satisfies Record<string, readonly [what: string, remedy: string]>
export type RowProblemCode = keyof typeof ROW_PROBLEMS

/** Something wrong with one cell. `value` as it stands in the sheet, masked where it is personal. */
export interface RowProblem {
  code: RowProblemCode
  /** The field of the register; null: of the whole row. */
  field: string | null
  value: string
  facts?: Readonly<Record<string, string | number>>
}

const filled = (words: string, facts: RowProblem['facts']): string => words.replace(/\{(\w+)\}/g, (_all, name: string) => String(facts?.[name] ?? ''))

/** Both lines of a problem, in Chinese. */
export const problemWords = ({ code, facts }: Pick<RowProblem, 'code' | 'facts'>): { what: string; remedy: string } => {
  const [what, remedy] = ROW_PROBLEMS[code]
  return { what: filled(what, facts), remedy: filled(remedy, facts) }
}

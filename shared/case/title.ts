import { countCodePoints, truncateCodePoints } from '../kernel/code-points'
import { parsePhone } from '../kernel/phone'
import { CASE_KIND_LABELS, type CaseKind } from './kinds'

const MOST = 30
/** A cut at a comma leaves at least so much: less says nothing. */
const LEAST = 10

const GREETINGS = '(?:您好|您们好|你们好|大家好|早上好|上午好|中午好|下午好|晚上好|辛苦了|打扰了|麻烦了)'
const WHO = '(?:领导|老师|同志|专员|同事|工作人员|朋友|负责人|代表)们?'
/** How people begin before they come to the matter. */
const SALUTATION = new RegExp(`^(?:${[
  `尊敬的[^，,：:。！!\\n]{0,14}?${GREETINGS}`, '尊敬的[^，,：:。！!\\n]{1,16}(?:[，,：:]|$)', `(?:各位|亲爱的|敬爱的)?${WHO}(?=[，,：:！!\\s]|${GREETINGS}|你好|$)`,
  GREETINGS, '(?:你好|hello|hi)(?=[\\s，,。！!、：:~]|$|我|请|咱|想|贵)', '请问一下?[，,]', '我叫[\\u4e00-\\u9fff·]{2,4}[，,]',
].join('|')})[啊呀哈\\s，,。！!、：:~]*`, 'i')

/** What stands before a colon in a form somebody filled in elsewhere: of the person, which is no title … */
const OF_PERSON = '(?:诉求人|反映人|投诉人|申请人|求助人|来电人|联系人|经办人|姓名|称呼|联系方式|联系电话|电话号码|手机号码?|手机|电话|邮箱|微信号?|身份证号?|家庭住址|联系地址|单位地址|企业地址|地址|企业名称|公司名称|单位名称|信用代码|统一社会信用代码|日期|时间)'
/** … and of the matter, which is one. */
const OF_MATTER = '(?:标题|主题|事由|诉求内容|诉求事项|诉求|反映内容|反映问题|反映|问题描述|问题|内容|正文)'
const BEFORE_LABEL = new RegExp(`[\\s，,；;。]+(?=(?:${OF_PERSON}|${OF_MATTER})\\s*[:：])`, 'g')
const PERSON_LINE = new RegExp(`^${OF_PERSON}\\s*[:：]`)
const MATTER_LABEL = new RegExp(`^${OF_MATTER}\\s*[:：]\\s*`)

/** The hundred surnames that nine of ten people have, and those of two characters. */
const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const NAME = new RegExp(`^(?:(?:[${SURNAMES}]|欧阳|上官|司马|诸葛|司徒|皇甫|尉迟|夏侯|东方|慕容)[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}])(?:先生|女士|小姐|经理|总|老板|师傅)?$`)
const NUMBER = /[+\d(（][\d\s()（）+-]{5,}\d/g
const LETTER = /[A-Za-z\u3400-\u9fff\uD840-\uD87F]/

/** A telephone, a date, a number, marks: nothing that says what it is about. */
const saysNothing = (part: string): boolean => !LETTER.test(part) || parsePhone(part).ok || PERSON_LINE.test(part)
const isName = (part: string): boolean => NAME.test(part.replace(NUMBER, '').replace(/[\s，,、]/g, ''))

function withoutSalutation(part: string): string {
  const rest = part.replace(SALUTATION, '').trim()
  return rest === part ? part : withoutSalutation(rest)
}

/** At a comma or a space where there is one far enough in, never within a word of letters or a number. */
function shortened(sentence: string): string {
  if (countCodePoints(sentence) <= MOST) return sentence
  const cut = truncateCodePoints(sentence, MOST).slice(0, -1)
  const whole = /[A-Za-z0-9]$/.test(cut) && /^[A-Za-z0-9]/.test(sentence.slice(cut.length)) ? cut.replace(/[A-Za-z0-9.]+$/, '') : cut
  const [, head = ''] = /^(.*)[，,、：:\s]/s.exec(whole) ?? []
  const kept = countCodePoints(head) >= LEAST ? head : countCodePoints(whole) >= LEAST ? whole : cut
  return `${kept.trim()}…`
}

/**
 * The first sentence that says what it is about: nobody is asked to invent a title. Salutations and lines of a form are passed over; whoever
 * wrote only a name or a number is called by the kind.
 */
export function titleOf(text: string, kind: CaseKind): string {
  const parts = text.replace(BEFORE_LABEL, '\n').split(/[。！？；\n!?;]/).map((part) => withoutSalutation(part.trim().replace(MATTER_LABEL, ''))).filter((part) => part !== '' && !saysNothing(part))
  return parts.filter((part) => !isName(part)).map(shortened).find((title) => LETTER.test(title)) ?? `一件${CASE_KIND_LABELS[kind]}`
}

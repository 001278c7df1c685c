/**
 * The rules of message fields, from WeChat's documentation of subscribeMessage.send (wechat.md §1.3). Lengths count code points:
 * one Chinese character is one.
 */
const HAN_ONLY = /^\p{Script=Han}+$/u
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
const TIME = String.raw`(\d{4}年\d{1,2}月\d{1,2}日 ?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2} ?)?${CLOCK}`
const ANY_DATE = String.raw`(\d{4}年\d{1,2}月(\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}([-/.]\d{1,2})?|\d{1,2}[-/.]\d{1,2})`
const DATE = String.raw`${ANY_DATE}( ?${CLOCK})?`
const range = (one: string) => new RegExp(`^${one}(~${one})?$`)

const TIMES = range(TIME)
const DATES = range(DATE)
const points = (text: string) => [...text].length

const RULES: Readonly<Record<string, (text: string) => boolean>> = {
  thing: (text) => points(text) <= 20,
  number: (text) => /^\d+(\.\d+)?$/.test(text) && text.length <= 32,
  letter: (text) => /^[A-Za-z]{1,32}$/.test(text),
  symbol: (text) => points(text) <= 5 && !/[\p{Script=Han}A-Za-z0-9\s]/u.test(text),
  character_string: (text) => /^[\x21-\x7e]{1,32}$/.test(text),
  time: (text) => TIMES.test(text),
  date: (text) => DATES.test(text),
  amount: (text) => /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/.test(text),
  phone_number: (text) => /^[\d+\-() ]{1,17}$/.test(text),
  car_number: (text) => /^[\p{Script=Han}A-Z0-9][A-Z0-9]{0,6}[\p{Script=Han}A-Z0-9]$/u.test(text),
  name: (text) => (/\p{Script=Han}/u.test(text) ? points(text) <= 10 : text.length <= 20) && !/\d/.test(text),
  phrase: (text) => HAN_ONLY.test(text) && points(text) <= 5,
}

/** What is wrong with a value for a field such as `thing1`, in the words of WeChat's errmsg; undefined when it is good. */
export function fieldFault(field: string, value: unknown): string | undefined {
  const type = /^([a-z_]+?)\d+$/.exec(field)?.[1] ?? ''
  const rule = Object.hasOwn(RULES, type) ? RULES[type] : undefined
  if (!rule) return `data.${field} is not a known field`
  if (typeof value !== 'string' || value.trim() === '') return `data.${field}.value is empty`
  if (CONTROL.test(value) || !rule(value)) return `data.${field}.value invalid`
  return undefined
}

/** The first fault of a whole message against the fields of its template: missing, unknown and ill-formed fields. */
export function messageFault(fields: readonly string[], data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'data is empty'
  const given = data as Record<string, unknown>
  const unknown = Object.keys(given).find((field) => !fields.includes(field))
  if (unknown !== undefined) return `data.${unknown} is not in the template`
  for (const field of fields) {
    const item = given[field]
    const fault = fieldFault(field, typeof item === 'object' && item !== null && 'value' in item ? item.value : undefined)
    if (fault) return fault
  }
  return undefined
}

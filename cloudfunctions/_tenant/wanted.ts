import { parseArgs } from 'node:util'
import { parsePhone } from '../../shared/kernel/phone'

/** Its message is shown as it is; nothing was changed. */
export class CannotMake extends Error {}

export const USAGE = `用法：npm run tenant -- --id 370613 --name 莱山区 --above 山东省/烟台市 --admin 姓名 --phone 工作电话 --unit 单位
  --areas 文件.csv            区域从文件来（编号,名称,级别,上级编号），代替 --above
  --complaints 单位           接投诉、举报的单位
  --last-resort 姓名,电话,单位  最后负责的人，写两次，两人不在同一单位
  --again                    给还没有登录的第一位管理员重新发邀请，原来的作废`

export interface WantedPerson {
  name: string
  /** Read into the one form of numbers. */
  phone: string
  unit: string
}

/** What the command is told, read. */
export interface Wanted {
  /** TENANT of the functions, and the code of the tenant's own area. */
  id: string
  name: string
  /** Names of the ancestors, the highest first. */
  above: string[]
  /** A file with the whole tree in their place. */
  areas: string | null
  admin: WantedPerson
  complaints: string | null
  lastResorts: WantedPerson[]
  again: boolean
}

const OPTIONS = {
  id: { type: 'string' }, name: { type: 'string' }, above: { type: 'string' }, areas: { type: 'string' }, admin: { type: 'string' }, phone: { type: 'string' }, unit: { type: 'string' },
  complaints: { type: 'string' }, 'last-resort': { type: 'string', multiple: true }, again: { type: 'boolean' },
} as const

const filled = (text: string | undefined, what: string): string => {
  const trimmed = text?.trim() ?? ''
  if (trimmed === '') throw new CannotMake(`缺 ${what}\n${USAGE}`)
  return trimmed
}

function personOf(name: string | undefined, phone: string | undefined, unit: string | undefined, what: string): WantedPerson {
  const number = parsePhone(filled(phone, `${what}的电话`))
  if (!number.ok) throw new CannotMake(`${what}的电话不对：${phone}`)
  return { name: filled(name, `${what}的姓名`), phone: number.number, unit: filled(unit, `${what}的单位`) }
}

/** Reads the arguments. Throws CannotMake with the first thing that is missing or wrong. */
export function readWanted(args: readonly string[]): Wanted {
  let values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; strict: true }>>['values']
  try {
    values = parseArgs({ args: [...args], options: OPTIONS, strict: true }).values
  } catch (error) {
    throw new CannotMake(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
  const id = filled(values.id, '--id')
  if (!/^[\w-]{1,32}$/.test(id)) throw new CannotMake(`--id 只能用字母、数字、下划线和短横，至多 32 位：${id}`)
  const lastResorts = (values['last-resort'] ?? []).map((text) => {
    const [name, phone, unit] = text.split(/[,，]/)
    return personOf(name, phone, unit, '--last-resort ')
  })
  if (lastResorts.length !== 0 && (lastResorts.length !== 2 || lastResorts[0]?.unit === lastResorts[1]?.unit)) {
    throw new CannotMake('--last-resort 要写两次，两人不在同一单位：有人投诉其中一位时，另一位接得住')
  }
  return {
    id, lastResorts,
    name: filled(values.name, '--name'),
    above: (values.above ?? '').split('/').map((name) => name.trim()).filter((name) => name !== ''),
    areas: values.areas ?? null,
    admin: personOf(values.admin, values.phone, values.unit, '第一位管理员（--admin、--phone、--unit）'),
    complaints: values.complaints?.trim() || null,
    again: values.again ?? false,
  }
}

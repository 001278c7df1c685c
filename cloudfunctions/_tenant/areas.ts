import { AREA_FIELDS, AREA_LEVEL_NAMES, AREA_LEVELS, type AreaLevel } from '../../shared/register/area'
import type { AreasRow } from '../_database/rows'
import { CannotMake } from './wanted'

export type Area = Pick<AreasRow, 'id' | 'name' | 'level' | 'parent_id' | 'path' | 'code'>

/** As the file names them, and the registers of divisions. */
const LEVELS: Readonly<Record<string, AreaLevel>> = { ...AREA_FIELDS.level.also, ...Object.fromEntries(AREA_LEVEL_NAMES.map((level) => [AREA_LEVELS[level], level])) }

/** Codes of divisions (GB/T 2260) say their ancestors: two digits of the province, two of the city, two of the county. */
const CODE = /^\d{6}$/
const codesAbove = (id: string): string[] => [`${id.slice(0, 4)}00`, `${id.slice(0, 2)}0000`].filter((code) => code !== id)
const levelOf = (id: string): AreaLevel => (id.endsWith('0000') ? 'province' : id.endsWith('00') ? 'city' : 'district')

/** The tenant's own area below the ancestors named (the highest first). Throws CannotMake where its code does not say theirs. */
export function areasAbove(id: string, name: string, above: readonly string[]): Area[] {
  const codes = codesAbove(id)
  if (above.length > 0 && (!CODE.test(id) || above.length > codes.length)) {
    throw new CannotMake(`从编号 ${id} 看不出这些上级的编号：${above.join('/')}。请用 --areas 文件.csv`)
  }
  const named = [...above].reverse().map((of, at) => ({ id: codes[at] ?? '', name: of }))
  const path = [{ id, name }, ...named]
  return path.map((area, at) => ({
    ...area, level: CODE.test(area.id) ? levelOf(area.id) : 'district', code: CODE.test(area.id) ? area.id : null, parent_id: path[at + 1]?.id ?? null, path: path.slice(at).map((each) => each.id),
  }))
}

/** The tree of a file: one area a line, `编号,名称,级别,上级编号`, in any order. Throws CannotMake with the line that is wrong. */
export function areasOfFile(text: string, own: string): Area[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line, at) => ({ at: at + 1, cells: line.split(/[,，]/).map((cell) => cell.trim()) })).filter(({ cells }) => cells[0] !== '' && cells[0] !== '编号')
  const found = new Map<string, Omit<Area, 'path'>>()
  for (const { at, cells: [id = '', name = '', level = '', above = ''] } of lines) {
    if (name === '' || LEVELS[level] === undefined) throw new CannotMake(`区域文件第 ${at} 行不对：要写 编号,名称,级别,上级编号，级别是 ${Object.values(AREA_LEVELS).join('、')}`)
    if (found.has(id)) throw new CannotMake(`区域文件第 ${at} 行：编号 ${id} 写了两次`)
    found.set(id, { id, name, level: LEVELS[level], code: /^\d{2,15}$/.test(id) ? id : null, parent_id: above === '' ? null : above })
  }
  if (!found.has(own)) throw new CannotMake(`区域文件里没有本租户自己的区域 ${own}`)
  return [...found.values()].map((area) => ({ ...area, path: pathOf(area.id, found) }))
}

function pathOf(id: string, areas: ReadonlyMap<string, Omit<Area, 'path'>>): string[] {
  const path: string[] = []
  for (let next: string | null = id; next !== null; next = areas.get(next)?.parent_id ?? null) {
    if (!areas.has(next)) throw new CannotMake(`区域文件里没有 ${path.at(-1) ?? id} 的上级 ${next}`)
    if (path.includes(next)) throw new CannotMake(`区域文件里 ${id} 绕成了一圈`)
    path.push(next)
  }
  return path
}

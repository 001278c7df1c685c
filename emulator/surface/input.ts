import { HttpRefusal } from '../gateway/envelope'

/** Bodies of the surface are small instructions. */
export const SURFACE_LIMIT = 1024 * 1024

/** A non-empty string field of an instruction; else → 400 that names it. */
export function text(body: Record<string, unknown>, field: string): string {
  const value = body[field]
  if (typeof value !== 'string' || value === '' || value.length > 256) {
    throw new HttpRefusal(400, 'BAD_INPUT', `请求内容不对：缺少 ${field}，或者它不是文字。`)
  }
  return value
}

/** A whole number between two bounds; absent → the fallback. */
export function count(body: Record<string, unknown>, field: string, fallback: number, most: number): number {
  const value = body[field] ?? fallback
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > most) {
    throw new HttpRefusal(400, 'BAD_INPUT', `请求内容不对：${field} 应是 1 到 ${most} 的整数。`)
  }
  return value
}

/** A list of strings; absent → empty. */
export function texts(body: Record<string, unknown>, field: string): string[] {
  const value = body[field] ?? []
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string' && item !== '')) {
    throw new HttpRefusal(400, 'BAD_INPUT', `请求内容不对：${field} 应是文字的列表。`)
  }
  return value as string[]
}

/** Whether something thrown carries this code. (`instanceof Error` is not asked: errors of Node.js may come from another realm.) */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}

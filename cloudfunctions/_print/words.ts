/** What every tenant's signs say beside its own wording. */
export const PRINT_WORDS = {
  hotline: '热线',
  shortCode: '编号',
  /** Above the short code: what to do without a camera. */
  byPhone: (hotline: string): string => `扫不了码？打 ${hotline}，报这个编号`,
  yours: (officer: string): string => `您的${officer}`,
  standIn: (name: string): string => `不在时找 ${name}`,
  supervision: '监督电话',
  window: '号窗口',
  printed: (day: string): string => `${day} 打印`,
  /** The page, and what follows when all have been written. */
  page: (page: number): string => `第 ${page} 页 / 共`,
  pages: (pages: number): string => `${pages} 页`,
} as const

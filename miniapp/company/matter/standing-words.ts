import type { MatterView } from '@shared/api/matter.api'

/** What is said of a matter that cannot be done today, and what to do instead; null: it can. */
export function standingWords({ standing, starts, ends }: Pick<MatterView, 'standing' | 'starts' | 'ends'>): string | null {
  switch (standing) {
    case 'open': return null
    case 'closed': return '这个事项已经停办。下面是停办前的指南，办之前请先打电话问清楚。'
    case 'early': return `这个事项 ${starts ?? ''} 才开始办。可以先准备材料，急用请打电话问。`
    case 'over': return `这个事项办到 ${ends ?? ''} 为止，现在已经不办了。还需要帮忙，请打电话问。`
  }
}

/** Whom to call: the matter's own number, its units', then the one for everything. Each number once. */
export function callsOf({ phone, units, hotline }: Pick<MatterView, 'phone' | 'units' | 'hotline'>): { name: string; where: string; phone: string }[] {
  const all = [
    ...(phone === '' ? [] : [{ name: '这件事的咨询电话', where: '', phone }]),
    ...units.map(({ name, areaName, phone: of }) => ({ name, where: areaName, phone: of })),
    ...(hotline === '' ? [] : [{ name: '咨询电话', where: '不知道找谁就打', phone: hotline }]),
  ]
  return all.filter((one, at) => one.phone === '' || all.findIndex((other) => other.phone === one.phone) === at)
}

import { hearers } from '@/platform/hearers'
import { platform } from '@/platform/platform'

/** 看看某人看到什么: an administrator looks with somebody's eyes. One of it for all pages; it outlives a reload. */
export interface Viewing {
  id: string
  /** Of whoever is viewed. */
  name: string
  endsAt: string
  /** The server has said that it is over. */
  over?: true
}

const STORAGE_KEY = 'msb.viewing'

let now: Viewing | null | undefined
const { tell, onChange } = hearers()

/** What is viewed at this moment; null: everybody sees his own. */
export const viewingNow = (): Viewing | null => (now === undefined ? now = platform.storage.get<Viewing>(STORAGE_KEY) ?? null : now)

/** Calls back when it begins or ends; answers the way to stop. */
export const onViewing = onChange

export function setViewing(next: Viewing | null): void {
  now = next
  if (next === null) platform.storage.remove(STORAGE_KEY)
  else platform.storage.set(STORAGE_KEY, next)
  tell()
}

/** What goes beside a call: to begin and to end is one's own. */
export const viewingOf = (action: string): { viewing?: string } => {
  const viewing = action.startsWith('viewing.') ? null : viewingNow()
  return viewing === null ? {} : { viewing: viewing.id }
}

/** Hears of each refusal. */
export function heardWhileViewing(code: string): void {
  const viewing = viewingNow()
  if (code === 'VIEWING_OVER' && viewing !== null && !viewing.over) setViewing({ ...viewing, over: true })
}

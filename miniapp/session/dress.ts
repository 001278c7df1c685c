import { useSyncExternalStore } from 'react'
import type { Dress } from '@shared/api/directory-views'
import { DEFAULT_LOOK } from '@shared/settings/look'
import { DEFAULT_NAMES, saidBy } from '@shared/settings/names'
import { hearers } from '@/platform/hearers'
import { platform } from '@/platform/platform'

/** What this tenant calls things and how it looks, as the last reply brought it. Kept, so that the next start shows it from the first moment. */
type Worn = Required<Dress>

const KEY = 'msb.dress'
const DEFAULT: Worn = { names: DEFAULT_NAMES, look: DEFAULT_LOOK }
let worn: Worn | null = null
const { tell, onChange } = hearers()

const present = (): Worn => (worn ??= { ...DEFAULT, ...platform.storage.get<Worn>(KEY) })

/** Puts on what a reply brought; nothing: the default. */
export function wear(brought: Dress | undefined): void {
  const next: Worn = { names: brought?.names ?? DEFAULT.names, look: brought?.look ?? DEFAULT.look }
  if (JSON.stringify(next) === JSON.stringify(present())) return
  worn = next
  platform.storage.set(KEY, next)
  tell()
}

/** A sentence of the system with the words of this tenant. Never for what people have written. */
export const named = (text: string): string => saidBy(present().names, text)

export const useDress = (): Worn => useSyncExternalStore(onChange, present, present)

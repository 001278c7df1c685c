import { useEffect, useRef, useState } from 'react'
import type { MatterFound } from '@shared/api/matter.api'
import { askOnce } from '@/data/ask-once'
import { asksAbout, type FilingValues } from './filing-form'

/** Asked when nothing has been typed for so long. */
const REST_MS = 600
/** As much of what is written as is looked through, and what is offered of what is found. */
const MOST_READ = 300
const MOST_OFFERED = 3

const NONE: readonly MatterFound[] = []

/**
 * Matters that what is written may be about, which have a guide. One question at a time, and only of words that have not been asked of; of a complaint nothing is asked. Where
 * it cannot be asked nothing is offered: it can be filed all the same.
 */
export function useMatters(values: FilingValues, areaId: string | undefined): readonly MatterFound[] {
  const wanted = asksAbout(values) ? '' : [...values.text.trim()].slice(0, MOST_READ).join('')
  const [found, setFound] = useState<readonly MatterFound[]>(NONE)
  const latest = useRef({ wanted, areaId, asked: '', busy: false })
  latest.current.wanted = wanted
  latest.current.areaId = areaId

  const ask = async (): Promise<void> => {
    const now = latest.current
    if (now.busy || now.wanted === now.asked) return
    now.asked = now.wanted
    if (now.wanted.length < 2) return setFound(NONE)
    now.busy = true
    const reply = await askOnce('matter.find', { text: now.wanted, ...(now.areaId === undefined ? {} : { areaId: now.areaId }) })
    now.busy = false
    setFound(reply.ok ? reply.data.matters.slice(0, MOST_OFFERED) : NONE)
    void ask()
  }
  useEffect(() => {
    const timer = setTimeout(() => void ask(), REST_MS)
    return () => clearTimeout(timer)
  }, [wanted, areaId])
  return found
}

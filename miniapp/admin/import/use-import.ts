import { isAtWork } from '@shared/register/import'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { askOnce } from '@/data/ask-once'
import { useQuery } from '@/data/use-query'
import { pause } from '@/platform/pause'

/** While somebody is at work on it, it is looked at so often. */
const LOOK_MS = 1500
/** A run that did not answer may be under way still; another is asked for after so long. */
const AGAIN_MS = 15_000

/** One import as it stands. While it is at work and the page is shown, the page drives it on and looks how far it is; closed, the clock drives it. */
export function useImport(importId: string | null) {
  const query = useQuery('import.show', importId === null ? null : { importId })
  const { data, refresh, reread } = query
  const state = data?.state ?? null
  const working = state !== null && isAtWork(state)
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
    void refresh()
  })
  useDidHide(() => {
    shown.current = false
  })

  useEffect(() => {
    if (!working) return undefined
    const timer = setInterval(() => { if (shown.current) void refresh() }, LOOK_MS)
    return () => clearInterval(timer)
  }, [working, refresh])

  useEffect(() => {
    if (!working || importId === null) return undefined
    let isOver = false
    const drive = async (): Promise<void> => {
      while (!isOver) {
        // It may take longer than an answer is waited for: that is no failure of the import.
        const reply = await askOnce('import.work', { importId })
        if (isOver) return
        if (shown.current) void reread()
        await pause(reply.ok ? LOOK_MS : AGAIN_MS)
      }
    }
    void drive()
    return () => {
      isOver = true
    }
  }, [working, state, importId, reread])

  return query
}

import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { pause } from '@/platform/pause'

/** While the server is at work on it, it is looked at so often. */
const LOOK_MS = 1500
/** A run that did not answer may be under way still; another is asked for after so long. */
const AGAIN_MS = 15_000

interface Driven {
  /** What is worked on now, by its name and state; null: nothing is. */
  working: string | null
  /** Asks for a run of it. It may take longer than an answer is waited for: that is no failure. */
  work: () => Promise<{ ok: boolean }>
  refresh: () => Promise<unknown>
  reread: () => Promise<unknown>
}

/** While something is worked on and its page is shown, the page drives it on and looks how far it is; closed, the clock drives it. */
export function useDriving({ working, work, refresh, reread }: Driven): void {
  const shown = useRef(true)
  const run = useRef(work)
  run.current = work
  useDidShow(() => {
    shown.current = true
    void refresh()
  })
  useDidHide(() => {
    shown.current = false
  })

  useEffect(() => {
    if (working === null) return undefined
    const timer = setInterval(() => { if (shown.current) void refresh() }, LOOK_MS)
    return () => clearInterval(timer)
  }, [working, refresh])

  useEffect(() => {
    if (working === null) return undefined
    let isOver = false
    const drive = async (): Promise<void> => {
      while (!isOver) {
        const reply = await run.current()
        if (isOver) return
        if (shown.current) void reread()
        await pause(reply.ok ? LOOK_MS : AGAIN_MS)
      }
    }
    void drive()
    return () => {
      isOver = true
    }
  }, [working, reread])
}

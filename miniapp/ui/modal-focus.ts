import { useEffect, type RefObject } from 'react'

const FOCUSABLE = '[tabindex="0"], input, textarea, a[href]'

/**
 * In a browser: while a panel is open the keyboard is inside it, Tab goes round, Escape closes, and afterwards the focus is where it
 * was. In WeChat nothing, the panel covers the page. Answers the props of the panel.
 */
export const useModalFocus = (open: boolean, panel: RefObject<unknown>, close: () => void): Record<string, unknown> => {
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || !open) return undefined
    const before = document.activeElement
    // The panel becomes visible with the next frames; an invisible element takes no focus.
    const timer = setTimeout(() => (panel.current as HTMLElement | null)?.focus(), 60)
    return () => {
      clearTimeout(timer)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open, panel])
  if (process.env.TARO_ENV === 'weapp') return {}
  return {
    tabindex: '-1',
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        close()
      }
      if (event.key !== 'Tab') return
      const inside = [...((panel.current as HTMLElement | null)?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])]
      const edge = event.shiftKey ? inside[0] : inside[inside.length - 1]
      const target = event.shiftKey ? inside[inside.length - 1] : inside[0]
      if (document.activeElement !== edge && document.activeElement !== panel.current) return
      if (document.activeElement === panel.current && !event.shiftKey) return
      event.preventDefault()
      target?.focus()
    },
  }
}

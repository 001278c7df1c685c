import { useEffect, useRef, type RefObject } from 'react'

/**
 * In a browser: what was pressed may be gone with what it brought about (another level, a choice). When `key` changes the keyboard goes on
 * inside this element instead of at the top of the page. In WeChat nothing. Answers the props of the element.
 */
export function useFollowedFocus(key: string): { ref?: RefObject<unknown>, tabindex?: string } {
  const place = useRef<unknown>(null)
  const before = useRef(key)
  useEffect(() => {
    if (before.current === key) return
    before.current = key
    if (process.env.TARO_ENV !== 'weapp') (place.current as HTMLElement | null)?.focus()
  }, [key])
  return process.env.TARO_ENV === 'weapp' ? {} : { ref: place, tabindex: '-1' }
}

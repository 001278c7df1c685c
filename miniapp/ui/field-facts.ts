import { useEffect, useRef, type RefObject } from 'react'
import { aria, type Aria } from './aria'

/**
 * Facts about an Input or a Textarea. In WeChat they are props. In a browser the component is a box around the real field, which it
 * draws a moment later and without our facts: they are set on the real one, so that the field and not the box has the name.
 */
export const useFieldFacts = (facts: Aria): { ref?: RefObject<unknown> } & Record<string, unknown> => {
  const box = useRef<unknown>(null)
  const text = JSON.stringify(aria(facts))
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp') return undefined
    let frame = 0
    const set = () => {
      const field = (box.current as HTMLElement | null)?.querySelector('input, textarea')
      if (field === null || field === undefined) frame = requestAnimationFrame(set)
      else for (const [name, value] of Object.entries(JSON.parse(text) as Record<string, string>)) field.setAttribute(name, value)
    }
    set()
    return () => cancelAnimationFrame(frame)
  }, [text])
  return process.env.TARO_ENV === 'weapp' ? aria(facts) : { ref: box }
}

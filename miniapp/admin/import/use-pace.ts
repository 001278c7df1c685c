import { useRef } from 'react'

interface Mark {
  of: string
  done: number
  at: number
}

/** Measured over less than this it says nothing, in ms. */
const LEAST_MS = 2000

/** Rows a second since this page has looked, by what is done now; null until that can be told. `of`: what is done; another one is measured anew. */
export function usePace(of: string, done: number, now = Date.now()): number | null {
  const first = useRef<Mark | null>(null)
  if (first.current?.of !== of || done < first.current.done) first.current = { of, done, at: now }
  const { done: from, at } = first.current
  return now - at < LEAST_MS || done <= from ? null : ((done - from) * 1000) / (now - at)
}

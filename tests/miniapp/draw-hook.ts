import { JSDOM } from 'jsdom'
import { act as settle, createElement } from 'react'

export interface DrawnHook<T> {
  /** What the hook gave at the last drawing. */
  now: () => T
  /** Draws again, as a page does when something it holds has changed. */
  redraw: () => Promise<void>
  /** Does something and waits until all that follows from it is drawn. */
  after: (something: () => Promise<unknown>) => Promise<void>
  /** Starts something and does not wait for its end. */
  begin: <R>(something: () => Promise<R>) => Promise<{ done: Promise<R> }>
}

const drawn: { unmount: () => void }[] = []

/** The page is left, and with it every hook that was drawn. Each test does so at its end. */
export const leave = (): Promise<void> => settle(async () => drawn.splice(0).forEach((root) => root.unmount()))
afterEach(leave)

/** Runs a hook in a component of its own, in a document that exists for this test only. */
export async function drawHook<T>(useIt: () => T): Promise<DrawnHook<T>> {
  const dom = new JSDOM('<div></div>')
  const browser = { window: dom.window, document: dom.window.document, navigator: dom.window.navigator, IS_REACT_ACT_ENVIRONMENT: true }
  for (const [name, value] of Object.entries(browser)) Object.defineProperty(globalThis, name, { value, configurable: true })
  const { createRoot } = await import('react-dom/client')
  const root = createRoot(dom.window.document.querySelector('div') as Element)
  drawn.push(root)
  const seen: T[] = []
  const Host = () => {
    seen.push(useIt())
    return null
  }
  const redraw = async () => {
    await settle(async () => root.render(createElement(Host)))
  }
  await redraw()
  return {
    now: () => {
      if (seen.length === 0) throw new Error('not drawn')
      return seen[seen.length - 1] as T
    },
    redraw,
    after: async (something) => {
      await settle(async () => void (await something()))
      await redraw()
    },
    begin: async (something) => {
      let done = Promise.reject<never>(new Error('not begun')) as ReturnType<typeof something>
      done.catch(() => undefined)
      await settle(async () => {
        done = something()
      })
      return { done }
    },
  }
}

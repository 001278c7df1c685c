import { JSDOM } from 'jsdom'
import { act as settle, createElement } from 'react'

export interface DrawnHook<T> {
  /** What the hook gave at the last drawing. */
  now: () => T
  /** Draws again, as a page does when something it holds has changed. */
  redraw: () => Promise<void>
  /** Does something and waits until all that follows from it is drawn. */
  after: (something: () => Promise<unknown>) => Promise<void>
}

/** Runs a hook in a component of its own, in a document that exists for this test only. */
export async function drawHook<T>(useIt: () => T): Promise<DrawnHook<T>> {
  const dom = new JSDOM('<div></div>')
  const browser = { window: dom.window, document: dom.window.document, navigator: dom.window.navigator, IS_REACT_ACT_ENVIRONMENT: true }
  for (const [name, value] of Object.entries(browser)) Object.defineProperty(globalThis, name, { value, configurable: true })
  const { createRoot } = await import('react-dom/client')
  const root = createRoot(dom.window.document.querySelector('div') as Element)
  const drawn: T[] = []
  const Host = () => {
    drawn.push(useIt())
    return null
  }
  const redraw = async () => {
    await settle(async () => root.render(createElement(Host)))
  }
  await redraw()
  return {
    now: () => {
      if (drawn.length === 0) throw new Error('not drawn')
      return drawn[drawn.length - 1] as T
    },
    redraw,
    after: async (something) => {
      await settle(async () => void (await something()))
      await redraw()
    },
  }
}

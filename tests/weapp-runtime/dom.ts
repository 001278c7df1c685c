import { JSDOM } from 'jsdom'

const GLOBALS = [
  'document', 'HTMLElement', 'Element', 'Node', 'Event', 'CustomEvent', 'MutationObserver', 'ShadowRoot', 'DocumentFragment', 'Text', 'Comment',
] as const

/** Gives this process the document that glass-easel draws into. Must run before glass-easel is imported; the app never sees it. */
export function installDocument(): JSDOM {
  const dom = new JSDOM('<!doctype html><html><body></body></html>', { pretendToBeVisual: true })
  const target = globalThis as unknown as Record<string, unknown>
  target.window = dom.window
  for (const name of GLOBALS) target[name] = (dom.window as unknown as Record<string, unknown>)[name]
  return dom
}

/** What this project uses of a node of the component framework behind an element of the page. */
interface FrameworkNode {
  triggerEvent(type: string, detail: unknown, options: { bubbles: boolean, composed: boolean }): void
  getAttribute?(name: string): unknown
  /** Not public; the listeners that the template bound. */
  readonly _$eventTarget?: { readonly listeners?: Readonly<Record<string, unknown>> }
}

function nodeOf(element: Element): FrameworkNode {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const node = (at as Element & { __wxElement?: FrameworkNode }).__wxElement
    if (node) return node
  }
  throw new Error('the element is gone')
}

/** The value that the template bound to an attribute, as it is, not as the DOM writes it; undefined when absent or empty. */
export function boundAttribute(element: Element, name: string): unknown {
  const value = nodeOf(element).getAttribute?.(name)
  return value === '' || value === null ? undefined : value
}

/** Sends an event of a native component into the page. */
export function sendEvent(element: Element, type: string, detail: unknown, bubbles = false): void {
  nodeOf(element).triggerEvent(type, detail, { bubbles, composed: bubbles })
}

/** Whether the template listens to an event on exactly this element. */
export function listensTo(element: Element, type: string): boolean {
  const own = (element as Element & { __wxElement?: FrameworkNode }).__wxElement
  return own?._$eventTarget?.listeners?.[type] !== undefined
}

const INLINE = /^(text|#text)$/i

/** The words of an element as `innerText` gives them: one line for each block. There is no style here, so every view is a block. */
export function visibleWords(element: Element): string {
  const lines = ['']
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      lines[lines.length - 1] += node.nodeValue ?? ''
      return
    }
    const block = !INLINE.test(node.nodeName)
    if (block && lines.at(-1) !== '') lines.push('')
    node.childNodes.forEach(walk)
    if (block && lines.at(-1) !== '') lines.push('')
  }
  walk(element)
  return lines.map((line) => line.trim()).filter(Boolean).join('\n')
}

/** The framework keeps ids to itself, because they are unique in a component only; with this switch it writes them beside. */
const ID = 'exparser:info-attr-id'

/** Makes the framework write ids into the document. Call it before any component is made. */
export function exposeIds(options: { writeExtraInfoToAttr: boolean }): void {
  options.writeExtraInfoToAttr = true
}

/** `#title` as the document knows it. */
export const selectorForDom = (selector: string): string => selector.replace(/#([\w-]+)/g, (_whole, id: string) => `[${ID.replace(':', '\\:')}="${id}"]`)

/** `@id` as the document knows it. */
export const xpathForDom = (xpath: string): string => xpath.replace(/@id\b/g, `@*[name()="${ID}"]`)

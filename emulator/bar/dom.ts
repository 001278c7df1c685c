type Child = Node | string | null

interface Attributes {
  [name: string]: string | ((event: Event) => void)
}

/** Makes an element. Attributes named `on…` are listeners; children that are null are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else made.setAttribute(name, value)
  }
  made.append(...children.filter((child): child is Node | string => child !== null))
  return made
}

/**
 * Shows a modal dialog and resolves with what `close` was called with, or undefined when it was dismissed. The browser's own dialog
 * keeps the focus inside and closes on Escape.
 */
export function ask<T>(title: string, content: (close: (answer: T) => void) => Child[]): Promise<T | undefined> {
  return new Promise((resolve) => {
    let answer: T | undefined
    const dialog = element('dialog', { class: 'emu-dialog', 'aria-label': title })
    const close = (given: T) => {
      answer = given
      dialog.close()
    }
    dialog.append(
      element('header', {},
        element('h2', {}, title),
        element('button', { type: 'button', class: 'emu-close', 'aria-label': '关闭', onclick: () => dialog.close() }, '×')),
      ...content(close).filter((child): child is Node | string => child !== null),
    )
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(answer)
    })
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** A row of buttons at the end of a dialog; the first is the main one. */
export function buttons(...entries: [label: string, act: () => void][]): HTMLElement {
  return element('footer', {}, ...entries.map(([label, act], index) =>
    element('button', { type: 'button', class: index === 0 ? 'emu-main' : 'emu-other', onclick: act }, label)))
}

import type automator from 'miniprogram-automator'
import type { Runtime, RuntimeName } from './runtime'
import { pause, until } from './waiting'
import { isSelector, oneLine, xpathsByWords } from './words'

export type Program = Awaited<ReturnType<typeof automator.connect>>
type Page = NonNullable<Awaited<ReturnType<Program['currentPage']>>>
type Element = NonNullable<Awaited<ReturnType<Page['$']>>>

/** The same words twice, this far apart, are the last ones: what a page asks for is here within a few milliseconds. */
const SETTLING_MS = 120

/** What the automation protocol has no word for; each runtime does it in its own way. */
export interface Backstage {
  become(openid: string | null, path?: string): Promise<void>
  offline(on: boolean): Promise<void>
  calls(method: string): Promise<unknown[]>
  screenshot?(file: string): Promise<void>
  unannounced(): Promise<readonly unknown[]>
  measured?: Runtime['measured']
  /** Whether elements have a size, so that hidden ones can be told apart. */
  readonly drawn: boolean
  stop(): Promise<void>
}

/** Drives one runtime through `miniprogram-automator` alone, so that the same journey runs wherever the client can connect. */
export function driveRuntime(name: RuntimeName, program: Program, backstage: Backstage): Runtime {
  const errors: string[] = []
  program.on('console', (entry: { type?: string, args?: unknown[] }) => {
    if (entry.type === 'error') errors.push((entry.args ?? []).map(String).join(' '))
  })
  program.on('exception', (event: { exception?: { message?: string, stack?: string } }) => {
    errors.push(event.exception?.stack ?? event.exception?.message ?? JSON.stringify(event))
  })

  const page = async (): Promise<Page> => {
    const current = await program.currentPage()
    if (!current) throw new Error('no page is open')
    return current
  }
  const shown = async (found: readonly Element[]): Promise<Element[]> => {
    if (!backstage.drawn) return [...found]
    const sizes = await Promise.all(found.map((element) => element.size().catch(() => ({ width: 0 }))))
    return found.filter((_element, index) => Number(sizes[index]?.width) > 0)
  }
  const findAll = async (selector: string): Promise<Element[]> => shown((await (await page()).$$(selector)) as Element[])
  const has = async (selector: string): Promise<boolean> => (await findAll(selector)).length > 0
  const findByWords = async (words: string, within?: string): Promise<Element | null> => {
    const current = await page()
    for (const xpath of xpathsByWords(words, within)) {
      const [first] = await shown((await current.getElementsByXpath(xpath)) as Element[])
      if (first) return first
    }
    return null
  }
  /** Does something to an element; found anew when the page drew itself again in between, because then nothing was done. */
  const withElement = async <E, T>(find: () => Promise<E>, act: (element: E) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await act(await find())
      } catch (failure) {
        if (attempt === 5 || !(failure instanceof Error) || !failure.message.includes('no such element')) throw failure
      }
    }
  }
  const textOf = async (element: Element): Promise<string> => oneLine(await element.text())
  const wholeText = (): Promise<string> => withElement(async () => (await page()).$('page'), async (root) => (root ? textOf(root) : ''))
  const present = async (selectorOrText: string): Promise<boolean> => isSelector(selectorOrText)
    ? has(selectorOrText)
    : (await wholeText()).includes(oneLine(selectorOrText))
  const explain = (wish: string) => async (): Promise<string> => {
    const path = await program.currentPage().then((current) => current?.path ?? 'no page', () => 'no page')
    const seen = await wholeText().catch(() => '')
    return [`${name}: ${wish}`, `page: ${path}`, `it shows: ${seen.slice(0, 600)}`, ...errors.slice(-3)].join('\n')
  }
  const first = (selector: string): Promise<Element> => until(async () => (await findAll(selector))[0] ?? null, explain(`no ${selector}`))
  const press = async (find: () => Promise<Element>): Promise<void> => {
    await withElement(find, (element) => element.tap())
    await pause(backstage.drawn ? 30 : 10)
  }

  const typeInto = async (element: Element, selector: string, value: string): Promise<Element> => {
    const field = hasInput(element) ? element : (await element.$('input')) ?? (await element.$('textarea'))
    if (!field || !hasInput(field)) throw new Error(await explain(`${selector} holds no field`)())
    await field.input(value)
    return field
  }

  return {
    name,
    become: (openid, path) => backstage.become(openid, path),
    open: async (path) => { await program.callWxMethod('reLaunch', { url: path }) },
    tap: (selector) => press(() => first(selector)),
    tapText: (text, within) => press(() => until(() => findByWords(text, within), explain(`nothing says 「${text}」${within ? ` within ${within}` : ''}`))),
    type: (selector, value) => withElement(() => first(selector), async (element) => { await typeInto(element, selector, value) }),
    search: (selector, words) => withElement(() => first(selector), async (element) => {
      const field = await typeInto(element, selector, words)
      await field.trigger('confirm', { value: words })
    }),
    text: async (selector) => (selector === undefined ? wholeText() : withElement(() => first(selector), textOf)),
    texts: (selector) => withElement(() => findAll(selector), (found) => Promise.all(found.map(textOf))),
    has,
    waitFor: async (wanted, ms) => { await until(() => present(wanted), explain(`waited in vain for ${wanted}`), ms) },
    waitGone: async (unwanted, ms) => { await until(async () => !(await present(unwanted)), explain(`still there: ${unwanted}`), ms) },
    settled: async () => {
      let before = ''
      await until(async () => {
        const words = (await has('.ms-skeleton')) ? '' : await wholeText()
        const same = words !== '' && words === before
        before = words
        if (!same) await pause(SETTLING_MS)
        return same
      }, explain('does not settle'))
    },
    unannounced: () => backstage.unannounced(),
    path: async () => (await page()).path,
    query: async () => (await page()).query as Record<string, string>,
    back: async () => { await program.callWxMethod('navigateBack', { delta: 1 }) },
    mock: (method, result) => program.mockWxMethod(nameOn(name, method), result ?? {}),
    restore: (method) => program.restoreWxMethod(nameOn(name, method)),
    calls: (method) => backstage.calls(nameOn(name, method)),
    offline: (on) => backstage.offline(on),
    ...(backstage.screenshot ? { screenshot: backstage.screenshot } : {}),
    ...(backstage.measured ? { measured: backstage.measured } : {}),
    errors: () => Promise.resolve([...errors]),
    stop: async () => {
      program.disconnect()
      await backstage.stop()
    },
  }
}

/** A browser has no button that gives the phone number; the page asks the emulator's bar by a call of its own. */
const nameOn = (runtime: RuntimeName, method: string): string => (runtime === 'h5' && method === 'getPhoneNumber' ? 'getPhoneNumberCode' : method)

function hasInput(element: Element): element is Element & { input(value: string): Promise<void> } {
  return element.tagName === 'input' || element.tagName === 'textarea'
}

import { wxTagName } from '../support/automator/selectors'
import { valueAt, type AppEvent, type Driver, type ElementReference, type Handler, type Params } from '../support/automator/protocol'
import { boundAttribute, selectorForDom, sendEvent, visibleWords, xpathForDom } from './framework-node'
import type { OpenPage } from './page-stack'
import type { WeappApp } from './weapp-app'

export interface WeappDriver extends Driver {
  emit(method: AppEvent, params: unknown): void
}

/** Answers the automation protocol for a mini-program running in this process; `app` is asked each time, because it may be restarted. */
export function createWeappDriver(app: () => WeappApp): WeappDriver {
  const listeners: ((method: AppEvent, params: unknown) => void)[] = []
  const emit = (method: AppEvent, params: unknown): void => { for (const listener of listeners) listener(method, params) }
  const elements = createElementRegistry()

  const pageOf = ({ pageId }: Params): OpenPage => {
    const page = app().stack.pages.find((candidate) => String(candidate.id) === String(pageId))
    if (!page) throw new Error('page destroyed')
    return page
  }
  const element = (params: Params): Element => elements.get(params.elementId)
  const find = (scope: Element, selector = ''): Element[] => (selector === 'page' ? [scope] : [...scope.querySelectorAll(selectorForDom(selector))])
  const first = (found: readonly Element[]): ElementReference => {
    const [one] = found
    if (!one) throw new Error('no such element')
    return elements.reference(one)
  }
  const all = (found: readonly Element[]): object => ({ elements: found.map((one) => elements.reference(one)) })
  const describePage = (page: OpenPage): object => ({ pageId: page.id, path: page.route, query: page.query })
  const properties = (names: Params['names'], read: (name: string) => unknown): unknown[] => (names ?? []).map((name) => read(name) ?? null)

  const methods: Record<string, Handler> = {
    'App.getPageStack': () => ({ pageStack: app().stack.pages.map(describePage) }),
    'App.getCurrentPage': () => describePage(app().stack.current()),
    'App.callWxMethod': async ({ method = '', args = [] }) => ({ result: (await app().wx.call(method, args)) ?? null }),
    'App.mockWxMethod': (params) => {
      const { wx, logic } = app()
      if (params.functionDeclaration) wx.mock(params.method ?? '', { run: logic.evaluate(params.functionDeclaration), args: params.args ?? [] })
      else wx.mock(params.method ?? '', 'result' in params ? { result: params.result } : null)
    },
    'App.callFunction': async ({ functionDeclaration = '', args = [] }) => ({ result: (await app().logic.evaluate(functionDeclaration)(...args)) ?? null }),
    'App.addBinding': ({ name = '' }) => {
      app().logic.evaluate('function (name, call) { globalThis[name] = call }')(name, (...args: unknown[]) => { emit('App.bindingCalled', { name, args }) })
    },
    'App.captureScreenshot': () => { throw new Error('this runtime draws nothing: take pictures on the H5 runtime') },
    'Page.getElement': (params) => first(find(pageOf(params).host, params.selector)),
    'Page.getElements': (params) => all(find(pageOf(params).host, params.selector)),
    'Page.getElementByXpath': (params) => first(findByXpath(pageOf(params).host, params.selector ?? '')),
    'Page.getElementsByXpath': (params) => all(findByXpath(pageOf(params).host, params.selector ?? '')),
    'Page.getData': (params) => ({ data: valueAt(pageOf(params).instance.data, params.path) ?? null }),
    'Page.setData': (params) => { pageOf(params).instance.setData(params.data as Record<string, unknown>) },
    'Page.callMethod': async (params) => {
      const page = pageOf(params).instance as unknown as Record<string, (...args: unknown[]) => unknown>
      return { result: (await page[params.method ?? '']?.(...(params.args ?? []))) ?? null }
    },
    'Page.getWindowProperties': ({ names }) => ({ properties: properties(names, (name) => (name.endsWith('Width') ? 390 : name.endsWith('Height') ? 844 : 0)) }),
    'Element.getElement': (params) => first(find(element(params), params.selector)),
    'Element.getElements': (params) => all(find(element(params), params.selector)),
    'Element.tap': async (params) => { await app().touch.tap(element(params)) },
    'Element.touchstart': (params) => { touched(params, 'touchstart') },
    'Element.touchmove': (params) => { touched(params, 'touchmove') },
    'Element.touchend': (params) => { touched(params, 'touchend') },
    'Element.triggerEvent': (params) => { sendEvent(element(params), params.type ?? '', params.detail ?? {}) },
    'Element.dispatchEvent': (params) => { sendEvent(element(params), params.eventName ?? params.type ?? '', params.detail ?? {}, true) },
    'Element.getDOMProperties': (params) => ({ properties: properties(params.names, (name) => domProperty(element(params), name)) }),
    'Element.getProperties': (params) => ({ properties: properties(params.names, (name) => componentProperty(element(params), name)) }),
    'Element.getAttributes': (params) => ({ attributes: properties(params.names, (name) => attributeOf(element(params), name)) }),
    'Element.getStyles': (params) => ({ styles: properties(params.names, (name) => (element(params) as HTMLElement).style.getPropertyValue(name)) }),
    'Element.getOffset': () => ({ left: 0, top: 0 }),
    'Element.getWXML': (params) => ({ wxml: params.type === 'outer' ? element(params).outerHTML : element(params).innerHTML }),
    'Element.callFunction': (params) => ({ result: callFunction(params) ?? null }),
  }

  function touched(params: Params, type: string): void {
    sendEvent(element(params), type, { touches: params.touches ?? [], changedTouches: params.changedTouches ?? [] }, true)
  }

  function callFunction({ functionName, args = [], ...params }: Params): unknown {
    const { touch } = app()
    const target = element(params)
    switch (functionName) {
      case 'input.input':
      case 'textarea.input': return touch.type(target, String(args[0] ?? ''))
      case 'switch.tap': return sendEvent(target, 'change', { value: boundAttribute(target, 'checked') !== true })
      case 'slider.slideTo': return sendEvent(target, 'change', { value: args[0] })
      case 'swiper.swipeTo': return sendEvent(target, 'change', { current: args[0], source: 'touch' })
      case 'scroll-view.scrollTo': return sendEvent(target, 'scroll', { scrollLeft: args[0], scrollTop: args[1] })
      case 'scroll-view.scrollTop':
      case 'scroll-view.scrollLeft':
      case 'scroll-view.scrollWidth':
      case 'scroll-view.scrollHeight': return 0
      default: throw new Error(`${functionName ?? ''} is not answered by this runtime`)
    }
  }

  return { methods, emit, onEvent: (listener) => { listeners.push(listener) } }
}

function createElementRegistry(): { reference(element: Element): ElementReference, get(id?: string): Element } {
  const ids = new WeakMap<Element, string>()
  const elements = new Map<string, WeakRef<Element>>()
  return {
    reference: (element) => {
      let elementId = ids.get(element)
      if (!elementId) {
        elementId = String(elements.size + 1)
        ids.set(element, elementId)
        elements.set(elementId, new WeakRef(element))
      }
      return { elementId, tagName: wxTagName(element.tagName) }
    },
    get: (id = '') => {
      const element = elements.get(id)?.deref()
      if (!element?.isConnected) throw new Error('no such element')
      return element
    },
  }
}

function findByXpath(scope: Element, expression: string): Element[] {
  const relative = xpathForDom(expression.startsWith('/') ? `.${expression}` : expression)
  const found = document.evaluate(relative, scope, null, 7, null)
  return Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index)).filter((node): node is Element => node?.nodeType === 1)
}

function domProperty(element: Element, name: string): unknown {
  return name === 'innerText' ? visibleWords(element) : (element as unknown as Record<string, unknown>)[name]
}

/** The client asks first which properties a component has (`__propPublic`), then for one of them. */
function componentProperty(element: Element, name: string): unknown {
  if (name === '__propPublic') return Object.fromEntries([...element.getAttributeNames(), 'value', 'checked', 'disabled'].map((key) => [key, true]))
  return boundAttribute(element, name) ?? ''
}

function attributeOf(element: Element, name: string): unknown {
  return name === 'class' || name === 'id' || name === 'style' ? element.getAttribute(name) : boundAttribute(element, name)
}

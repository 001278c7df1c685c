import type { ElementHandle, Page } from 'playwright-core'
import type { ElementReference, Handler, Params } from './protocol'
import { pageElement } from './h5-pages'
import { selectorForH5, wxTagName } from './selectors'

/** A thing has this long to stop moving and be uncovered; after it the page is looked at anew. */
const PATIENCE_MS = 5_000

/** What went away, or could not be touched for so long, is no such element any more: who asked looks for it anew. Not what was touched and then waited for something. */
const orAnew = <T>(touched: Promise<T>): Promise<T> => touched.catch((cause: unknown) => {
  const said = String(cause)
  if (/Timeout \d+ms exceeded|not attached to the DOM/.test(said) && !said.includes('action done')) throw new Error(`no such element: ${said}`)
  throw cause
})

/** Page.* and Element.* of the automation protocol over a Taro H5 page, with real input. */
export function elementMethods(page: Page): Record<string, Handler> {
  const handles = new Map<string, ElementHandle>()
  const reference = async (handle: ElementHandle): Promise<ElementReference> => {
    const elementId = String(handles.size + 1)
    handles.set(elementId, handle)
    return { elementId, tagName: wxTagName(await handle.evaluate((element) => (element as Element).tagName)) }
  }
  const element = ({ elementId = '' }: Params): ElementHandle => {
    const handle = handles.get(elementId)
    if (!handle) throw new Error('no such element')
    return handle
  }
  const pageOf = ({ pageId }: Params): Promise<ElementHandle> => pageElement(page, String(pageId))
  const find = async (scope: ElementHandle, selector = ''): Promise<ElementHandle[]> =>
    selector === 'page' ? [scope] : scope.$$(selectorForH5(selector))
  const xpath = async (scope: ElementHandle, expression = ''): Promise<ElementHandle[]> =>
    scope.$$(`xpath=${expression.startsWith('/') ? `.${expression}` : expression}`)
  const first = async (found: readonly ElementHandle[]): Promise<ElementReference> => {
    const [one] = found
    if (!one) throw new Error('no such element')
    return reference(one)
  }
  const all = async (found: readonly ElementHandle[]): Promise<object> => ({ elements: await Promise.all(found.map(reference)) })
  const read = (handle: ElementHandle, names: Params['names'], how: Reading): Promise<unknown[]> =>
    handle.evaluate(readNames, [[...(names ?? [])], how] as const)

  const touch = async (params: Params, type: string): Promise<void> => {
    await element(params).evaluate((node, [name, touches, changed]) => {
      node.dispatchEvent(Object.assign(new Event(name, { bubbles: true, cancelable: true }), { touches, changedTouches: changed }))
    }, [type, [...(params.touches ?? [])], [...(params.changedTouches ?? [])]] as const)
  }
  const send = async (params: Params, type: string): Promise<void> => {
    await element(params).evaluate((node, [name, detail]) => { node.dispatchEvent(new CustomEvent(name, { detail, bubbles: true })) }, [type, params.detail] as const)
  }

  return {
    'Page.getElement': async (params) => first(await find(await pageOf(params), params.selector)),
    'Page.getElements': async (params) => all(await find(await pageOf(params), params.selector)),
    'Page.getElementByXpath': async (params) => first(await xpath(await pageOf(params), params.selector)),
    'Page.getElementsByXpath': async (params) => all(await xpath(await pageOf(params), params.selector)),
    'Page.getData': () => { throw new Error('the H5 build keeps no page data: read what the page shows') },
    'Page.setData': () => { throw new Error('the H5 build keeps no page data') },
    'Page.callMethod': () => { throw new Error('the H5 build has no page methods') },
    'Page.getWindowProperties': async ({ names }) => ({
      properties: await page.evaluate((wanted) => wanted.map((name) =>
        name.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], window) ?? null), [...(names ?? [])]),
    }),
    'Element.getElement': async (params) => first(await find(element(params), params.selector)),
    'Element.getElements': async (params) => all(await find(element(params), params.selector)),
    'Element.tap': (params) => orAnew(element(params).tap({ timeout: PATIENCE_MS })),
    'Element.touchstart': (params) => touch(params, 'touchstart'),
    'Element.touchmove': (params) => touch(params, 'touchmove'),
    'Element.touchend': (params) => touch(params, 'touchend'),
    'Element.triggerEvent': (params) => send(params, params.type ?? ''),
    'Element.dispatchEvent': (params) => send(params, params.eventName ?? params.type ?? ''),
    'Element.getDOMProperties': async (params) => ({ properties: await read(element(params), params.names, 'dom') }),
    'Element.getProperties': async (params) => ({ properties: await read(await fieldOf(element(params)), params.names, 'property') }),
    'Element.getAttributes': async (params) => ({ attributes: await read(element(params), params.names, 'attribute') }),
    'Element.getStyles': async (params) => ({ styles: await read(element(params), params.names, 'style') }),
    'Element.getOffset': async (params) => {
      const box = await element(params).boundingBox()
      return { left: box?.x ?? 0, top: box?.y ?? 0 }
    },
    'Element.getWXML': async (params) => {
      const html = await element(params).evaluate((node, type) => (type === 'outer' ? (node as Element).outerHTML : (node as Element).innerHTML), params.type)
      return { wxml: html.replace(/<(\/?)taro-([a-z-]+)-core/g, '<$1$2') }
    },
    'Element.callFunction': async (params) => ({ result: (await callFunction(element(params), params)) ?? null }),
  }
}

type Reading = 'dom' | 'attribute' | 'style' | 'property'

/** Runs in the page. The client asks first which properties a component has (`__propPublic`), then for one of them. */
function readNames(node: unknown, [names, how]: readonly [readonly string[], Reading]): unknown[] {
  const element = node as HTMLElement & Record<string, unknown>
  if (how === 'attribute') return names.map((name) => element.getAttribute(name))
  if (how === 'style') return names.map((name) => getComputedStyle(element).getPropertyValue(name))
  const known = { value: true, checked: true, disabled: true, placeholder: true, type: true, src: true, maxlength: true }
  return names.map((name) => (how === 'property' && name === '__propPublic' ? known : element[name] ?? element.getAttribute(name)))
}

async function fieldOf(handle: ElementHandle): Promise<ElementHandle> {
  const field = await handle.evaluateHandle((node) => {
    const element = node as Element
    return element.matches('input, textarea') ? element : (element.querySelector('input, textarea') ?? element)
  })
  return field.asElement() ?? handle
}

async function callFunction(handle: ElementHandle, { functionName, args = [] }: Params): Promise<unknown> {
  switch (functionName) {
    case 'input.input':
    case 'textarea.input': {
      const field = await fieldOf(handle)
      await orAnew(field.fill(String(args[0] ?? ''), { timeout: PATIENCE_MS }))
      return field.evaluate((node) => { (node as HTMLElement).blur() })
    }
    case 'switch.tap': return orAnew(handle.tap({ timeout: PATIENCE_MS }))
    case 'scroll-view.scrollTo': return handle.evaluate((node, [x, y]) => { (node as Element).scrollTo(Number(x), Number(y)) }, [args[0], args[1]] as const)
    case 'scroll-view.scrollTop':
    case 'scroll-view.scrollLeft':
    case 'scroll-view.scrollWidth':
    case 'scroll-view.scrollHeight': return handle.evaluate((node, name) => (node as unknown as Record<string, unknown>)[name], functionName.slice('scroll-view.'.length))
    default: throw new Error(`${functionName ?? ''} is not answered by this runtime`)
  }
}

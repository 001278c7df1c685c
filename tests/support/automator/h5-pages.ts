import type { ElementHandle, Page } from 'playwright-core'

export interface H5Page {
  readonly pageId: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/**
 * The open pages of a Taro H5 build, oldest first. Taro gives each page's element the id `/<path>?<query>&stamp=…`; a page that is
 * leaving keeps its element for the length of the animation, so only pages up to the one in the address bar count.
 */
export async function openPages(page: Page): Promise<H5Page[]> {
  const ids = await page.evaluate(() => {
    const address = decodeURI(location.hash.replace(/^#/, '')).split('?')[0] ?? ''
    const all = [...document.querySelectorAll('.taro_page')].map((element) => element.id)
    const top = all.findLastIndex((id) => id.split('?')[0] === address)
    return top < 0 ? all : all.slice(0, top + 1)
  })
  return ids.map(describeId)
}

export async function currentPage(page: Page): Promise<H5Page> {
  const current = (await openPages(page)).at(-1)
  if (!current) throw new Error('no page is open')
  return current
}

/** The element of an open page. */
export async function pageElement(page: Page, pageId: string): Promise<ElementHandle> {
  const handle = await page.evaluateHandle((id) => document.getElementById(id), pageId)
  const element = handle.asElement()
  if (!element) throw new Error('page destroyed')
  return element
}

function describeId(id: string): H5Page {
  const [path = '', search = ''] = id.replace(/^\//, '').split('?')
  const query = Object.fromEntries(search.split('&').filter(Boolean).map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')]
  }))
  delete query.stamp
  return { pageId: id, path, query }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { PROJECT_ROOT } from '../../../emulator/project-root'
import { sharedBrowser } from '../browser/shared-browser'

/** A piece of text where it stands, in mm from the upper left corner of the page. */
export interface Said {
  text: string
  x: number
  /** Of the base line. */
  y: number
  width: number
  /** In points. */
  size: number
}

export interface ReadPage {
  /** In mm. */
  width: number
  height: number
  said: Said[]
}

const BUILD = join(PROJECT_ROOT, 'node_modules/pdfjs-dist/legacy/build')
const ORIGIN = 'http://pdf.test'

/** A page of the browser in which a PDF has been opened by pdf.js, which neither wrote it nor is of those who did. */
export async function openPdf(pdf: Buffer): Promise<Page> {
  const page = await (await sharedBrowser()).newPage()
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name === 'it.pdf') return route.fulfill({ body: pdf, contentType: 'application/pdf' })
    if (name.endsWith('.mjs')) return route.fulfill({ body: readFileSync(join(BUILD, name)), contentType: 'text/javascript' })
    return route.fulfill({ body: '<!doctype html>', contentType: 'text/html' })
  })
  await page.goto(`${ORIGIN}/`)
  await page.addScriptTag({ type: 'module', content: `
    import * as pdfjs from '/pdf.min.mjs'
    pdfjs.GlobalWorkerOptions.workerSrc = '/pdf.worker.min.mjs'
    window.opened = await pdfjs.getDocument({ url: '/it.pdf' }).promise` })
  await page.waitForFunction('window.opened')
  return page
}

/** How many pages the PDF has that is open. */
export const countPages = (page: Page): Promise<number> => page.evaluate<number>('opened.numPages')

/** What a page says and where, counted from 1. */
export const readPage = (page: Page, number: number): Promise<ReadPage> => page.evaluate<ReadPage>(`opened.getPage(${number}).then(async (one) => {
  const mm = 25.4 / 72
  const [, , width, height] = one.view
  const { items } = await one.getTextContent()
  const said = items.filter(({ str }) => str.trim() !== '').map(({ str, transform, width: long }) =>
    ({ text: str, x: transform[4] * mm, y: (height - transform[5]) * mm, width: long * mm, size: Math.hypot(transform[2], transform[3]) }))
  return { width: width * mm, height: height * mm, said }
})`)

/** The text of a page, without the gaps between its pieces. */
export const textOf = ({ said }: ReadPage): string => said.map(({ text }) => text).join('').replace(/\s/g, '')

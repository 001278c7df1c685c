import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { setTimeout as later } from 'node:timers/promises'
import { PAPERS } from '../../../cloudfunctions/_print/paper'
import type { Sign } from '../../../cloudfunctions/_print/sign'
import { writeSigns } from '../../../cloudfunctions/_print/write-signs'
import { closeSharedBrowser } from '../../support/browser/shared-browser'
import { countPages, openPdf, readPage, textOf } from '../../support/pdf/read'
import { AT, full, LOOK, printed, SEALED, signAt, signs } from './signs'

afterAll(closeSharedBrowser)

it.each([[1, 1], [12, 1], [13, 2], [1000, 84]])('%d cards take %d sheets', async (count, pages) => {
  const written = await printed('cards', signs(count))
  expect(written).toMatchObject({ pages, signs: count })
  const page = await openPdf(written.pdf)
  expect(await countPages(page)).toBe(pages)
  expect(textOf(await readPage(page, pages))).toContain(`第${pages}页/共${pages}页`)
  await page.close()
  expect(written.pdf.length).toBeLessThan(100_000 + count * 1500)
})

it('writes one page for no sign', async () => {
  for (const template of ['cards', 'service'] as const) {
    const written = await printed(template, [])
    expect(written).toMatchObject({ pages: 1, signs: 0 })
    const page = await openPdf(written.pdf)
    expect(textOf(await readPage(page, 1))).toBe('2026-11-25打印第1页/共1页')
    await page.close()
  }
})

it.each(['door', 'window', 'service', 'grid'] as const)('%s: a page knows where it is cut and how far it bleeds', async (template) => {
  const { pdf } = await printed(template, [full(0)])
  const box = (name: string): number[] => (new RegExp(`/${name} \\[([\\d. ]+)\\]`).exec(pdf.toString('latin1'))?.[1] ?? '').split(' ').map((points) => Math.round((Number(points) * 254) / 72) / 10)
  const { width, height } = PAPERS[template]
  expect(box('MediaBox')).toEqual([0, 0, width + 24, height + 24])
  expect(box('TrimBox')).toEqual([12, 12, width + 12, height + 12])
  expect(box('BleedBox')).toEqual([9, 9, width + 15, height + 15])
})

it('writes the same bytes for the same signs, from a list or as they come', async () => {
  async function* coming(): AsyncGenerator<Sign> {
    for (const sign of signs(30)) {
      await later(0)
      yield sign
    }
  }
  const hashes = [await printed('cards', signs(30)), await printed('cards', signs(30)), await printed('cards', coming())].map(({ pdf }) => createHash('sha256').update(pdf).digest('hex'))
  expect(new Set(hashes).size).toBe(1)
})

it('keeps a picture that many signs have once', async () => {
  const many = await printed('service', Array.from({ length: 20 }, (_, nth) => full(nth)), SEALED)
  expect(many.pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length).toBeLessThanOrEqual(4)
})

it('asks for signs no faster than they are taken', async () => {
  let asked = 0
  async function* endless(): AsyncGenerator<Sign> {
    for (;; asked++) yield await Promise.resolve(signAt(asked))
  }
  const stuck = new Writable({ write: () => undefined })
  const writing = writeSigns('cards', endless(), LOOK, AT, stuck)
  const heard = expect(writing).rejects.toThrow('gone')
  let before = -1
  for (let half = 0; half < 60 && asked !== before; half++) {
    before = asked
    await later(half === 0 ? 2000 : 500)
  }
  stuck.destroy(new Error('gone'))
  await heard
  expect([before > 0, asked]).toEqual([true, before])
})

it('stops at a target that fails, however many signs would come', async () => {
  async function* endless(): AsyncGenerator<Sign> {
    for (let nth = 0; ; nth++) yield await Promise.resolve(signAt(nth))
  }
  const failing = new Writable({ write: (_chunk, _encoding, done) => done(new Error('disk full')) })
  await expect(writeSigns('labels', endless(), LOOK, AT, failing)).rejects.toThrow('disk full')
})

it('is taken by a target with room for all of it', async () => {
  let bytes = 0
  const roomy = new Writable({ highWaterMark: 1e9, write: (chunk: Buffer, _encoding, done) => { bytes += chunk.length; done() } })
  await expect(writeSigns('cards', signs(1200), LOOK, AT, roomy)).resolves.toEqual({ pages: 100, signs: 1200 })
  expect(bytes).toBeGreaterThan(1024 * 1024)
})

it('throws what the signs throw, and ends the target', async () => {
  async function* failing(): AsyncGenerator<Sign> {
    yield await Promise.resolve(signAt(0))
    throw new Error('no more')
  }
  const out = new Writable({ write: (_chunk, _encoding, done) => done() })
  await expect(writeSigns('door', failing(), LOOK, AT, out)).rejects.toThrow('no more')
  expect(out.destroyed).toBe(true)
})

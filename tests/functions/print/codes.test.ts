import { TEMPLATES, type Template } from '../../../cloudfunctions/_print/sign'
import { closeSharedBrowser } from '../../support/browser/shared-browser'
import { pictureOf, readCode } from '../../support/pdf/codes'
import { openPdf, readPage } from '../../support/pdf/read'
import { A_PAGE, boxOf, overlap, placeOf, within } from './places'
import { full, printed, SEALED, signAt, signs } from './signs'

afterAll(closeSharedBrowser)

/** mm: codes of the smallest things are no smaller. */
const LEAST: Readonly<Record<Template, number>> = { cards: 22, labels: 18, door: 60, window: 80, 'service': 40, grid: 85 }
const DPI = 150

it.each(TEMPLATES)('%s: another reader reads every code, sharp and blurred, in its place, with nothing in the white around it', async (template) => {
  const some = A_PAGE[template] > 1 ? signs(A_PAGE[template]) : [full(5)]
  const page = await openPdf((await printed(template, some, SEALED)).pdf)
  const { said } = await readPage(page, 1)
  const sharp = await pictureOf(page, 1, DPI)
  const blurred = await pictureOf(page, 1, DPI, 1.5)
  for (const [nth, sign] of some.entries()) {
    const place = placeOf(template, nth)
    const code = readCode(sharp, DPI, place)
    expect([nth, code?.link]).toEqual([nth, sign.link])
    expect([nth, readCode(blurred, DPI, place)?.link]).toEqual([nth, sign.link])
    if (!code) continue
    expect(code.side).toBeGreaterThan(LEAST[template])
    const quiet = (code.side * 4) / code.modules - 0.3
    const white = { x: code.x - quiet, y: code.y - quiet, width: code.side + 2 * quiet, height: code.side + 2 * quiet }
    expect(within(white, place)).toBe(true)
    expect(said.filter((one) => overlap(boxOf(one), white)).map(({ text }) => text)).toEqual([])
  }
  await page.close()
})

it('keeps the order over pages', async () => {
  const page = await openPdf((await printed('cards', signs(14))).pdf)
  const second = await pictureOf(page, 2, DPI)
  expect([0, 1, 2].map((nth) => readCode(second, DPI, placeOf('cards', nth))?.link)).toEqual([signAt(12).link, signAt(13).link, undefined])
  await page.close()
})

it('draws codes in black on white, whatever the colour of the tenant', async () => {
  const page = await openPdf((await printed('door', [signAt(0)], { ...SEALED, colour: '#ffe14d' })).pdf)
  const sharp = await pictureOf(page, 1, DPI)
  const code = readCode(sharp, DPI, placeOf('door', 0))
  const dot = (mm: number): number => Math.round((mm * DPI) / 25.4)
  const module = (code?.side ?? 0) / (code?.modules ?? 1)
  const at = (x: number, y: number): number[] => [...sharp.data.subarray((dot(y) * sharp.width + dot(x)) * 4, (dot(y) * sharp.width + dot(x)) * 4 + 3)]
  expect(at((code?.x ?? 0) + module / 2, (code?.y ?? 0) + module * 3)).toEqual([0, 0, 0])
  expect(at((code?.x ?? 0) + module * 1.5, (code?.y ?? 0) + module * 1.5)).toEqual([255, 255, 255])
  await page.close()
})

it('refuses a link whose code would be too small to read', async () => {
  await expect(printed('labels', [{ ...signAt(0), link: `https://msb.example.gov.cn/${'x'.repeat(300)}` }])).rejects.toThrow(RangeError)
})

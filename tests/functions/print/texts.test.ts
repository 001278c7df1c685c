import { unprintable } from '../../../cloudfunctions/_print/texts'
import { TEMPLATES } from '../../../cloudfunctions/_print/sign'
import { PRINT_WORDS } from '../../../cloudfunctions/_print/words'
import { closeSharedBrowser } from '../../support/browser/shared-browser'
import { openPdf, readPage, textOf } from '../../support/pdf/read'
import { A_PAGE, boxOf, overlap, placeOf, within } from './places'
import { full, LONG, LOOK, NAMES, printed, SEALED, signAt, signs } from './signs'

afterAll(closeSharedBrowser)

const bare = (text: string): string => text.replace(/\s/g, '')

it.each(TEMPLATES)('%s: says name, short code, day and page, in order', async (template) => {
  const count = A_PAGE[template] + 1
  const page = await openPdf((await printed(template, signs(count))).pdf)
  const first = textOf(await readPage(page, 1))
  expect(first).toContain('2026-11-25打印')
  expect(first).toContain(`第1页/共2页`)
  expect(textOf(await readPage(page, 2))).toContain(`第2页/共2页`)
  let from = 0
  for (const { name, shortCode } of signs(A_PAGE[template])) {
    const at = first.indexOf(bare(name), from)
    expect([name, at >= from]).toEqual([name, true])
    expect(first).toContain(shortCode)
    from = at
  }
  expect(textOf(await readPage(page, 2))).toContain(signAt(count - 1).shortCode)
  await page.close()
})

const WORST = { hall: LONG, officer: { name: '买买提·艾力·阿卜杜热西提', unit: LONG, phone: '0512-6666 6666 转 8001' }, standIn: { name: '买买提·艾力·阿卜杜热西提', phone: '0512-6666 6666 转 8002' } }

it.each(TEMPLATES)('%s: the longest names stay in their boxes, and no text stands on another', async (template) => {
  const some = Array.from({ length: A_PAGE[template] }, (_, nth) => ({ ...full(5), ...signAt(nth), name: LONG, ...(A_PAGE[template] === 1 && { ...WORST, officer: { ...full(5).officer, ...WORST.officer } }) }))
  for (const look of [LOOK, SEALED]) {
    const page = await openPdf((await printed(template, some, look)).pdf)
    const { said, width, height } = await readPage(page, 1)
    const places = some.map((_, nth) => placeOf(template, nth))
    const edge = said.filter((one) => /打印|页/.test(one.text))
    const boxes = said.filter((one) => !edge.includes(one))
    expect(boxes.filter((one) => !places.some((place) => within(boxOf(one), place, 2.9))).map(({ text }) => text)).toEqual([])
    expect(edge.filter((one) => !within(boxOf(one), { x: 0, y: 0, width, height })).map(({ text }) => text)).toEqual([])
    expect(said.flatMap((one, nth) => said.slice(nth + 1).filter((other) => overlap(boxOf(one), boxOf(other))).map((other) => `${one.text} | ${other.text}`))).toEqual([])
    expect(bare(textOf({ said, width, height }))).toContain(bare(LONG))
    await page.close()
  }
})

it('says all of an officer, and nothing where there is none', async () => {
  const said = async (sign: Parameters<typeof unprintable>[0]): Promise<string> => {
    const page = await openPdf((await printed('service', [sign])).pdf)
    const text = textOf(await readPage(page, 1))
    await page.close()
    return text
  }
  const all = await said(full(0))
  for (const part of ['欧阳建国', '经济发展局企业服务科', '13800000000', '不在时找李𬭎', '13900000000', '监督电话0512-66666666', '您的服务专员', ...LOOK.wording.steps, LOOK.wording.purpose, LOOK.tenantName, '打12345']) expect(all).toContain(part)
  const none = await said(signAt(0))
  for (const part of ['您的', '不在', PRINT_WORDS.supervision]) expect(none).not.toContain(part)
})

it('writes rare characters as what they are', async () => {
  const rare = '𠮷㐂䶮𬭎㙓𫓧鿫㛃𣲗𬇕𫠠龘〇'
  const page = await openPdf((await printed('door', [{ ...signAt(0), name: `${rare}店` }])).pdf)
  expect(textOf(await readPage(page, 1))).toContain(rare)
  await page.close()
})

describe('what cannot be printed', () => {
  it('is told by character, once each, wherever it stands', () => {
    const sign = { ...full(0), name: '\u{20001}店\u{20001}', officer: { name: '张\u{2A701}', unit: '', phone: '' } }
    expect(unprintable(sign, { ...LOOK, tenantName: '😀' })).toEqual(['\u{20001}', '\u{2A701}', '😀'])
  })

  it('is none of what the examples say, nor spaces, nor signs of which picture is meant', () => {
    for (const name of NAMES) expect(unprintable({ ...full(0), name }, LOOK)).toEqual([])
    expect(unprintable({ ...signAt(0), name: '葛\u{E0100}洲\uFE00坝 \u3000\t\u200B店' }, LOOK)).toEqual([])
  })

  it('is a bug of who prints it all the same', async () => {
    await expect(printed('cards', [{ ...signAt(0), name: '\u{20001}' }])).rejects.toThrow('U+20001')
  })

  it('is none of the characters of GB 2312, of the first two blocks nor of a thousand names', () => {
    const blocks = [[0x4e00, 0x9fef], [0x3400, 0x4db5]] as const
    const all = blocks.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, nth) => String.fromCodePoint(from + nth)))
    expect(unprintable({ ...signAt(0), name: all.join('') }, LOOK)).toEqual([])
  })
})

import type { Page } from 'playwright-core'

/**
 * The characters that this browser can only draw as its missing-glyph box: each is painted and its pixels are compared with those of
 * a private-use code point that no font has. Give one string; the order of the answer follows it.
 */
export async function missingGlyphs(page: Page, characters: string): Promise<string[]> {
  return page.evaluate((text) => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 32
    const paper = canvas.getContext('2d', { willReadFrequently: true })
    if (!paper) throw new Error('this browser has no 2D canvas')
    const paint = (character: string): string => {
      paper.clearRect(0, 0, 32, 32)
      paper.font = '24px sans-serif'
      paper.fillText(character, 2, 26)
      return paper.getImageData(0, 0, 32, 32).data.join()
    }
    const box = paint('\u{F8F0}')
    return [...text].filter((character) => paint(character) === box)
  }, characters)
}

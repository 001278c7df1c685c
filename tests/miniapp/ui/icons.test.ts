import { readFileSync } from 'node:fs'
import { JSDOM } from 'jsdom'
import { FACES } from '@/ui/face-paths'
import { ICONS, type IconShape } from '@/ui/icon-paths'
import { svgOf, thinMaskOf, urlOf } from '@/ui/mask'
import { ICON_SHEET, iconSheet } from '../../../config/icon-masks'

const parts = (shape: IconShape): string[] => [shape.line, shape.solid, shape.cut].filter((part) => part !== undefined)

describe('pictures', () => {
  const all: [string, IconShape, number][] = [
    ...Object.entries(ICONS).map(([name, shape]): [string, IconShape, number] => [name, shape, 24]),
    ...Object.entries(FACES).map(([grade, shape]): [string, IconShape, number] => [`face ${grade}`, shape, 48]),
  ]

  test.each(all)('%s is drawn, and starts inside its square', (_name, shape, grid) => {
    expect(parts(shape).length).toBeGreaterThan(0)
    for (const path of parts(shape)) {
      expect(path).toMatch(/^M[\dMmLlHhVvCcSsQqAaZz .,-]+$/)
      for (const start of path.matchAll(/M(-?[\d.]+)[ ,]?(-?[\d.]+)/g)) {
        expect(Number(start[1])).toBeGreaterThanOrEqual(0)
        expect(Number(start[1])).toBeLessThanOrEqual(grid)
        expect(Number(start[2])).toBeGreaterThanOrEqual(0)
        expect(Number(start[2])).toBeLessThanOrEqual(grid)
      }
    }
  })

  test.each(all)('%s as a mask is well-formed and small', (_name, shape, grid) => {
    const { document } = new JSDOM(svgOf(shape, grid, 1.75), { contentType: 'image/svg+xml' }).window
    expect(document.documentElement.querySelectorAll('path').length).toBe(parts(shape).length)
    expect(decodeURIComponent(urlOf(svgOf(shape, grid, 1.75)))).toContain(svgOf(shape, grid, 1.75))
    expect(urlOf(svgOf(shape, grid, 1.75)).length).toBeLessThan(1000)
  })

  test('the large picture of an empty page has half the line, with and without the prefix', () => {
    const url = urlOf(svgOf(ICONS.file, 24, 0.9))
    expect(thinMaskOf('file', ICONS.file)).toEqual({ maskImage: url, webkitMaskImage: url })
  })

  test('a cut is a hole: opacity is all a mask looks at', () => {
    const svg = svgOf(ICONS['check-circle'], 24, 1.75)
    expect(svg).toContain("stroke='#000'")
    expect(svg).toContain("mask='url(#m)'")
  })
})

test('the sheet of masks for WeChat is that of the pictures', () => {
  expect(readFileSync(ICON_SHEET, 'utf8')).toBe(iconSheet())
})

test('five faces of one size and one line', () => {
  const heads = Object.values(FACES).map((shape) => shape.line?.slice(0, 30))
  expect(new Set(heads).size).toBe(1)
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PALETTE_NAMES } from '@shared/settings/dress-fields'
import { DEFAULT_LOOK } from '@shared/settings/look'

const sheet = readFileSync(path.resolve(__dirname, '../../../miniapp/styles/tokens.scss'), 'utf8')
const elderAt = sheet.indexOf('\n.elder {')

const tokensOf = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/--ms-([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']))

const normal = tokensOf(sheet.slice(0, elderAt))
const elder = { ...normal, ...tokensOf(sheet.slice(elderAt, sheet.indexOf('@media', elderAt))) }

const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

/** WCAG 2.1, relative luminance. */
const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const palettes = ['styles/palettes.scss', 'admin/admin.scss'].map((file) => readFileSync(path.resolve(__dirname, '../../../miniapp', file), 'utf8')).join('\n')
const ofPalette = (name: string): Record<string, string> => tokensOf(new RegExp(`\\.palette-${name} \\{([^}]*)\\}`).exec(palettes)?.[1] ?? '')
const BRAND = ['primary', 'primary-pressed', 'primary-100', 'primary-50', 'wash']

const TEXT = [
  ...['ink-1', 'ink-2', 'ink-3'].flatMap((ink) => ['card', 'paper', 'sunken'].map((ground) => [ink, ground])),
  ...['green', 'amber', 'red', 'blue', 'still'].map((tone) => [`${tone}-text`, `${tone}-tint`]),
  ...['primary', 'green', 'amber', 'red', 'still'].map((tone) => ['on-primary', tone]),
  ['primary', 'card'], ['primary', 'paper'], ['primary', 'primary-50'], ['primary-pressed', 'primary-100'],
  ['internal-text', 'internal-bg'], ['internal-text', 'internal-hatch'], ['card', 'internal-text'],
] as [string, string][]

// 配色: on each every pair that has the brand's colour in it, and the inks on its quiet fills.
describe.each(PALETTE_NAMES)('配色 %s', (name) => {
  const tokens = { ...normal, ...ofPalette(name) }
  test('says every token of the brand, and no other', () => expect(Object.keys(ofPalette(name))).toEqual(BRAND))
  test.each([...TEXT.filter((pair) => pair.some((token) => BRAND.includes(token))), ['on-primary', 'primary-pressed'], ['primary', 'wash'], ['ink-1', 'wash'], ['ink-2', 'wash'], ['ink-2', 'primary-50'], ['ink-1', 'primary-100']] as const)('%s on %s reads at 4.5:1', (ink, ground) => {
    expect(contrast(tokens[ink] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})

test('the default palette is the one of the tokens', () => {
  expect(ofPalette(DEFAULT_LOOK.palette)).toEqual(Object.fromEntries(BRAND.map((token) => [token, normal[token]])))
})

describe.each([['normal', normal], ['elder', elder]] as const)('%s', (_mode, tokens) => {
  test.each(TEXT)('%s on %s reads at 4.5:1', (ink, ground) => {
    expect(contrast(tokens[ink] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  test.each([['line-control', 'card'], ['line-control', 'paper'], ['internal-line', 'internal-bg']] as const)('%s on %s is seen at 3:1', (line, ground) => {
    expect(contrast(tokens[line] ?? '', tokens[ground] ?? '')).toBeGreaterThanOrEqual(3)
  })
})

test('what can be touched is 44 px, 60 in elder mode; the main button 52 and 64; main text 16 and 22', () => {
  expect([normal.touch, normal['btn-h'], normal['fs-body']]).toEqual(['44px', '52px', '16px'])
  expect([elder.touch, elder['btn-h'], elder['fs-body']]).toEqual(['60px', '64px', '22px'])
})

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { FACES } from '../miniapp/ui/face-paths'
import { ICONS } from '../miniapp/ui/icon-paths'
import { svgOf, urlOf } from '../miniapp/ui/mask'

/** Where the sheet lies; a test compares the two. Written anew by `npx tsx config/icon-masks.ts`. */
export const ICON_SHEET = path.resolve(__dirname, '../miniapp/styles/icon-masks.scss')

const rule = (name: string, svg: string): string => `.ms-i-${name} { --ms-mask: ${urlOf(svg)}; }`

/**
 * The pictures as classes for WeChat, where they are masks (Icon.tsx). As classes they are in the package once; as inline styles each
 * picture of a page would travel from the logic to the view, half a kilobyte apiece.
 */
export const iconSheet = (): string => [
  '// Made by config/icon-masks.ts from ui/icon-paths.ts and ui/face-paths.ts. Do not edit.',
  ...Object.entries(ICONS).map(([name, shape]) => rule(name, svgOf(shape, 24, 1.75))),
  ...Object.entries(FACES).map(([grade, shape]) => rule(`face-${grade}`, svgOf(shape, 48, 2.2))),
  '',
].join('\n')

if (process.argv[1] === __filename) writeFileSync(ICON_SHEET, iconSheet())

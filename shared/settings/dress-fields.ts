import type { NameOf } from './names'

/** What each name is, and where it is shown. */
export const NAME_FIELDS: Readonly<Record<NameOf, { zh: string; shown: string }>> = {
  product: { zh: '产品名称', shown: '各页的标题、登录页、提示和隐私指引' },
  officer: { zh: '对口干部的称呼', shown: '所有页面、消息和提示' },
}

/** A plain noun: nothing that cannot be seen, no space, no mark. */
export const isNoun = (word: string): boolean => /^[\u3400-\u9fffA-Za-z0-9]{2,8}$/.test(word)

/**
 * 配色: ready ones only, each measured (tests/miniapp/ui/contrast.test.ts). Their colours: miniapp/styles/palettes.scss. Green, amber and red mean
 * something and are none.
 */
export const PALETTES = { azure: '石青', indigo: '靛蓝', teal: '黛青', plum: '绛紫' } as const
export type Palette = keyof typeof PALETTES
export const PALETTE_NAMES = Object.keys(PALETTES) as [Palette, ...Palette[]]

export const FOOT_LENGTH = 24
/** Words that can be seen, with the few marks a name of an office may have. */
export const isFoot = (line: string): boolean => line.length <= FOOT_LENGTH && /^[\u3400-\u9fffA-Za-z0-9（）()·]*$/.test(line)

/** 配色: ready ones only, each measured (tests/miniapp/ui/contrast.test.ts). Their colours: miniapp/styles/palettes.scss. Green, amber and red mean something and are none. */
export const PALETTES = { azure: '石青', indigo: '靛蓝', teal: '黛青', plum: '绛紫' } as const
export type Palette = keyof typeof PALETTES
export const PALETTE_NAMES = Object.keys(PALETTES) as [Palette, ...Palette[]]

/** 外观: the palette, and a line at the foot of the first pages: who runs this. '' where there is none. */
export interface Look { readonly palette: Palette; readonly foot: string }
export const DEFAULT_LOOK: Look = { palette: 'azure', foot: '' }

export const FOOT_LENGTH = 24
/** Words that can be seen, with the few marks a name of an office may have. */
export const isFoot = (line: string): boolean => new RegExp(`^[\\u3400-\\u9fffA-Za-z0-9（）()·]{0,${FOOT_LENGTH}}$`).test(line)

import type { Palette } from './dress-fields'

/** 外观: the palette, and a line at the foot of the first pages: who runs this. '' where there is none. */
export interface Look { readonly palette: Palette; readonly foot: string }
export const DEFAULT_LOOK: Look = { palette: 'azure', foot: '' }

import { createContext } from 'react'

/** 配色: the class that Page puts on its root; '' is the default. The app provides it. */
export const PaletteContext = createContext('')

import { createContext, type ReactNode } from 'react'

/** What the app says to every page: the class of its 配色 ('' is the default), and what stands above its content. */
export const PageContext = createContext<{ palette: string, above: ReactNode }>({ palette: '', above: null })

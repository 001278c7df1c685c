import { createContext, type ReactNode } from 'react'

/** What the app shows above the content of every page, whichever it is. */
export const AboveContext = createContext<ReactNode>(null)

import { createContext, useContext } from 'react'

export interface ElderMode {
  elder: boolean
  setElder: (next: boolean) => void
}

/** 长辈版. The app provides it; Page puts the class `elder` on its root, and every size follows from the tokens. */
export const ElderContext = createContext<ElderMode>({ elder: false, setElder: () => undefined })

/** Whether elder mode is on, and the switch. */
export const useElder = (): ElderMode => useContext(ElderContext)

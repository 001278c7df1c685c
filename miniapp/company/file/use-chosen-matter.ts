import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { type ChosenMatter, takeChosen } from '../matter/chosen'

/** The matter whose guide was read and was not enough. `onChosen`: it has just been chosen. */
export function useChosenMatter(onChosen: (matter: ChosenMatter) => void): { chosen: ChosenMatter | null; drop: () => void } {
  const [chosen, setChosen] = useState<ChosenMatter | null>(null)
  useDidShow(() => {
    const taken = takeChosen()
    if (taken === null) return
    setChosen(taken)
    onChosen(taken)
  })
  return { chosen, drop: () => setChosen(null) }
}

import { View } from '@tarojs/components'
import { useEffect, useState, type ReactNode } from 'react'

export interface OverProps {
  open: boolean
  /** A sheet rises from below, a dialog stands in the middle. */
  place: 'below' | 'middle'
  /** The mask was pressed. */
  onClose: () => void
  children: ReactNode
}

/** How long it takes to go, ms; the style sheet has the same. */
const LEAVING_MS = 200

/** Whether it is drawn: while it is open, and a moment longer, so that it can be seen to go. */
const useDrawn = (open: boolean): boolean => {
  const [drawn, setDrawn] = useState(open)
  useEffect(() => {
    if (open) {
      setDrawn(true)
      return undefined
    }
    const timer = setTimeout(() => setDrawn(false), LEAVING_MS)
    return () => clearTimeout(timer)
  }, [open])
  return open || drawn
}

/** In a browser the page behind does not scroll meanwhile; in WeChat `catchMove` keeps the finger from it. */
const useStillPage = (still: boolean): void => {
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || !still) return undefined
    document.body.classList.add('ms-still')
    return () => document.body.classList.remove('ms-still')
  }, [still])
}

/** A panel over the page and the mask between them. Focus and what is read of it belong to what is inside. */
export const Over = ({ open, place, onClose, children }: OverProps) => {
  const drawn = useDrawn(open)
  useStillPage(open)
  if (!drawn) return null
  return (
    <View className={`ms-over ms-over--${place} ${open ? '' : 'ms-over--leaving'}`}>
      <View className="ms-mask" catchMove onClick={() => open && onClose()} />
      <View className={place === 'below' ? 'ms-sheet' : 'ms-dialog'} catchMove>{children}</View>
    </View>
  )
}

import { View } from '@tarojs/components'
import { aria } from './aria'
import { ICONS, type IconName, type IconShape } from './icon-paths'
import { thinMaskOf } from './mask'

export interface IconProps {
  name: IconName
  /** px; without it the size of the place it stands in (--ms-icon) */
  size?: number
  className?: string
  /** Read aloud instead of a word beside it. Without it the picture is decoration and is skipped. */
  label?: string
  /** half the line, for a picture much larger than text */
  thin?: boolean
}

/**
 * A picture in the colour of the text around it. WeChat does not draw inline `<svg>`, so there the same paths are a mask over
 * the background colour; in a browser they are inline.
 */
export const Icon = ({ name, size, className = '', label, thin = false }: IconProps) => {
  const shape: IconShape = ICONS[name]
  const box = size === undefined ? {} : { width: `${size}px`, height: `${size}px` }
  const facts = label === undefined ? aria({ hidden: true }) : aria({ role: 'img', label })
  if (process.env.TARO_ENV === 'weapp') {
    return <View className={`ms-icon ms-icon--mask ms-i-${name} ${className}`} style={{ ...box, ...(thin ? thinMaskOf(name, shape) : {}) }} {...facts} />
  }
  return (
    <svg className={`ms-icon ${thin ? 'ms-icon--thin ' : ''}${className}`} style={box} viewBox="0 0 24 24" focusable="false" {...facts}>
      {shape.solid === undefined ? null : <path className="ms-icon__solid" d={shape.solid} />}
      {shape.line === undefined ? null : <path className="ms-icon__line" d={shape.line} />}
      {shape.cut === undefined ? null : <path className="ms-icon__cut" d={shape.cut} />}
    </svg>
  )
}

import { View } from '@tarojs/components'
import { aria } from './aria'
import { FACES } from './face-paths'
import { Icon } from './Icon'
import { Pressable } from './Pressable'

export type Grade = 1 | 2 | 3 | 4 | 5

const GRADES: readonly Grade[] = [5, 4, 3, 2, 1]

/** One face, as large as the place (46 px). `label` when it stands without its word. */
export const Face = ({ grade, label }: { grade: Grade, label?: string }) => {
  const shape = FACES[grade]
  const facts = label === undefined ? aria({ hidden: true }) : aria({ role: 'img', label })
  if (process.env.TARO_ENV === 'weapp') return <View className={`ms-face__picture ms-icon--mask ms-i-face-${grade}`} {...facts} />
  return (
    <svg className="ms-face__picture" viewBox="0 0 48 48" focusable="false" {...facts}>
      <path className="ms-face__solid" d={shape.solid} />
      <path className="ms-face__line" d={shape.line} />
    </svg>
  )
}

/** Five grades, best first, none chosen at first. Elder mode puts them below each other. `words` are the names of the grades. */
export const Faces = ({ label, words, value, onChange }: {
  label: string
  words: Record<Grade, string>
  value: Grade | null
  onChange: (grade: Grade) => void
}) => (
  <View className="ms-faces" {...aria({ role: 'radiogroup', label })}>
    {GRADES.map((grade) => (
      <Pressable
        key={grade}
        id={`grade-${grade}`}
        className={`ms-face ${grade === value ? 'ms-face--on' : ''}`}
        role="radio"
        checked={grade === value}
        label={words[grade]}
        onPress={() => onChange(grade)}
      >
        <Face grade={grade} />
        <View className="ms-face__word">{words[grade]}</View>
        {grade === value ? <View className="ms-face__tick"><Icon name="check-circle" /></View> : null}
      </Pressable>
    ))}
  </View>
)

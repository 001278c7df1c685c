import { View } from '@tarojs/components'
import { useState } from 'react'
import { useElder } from '@/ui/ElderContext'
import { TextButton } from '@/ui/SmallButton'

/** The number of a case. In elder mode it is folded: few need it, and it is told over the telephone by those who do. */
export const CaseNumber = ({ number, before = '' }: { number: string; before?: string }) => {
  const { elder } = useElder()
  const [asked, setAsked] = useState(false)
  if (elder && !asked) return <TextButton tone="quiet" className="t-number-open" onPress={() => setAsked(true)}>看编号</TextButton>
  return <View className="ms-caption ms-num t-number">{`${before}${number}`}</View>
}

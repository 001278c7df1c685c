import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/api'
import { formatInChina } from '@shared/kernel/instant'
import { Remark } from '@/ui/States'
import { BeforeAfter } from '../BeforeAfter'
import { previewWords } from './preview-words'

const dueWords = (at: string): string => formatInChina(at, 'M月D日 HH:mm')

/** What a change does to the dates of open cases: the numbers, and by number the first of those that whoever looks may read. */
export const Impact = ({ impact }: { impact: OutputOf<'settings.preview'> }) => (
  <View className="t-impact-shown admin-after">
    <Remark icon="clock">{previewWords(impact)}</Remark>
    {impact.moved.map(({ caseId, number, before, after }) => (
      <View key={caseId} className="admin-change__field"><View className="ms-caption ms-num">{number}</View><BeforeAfter before={dueWords(before)} after={dueWords(after)} /></View>
    ))}
  </View>
)

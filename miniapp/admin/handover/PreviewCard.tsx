import { View } from '@tarojs/components'
import { DefinitionList } from '@/ui/DefinitionList'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { named } from '@/session/dress'
import { asideWords, besidesWords, inHand, laterWords, needsReceiver, type Preview, shareWords } from './words'

/** Who would get how much, before anything is done. `to`: whom his pairings go to, by name. */
export const PreviewCard = ({ preview, to }: { preview: Preview, to: { deputy: string | null, leader: string | null } }) => {
  const aside = asideWords(preview)
  const later = laterWords(preview)
  return (
    <Card className="t-handover-preview" title={needsReceiver(preview) ? `${preview.from}的 ${inHand(preview)}` : `${preview.from}的工作`} hint="会这样分，还没有交接">
      <DefinitionList
        facts={preview.shares.map((share) => {
          const { gets, has } = shareWords(share)
          return { key: share.name, value: <View key={share.personId}><View className="ms-strong">{gets}</View><View className="ms-small">{has}</View></View> }
        })}
      />
      {aside === null ? null : <View className="admin__gap t-handover-aside"><Remark icon="alert-triangle">{aside}</Remark></View>}
      {besidesWords(preview, to, preview.shares.length).map((words) => <View key={words} className="admin__gap t-handover-besides"><Remark icon="people">{words}</Remark></View>)}
      {later === null ? null : <View className="admin__gap t-handover-later"><Remark icon="half-circle">{later}</Remark></View>}
      {needsReceiver(preview) ? <Remark icon="clock">{`计时照旧，接手人没有新的时限。${preview.companies === 0 ? '' : named('企业马上看到新{officerShort}。')}${preview.cases === 0 ? '' : '在办诉求一分钟后开始交，很快交完。'}`}</Remark> : null}
    </Card>
  )
}

import { View } from '@tarojs/components'
import { go } from '@/platform/navigate'
import { keptScans } from '@/session/last-scan'
import { SealLine } from '@/session/SealLine'
import { Icon } from '@/ui/Icon'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { HomeTop, Motif } from './HomeTop'
import { Codeless, ShortCodeForm } from './ShortCodeForm'
import '../pages.scss'

const WORDS = {
  visitor: { title: '扫码，事情就有人管', text: '扫企业门口或办事窗口的码。企业可以提诉求、看进度，群众可以评价窗口。' },
  resident: { title: '今天办得怎么样', text: '扫一扫办事窗口的码，点两下就能评价。企业的码也可以扫，替企业反映情况。' },
}

/** For somebody who belongs to no company and is not in office: scan, type, or go back to a code opened before. */
export const Welcome = ({ who }: { who: keyof typeof WORDS }) => {
  const scans = keptScans()
  const words = WORDS[who]
  return (
    <View className="msb-home">
      <Motif />
      <HomeTop />
      <View className="ms-display msb-home__name">{words.title}</View>
      <View className="msb-sub msb-sub--beside">{words.text}</View>
      <View className="msb-home__gap" />
      <Card><ShortCodeForm /></Card>
      <Codeless />
      {scans.length === 0
        ? null
        : (
          <>
            <SectionHeader>最近扫过的</SectionHeader>
            <Card tight className="t-recent">
              {scans.map(({ code, title, kind }) => (
                <ListItem
                  key={code}
                  className="t-recent-row"
                  lead={<Icon name={kind === 'company' ? 'building' : 'star'} />}
                  title={title}
                  detail={kind === 'company' ? '企业' : '办事窗口'}
                  onPress={() => void go('/pages/landing/index', { scene: code })}
                />
              ))}
            </Card>
          </>
          )}
      <SealLine />
    </View>
  )
}

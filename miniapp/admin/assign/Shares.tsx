import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/api'
import { DefinitionList } from '@/ui/DefinitionList'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { named } from '@/session/dress'
import { grouped } from '../numbers'

type Shown = OutputOf<'register.rules'>

/** How many companies wait, and how many of them nobody would get. */
function summary({ unmatched, left, later, rules }: Shown): string {
  if (unmatched === 0) return named('在营企业都有{officerShort}了。')
  if (rules.length === 0) return named(`${grouped(unmatched)} 家在营企业没有{officerShort}，还没有结对规则。`)
  const rest = later === 0 ? '' : `一次先分 ${grouped(unmatched - left - later)} 家，其余 ${grouped(later)} 家几分钟内自动结对。`
  if (left === 0) return named(`${grouped(unmatched)} 家在营企业没有{officerShort}，按规则都能结对。${rest}`)
  return named(`${grouped(unmatched)} 家在营企业没有{officerShort}，其中 ${grouped(left)} 家没有规则管，或没有在岗的{officerShort}。${rest}`)
}

/** What the rules would do now, before anything is done: who would get how many. */
export const Shares = ({ shown }: { shown: Shown }) => (
  <View className="t-shares">
    <View className="admin__gap"><Remark icon={shown.unmatched === 0 ? 'check-circle' : 'alert-triangle'}>{summary(shown)}</Remark></View>
    {shown.shares.length === 0
      ? null
      : (
        <Card tight title="会这样分" hint="还没有分">
          <DefinitionList facts={shown.shares.map(({ personId, name, before, more }) => ({ key: name, value: <View key={personId}>{`现有 ${grouped(before)} 家，加 ${grouped(more)} 家`}</View> }))} />
        </Card>
        )}
  </View>
)

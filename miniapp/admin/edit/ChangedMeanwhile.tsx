import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { CompanyDetail } from '@shared/api/register-views'
import { COMPANY_KEPT_LABELS, COMPANY_SIZES, COMPANY_STATES } from '@shared/register/company'
import { type Rank, RANKS } from '@shared/register/pairing'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import { TextButton } from '@/ui/SmallButton'
import { BeforeAfter } from '../BeforeAfter'

const PLACE = 'company-changed'

const LABELS = { ...COMPANY_KEPT_LABELS, ...RANKS }
const pairedAs = (rank: Rank) => ({ paired }: CompanyDetail): string | null => paired.flatMap((one) => (one.rank === rank ? [one.name] : [])).join('、') || null

/** What can be compared, in words. */
const WORDS: readonly (readonly [keyof typeof LABELS, (company: CompanyDetail) => string | null])[] = [
  ['uscc', ({ uscc }) => uscc],
  ['name', ({ name }) => name],
  ['areaId', ({ areaName }) => areaName],
  ['address', ({ address }) => address],
  ['industry', ({ industryName }) => industryName],
  ['size', ({ size }) => (size === null ? null : COMPANY_SIZES[size])],
  ['key', ({ key }) => (key ? '是' : '否')],
  ['state', ({ state }) => COMPANY_STATES[state]],
  ['officerId', ({ officer }) => officer?.name ?? null],
  ['deputy', pairedAs('deputy')],
  ['leader', pairedAs('leader')],
]

/** Somebody was quicker: what he changed, while everything that was written stays below. */
export const ChangedMeanwhile = ({ begun, newer }: { begun: CompanyDetail, newer: CompanyDetail }) => {
  useEffect(() => platform.reveal(PLACE), [newer.version])
  const changed = WORDS.flatMap(([field, word]) => (word(begun) === word(newer) ? [] : [{ field, before: word(begun), after: word(newer) }]))
  return (
    <View id={PLACE} className="act-trouble t-company-changed" {...aria({ role: 'alert', live: 'polite' })}>
      <View className="act-trouble__head"><Icon name="alert-triangle" size={18} /><View>刚才有人改过这家企业</View></View>
      <View>您写的都在下面，还没有保存。请对照看看：</View>
      {changed.map(({ field, before, after }) => (
        <View key={field} className="admin-change__field"><View className="ms-caption">{LABELS[field]}</View><BeforeAfter before={before} after={after} /></View>
      ))}
      {changed.length > 0 ? null : <View className="ms-small">改的是联系人，内容加密</View>}
      <TextButton go className="t-see-newer" onPress={() => void go('/admin/company/index', { id: newer.id })}>看现在的登记</TextButton>
    </View>
  )
}

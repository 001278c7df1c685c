import { View } from '@tarojs/components'
import type { DeedView } from '@shared/api/deed.api'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { TextButton } from '@/ui/SmallButton'
import { pastWords } from '@/words/time'
import { grouped } from './numbers'

const ICONS: Readonly<Record<string, IconName>> = { look: 'eye', deed: 'eye', export: 'file', import: 'file', print: 'qr', code: 'qr', settings: 'calendar', desk: 'lock' }
const PAGES: Record<NonNullable<DeedView['opens']>['of'], string> = { company: '/admin/company/index', import: '/admin/import/index', case: '/officer/case/index' }

/** A deed: who, what, when; of a look why, and the case for whoever may read it. `onPerson`: shows only what that person did. */
export const DeedLine = ({ deed, onPerson }: { deed: DeedView, onPerson?: (person: DeedView['person']) => void }) => {
  const { at, kind, words, person, name, opens, many, reason, caseNumber } = deed
  const who = person.name ?? '没有工作姓名的人'
  return (
    <View className="admin-change t-deed">
      <View className="admin-change__head">
        <View className="admin-deed__what"><Icon name={ICONS[kind] ?? 'pencil'} size={18} /><View className="ms-strong">{words}</View></View>
        <View className="ms-caption ms-num">{pastWords(presentInstant(), at)}</View>
      </View>
      {name === null && many === null ? null : <View className="ms-small admin-break">{[name, many === null ? null : `${grouped(many)} 条`].filter(Boolean).join('，')}</View>}
      {reason === null ? null : <View className="ms-small admin-break">{`事由：${reason}`}</View>}
      <View className="admin-deed__foot">
        {onPerson === undefined ? <View className="ms-small">{who}</View> : <TextButton icon="user" className="t-deed-person" label={`只看${who}的`} onPress={() => onPerson(person)}>{who}</TextButton>}
        {opens === null ? null : <TextButton go className="t-deed-open" label={`打开 ${caseNumber ?? name ?? ''}`} onPress={() => void go(PAGES[opens.of], { id: opens.id })}>{caseNumber ?? '打开'}</TextButton>}
      </View>
    </View>
  )
}

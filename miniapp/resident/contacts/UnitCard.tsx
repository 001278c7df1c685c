import { View } from '@tarojs/components'
import { platform } from '@/platform/platform'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { IconButton } from '@/ui/SmallButton'
import { type UnitContacts, whomOf } from './whom'

/** A number to call with one tap; nothing where there is none. */
export const CallButton = ({ name, phone }: { name: string, phone: string }) =>
  (phone === '' ? null : <IconButton icon="phone" label={`电话 打给${name}`} className="t-call" onPress={() => platform.callPhone(phone)}>电话</IconButton>)

/** A unit: its own phone, and whom to ask for what. */
export const UnitCard = ({ unit }: { unit: UnitContacts }) => (
  <View className="t-unit-contacts">
    <SectionHeader action={<View className="ms-caption">{unit.areaName}</View>}>{unit.name}</SectionHeader>
    <Card tight>
      {whomOf(unit).map(({ matters, words, name, phone }) => (
        <ListItem key={`${matters}${words}`} className="t-contact" title={matters} detail={[words, phone].filter(Boolean).join(' · ')} action={<CallButton name={name} phone={phone} />} />
      ))}
      {unit.phone === '' ? null : <ListItem plain className="t-unit-phone" title="单位电话" detail={unit.phone} action={<CallButton name={unit.name} phone={unit.phone} />} />}
    </Card>
  </View>
)

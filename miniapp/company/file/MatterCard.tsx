import type { MatterFound } from '@shared/api/matter.api'
import { go } from '@/platform/navigate'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import type { ChosenMatter } from '../matter/chosen'

const openGuide = (id: string): void => void go('/company/matter/index', { id, from: 'file' })

/** 也许这样就能办: guides of what is being written about; or the one that was read and was not enough. */
export const MatterCard = ({ found, chosen, onDrop }: { found: readonly MatterFound[]; chosen: ChosenMatter | null; onDrop: () => void }) => {
  if (chosen !== null) {
    return (
      <Card tight className="t-chosen-matter">
        <ListItem plain lead={<Icon name="file" />} title={`关于：${chosen.name}`} detail="会交给负责这件事的单位" action={<TextButton className="t-drop-matter" label={`不是${chosen.name}`} onPress={onDrop}>不是这件事</TextButton>} />
      </Card>
    )
  }
  if (found.length === 0) return null
  return (
    <Card title="先看看怎么办" hint="也许不用提交" className="t-found-matters">
      {found.map(({ id, name, above }) => <ListItem key={id} plain className="t-found-matter" lead={<Icon name="file" />} title={name} detail={above.join(' · ')} label={`${name}，看办事指南`} onPress={() => openGuide(id)} />)}
    </Card>
  )
}

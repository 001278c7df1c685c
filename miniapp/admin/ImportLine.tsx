import type { ImportState } from '@shared/register/import'
import { go } from '@/platform/navigate'
import { ListItem } from '@/ui/ListItem'
import { Pill } from '@/ui/Status'
import { importLook } from './import-words'

/** One import as a row that opens it. `more`: quiet words below its name. */
export const ImportLine = ({ one: { id, name, state }, side, more }: { one: { id: string, name: string, state: string }, side?: string, more?: string }) => {
  const look = importLook(state as ImportState)
  return (
    <ListItem
      className="t-import-row"
      top={<Pill tone={look.tone} icon={look.icon}>{look.word}</Pill>}
      {...(side === undefined ? {} : { topSide: side })}
      title={name}
      {...(more === undefined || more === '' ? {} : { detail: more })}
      onPress={() => void go('/admin/import/index', { id })}
    />
  )
}

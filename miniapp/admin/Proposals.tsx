import type { OutputOf } from '@shared/api'
import { SETTING_WORDS } from '@shared/settings/words'
import { go } from '@/platform/navigate'
import { Icon } from '@/ui/Icon'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'

type Waiting = OutputOf<'register.overview'>['proposals']

/** Changes of settings that wait for another administrator, each the way to it. */
export const Proposals = ({ proposals }: { proposals: Waiting }) => (proposals.length === 0
  ? null
  : (
    <>
      <SectionHeader>{`等确认的设置 ${proposals.length}`}</SectionHeader>
      <Card tight className="t-proposals">
        {proposals.map(({ name, version, areaId, unitId, placeName, by }) => (
          <ListItem
            key={`${name}-${version}`}
            plain
            lead={<Icon name="clock" />}
            title={`${placeName}：${SETTING_WORDS[name]}`}
            detail={`${by ?? '管理员'} 提出，要另一位管理员确认`}
            onPress={() => void go(name === 'calendar' ? '/admin/calendar/index' : '/admin/setting/index', { name, area: areaId, ...(unitId === null ? {} : { unit: unitId }) })}
          />
        ))}
      </Card>
    </>
    ))

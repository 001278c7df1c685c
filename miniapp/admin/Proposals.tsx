import type { OutputOf } from '@shared/api'
import { go } from '@/platform/navigate'
import { Icon } from '@/ui/Icon'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'

type Waiting = OutputOf<'register.overview'>['proposals']

const WORDS: Record<Waiting[number]['name'], string> = { profile: '办理时限', lights: '亮灯', calendar: '放假安排', hours: '办公时间', hotline: '咨询电话', quotas: '次数限制' }

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
            title={`${placeName}：${WORDS[name]}`}
            detail={`${by ?? '管理员'} 提出，要另一位管理员确认`}
            onPress={() => void go(name === 'calendar' ? '/admin/calendar/index' : '/admin/setting/index', { name, area: areaId, ...(unitId === null ? {} : { unit: unitId }) })}
          />
        ))}
      </Card>
    </>
    ))

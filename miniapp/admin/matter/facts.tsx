import { View } from '@tarojs/components'
import type { MatterView } from '@shared/api/matter.api'
import { keysOf } from '@shared/kernel/keys-of'
import { GUIDE_PARTS, type GuidePart, MATTER_KEPT_LABELS as LABELS } from '@shared/register/matter'
import type { Fact } from '@/ui/DefinitionList'

const fact = (key: string, words: string, className = ''): Fact[] => (words === '' ? [] : [{ key, value: <View className={`msb-prose ${className}`}>{words}</View> }])

/** What is registered of a matter, less what its guide says. */
export const registeredOf = ({ above, also, units, phone, areaName, starts, ends }: MatterView): Fact[] => [
  ...fact('在哪一类', above.map(({ name }) => name).join(' · ')), ...fact(LABELS.also, also.join('、')),
  ...fact(LABELS.unitIds, units.map((unit) => `${unit.name}（${unit.areaName}）`).join('、'), 't-matter-units'), ...fact(LABELS.phone, phone), ...fact(LABELS.areaId, areaName),
  ...fact(LABELS.starts, starts ?? ''), ...fact(LABELS.ends, ends ?? ''),
]

/** What its guide says. */
export const guideOf = ({ guide }: Pick<MatterView, 'guide'>): Fact[] => keysOf<GuidePart>(GUIDE_PARTS).flatMap((part) => fact(GUIDE_PARTS[part], guide[part]))

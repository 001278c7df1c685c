import type { Landing } from '../../shared/api/directory-views'
import { isOnDuty } from '../../shared/people/duty'
import type { Instant } from '../../shared/kernel/instant'
import type { CounterSign, GridSign } from './sql/place-signs'

/** Whom to call, and the signed text of the code. */
interface Besides {
  hotline: string
  code: string
}

/** The poster of a grid: who serves the companies here, for whoever has no sign of his own at hand. */
export const gridLanding = ({ id, name, areaName, officers }: GridSign, { hotline, code }: Besides, now: Instant): Landing => ({
  kind: 'grid', grid: { id, name, areaName }, hotline, code,
  officers: officers.map(({ leave, ...officer }) => ({ ...officer, onDuty: isOnDuty({ leave }, now) })),
})

/** The sign of a counter for what could not be done: where it is, and whom to call. */
export const counterLanding = ({ isOpen: _isOpen, ...hall }: CounterSign, { hotline, code }: Besides): Landing => ({ kind: 'counter', hall, hotline, code })

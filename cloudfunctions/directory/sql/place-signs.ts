import type { Leave } from '../../../shared/people/schema'
import { officersOf } from '../../_register/officers-of-area'

export interface GridSign {
  id: string
  name: string
  isOpen: boolean
  areaName: string
  officers: { name: string; unitName: string | null; workPhone: string | null; leave: Leave | null }[]
}

/** Officers who are named under a grid. */
const MOST_OFFICERS = 3

/** SQL: an area (alias) as its poster says it; the area above it, and who serves its companies. */
export const gridSign = (a: string): string => `json_build_object('id', ${a}.id, 'name', ${a}.name, 'isOpen', ${a}.state = 'open',
    'areaName', coalesce((select u.name from mashangban.areas u where u.tenant = :tenant and u.id = ${a}.parent_id), ''),
    'officers', (select coalesce(json_agg(json_build_object('name', s.work_name, 'unitName', s.unit_name, 'workPhone', s.work_phone, 'leave', s.leave) order by s.many desc, s.id), '[]') from (${officersOf(`${a}.id`, MOST_OFFICERS)}) s))`

export interface CounterSign {
  id: string
  name: string
  isOpen: boolean
  address: string
  areaName: string
}

/** SQL: a hall with its area (aliases). */
export const counterSign = (h: string, a: string): string => `json_build_object('id', ${h}.id, 'name', ${h}.name, 'isOpen', ${h}.state = 'open', 'address', ${h}.address, 'areaName', coalesce(${a}.name, ''))`

import type { OutputOf } from '@shared/api'
import { MATTER_LABELS } from '@shared/case/kinds'
import type { Chosen } from '@/form/values'

export type Places = OutputOf<'directory.units'>
export type Colleagues = OutputOf<'directory.colleagues'>['people']

/** One row of a list of places or people to choose from. */
export interface TargetRow {
  key: string
  target: Chosen
  /** What tells it from the others: area and matters, or unit. */
  detail: string
  /** The case's matter is one that it takes. */
  fits: boolean
}

const found = (search: string, ...texts: (string | null)[]): boolean => {
  const words = search.trim().toLowerCase()
  return words === '' || texts.some((text) => text?.toLowerCase().includes(words) === true)
}

/** Units that answer to the search; those that take the matter of the case first, else as the directory orders them. */
export function unitRows(places: Places, matter: string | null, search: string): TargetRow[] {
  const rows = places.units
    .map((unit) => ({ unit, matters: unit.matters.map((one) => MATTER_LABELS[one]).join('、') }))
    .filter(({ unit, matters }) => found(search, unit.name, unit.areaName, matters))
    .map(({ unit, matters }): TargetRow => ({
      key: `unit-${unit.id}`,
      target: { kind: 'unit', id: unit.id, name: unit.name },
      detail: matters === '' ? unit.areaName : `${unit.areaName}，负责${matters}`,
      fits: matter !== null && (unit.matters as readonly string[]).includes(matter),
    }))
  return [...rows.filter(({ fits }) => fits), ...rows.filter(({ fits }) => !fits)]
}

/** People that answer to the search; those on duty first. */
export function personRows(people: Colleagues, search: string): TargetRow[] {
  const rows = people.filter((person) => found(search, person.name, person.unitName))
  return [...rows.filter(({ onDuty }) => onDuty), ...rows.filter(({ onDuty }) => !onDuty)].map((person) => ({
    key: `person-${person.personId}`,
    target: { kind: 'person', id: person.personId, name: person.name },
    detail: [person.unitName, person.head ? '负责人' : null, person.onDuty ? null : '请假中'].filter((part) => part !== null).join('，'),
    fits: false,
  }))
}

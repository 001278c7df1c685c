import type { OutputOf } from '@shared/api'
import { fold } from '@shared/kernel/fold'
import type { TargetRow } from '@/form/targets'

export type CompanyPlaces = OutputOf<'register.places'>

const found = (search: string, ...texts: (string | null)[]): boolean => texts.some((text) => text !== null && fold(text).includes(fold(search)))

/** Areas that answer to the words typed. */
export const areaRows = ({ areas }: CompanyPlaces, search: string): TargetRow[] =>
  areas.filter(({ name }) => found(search, name)).map(({ id, name }) => ({ key: id, target: { kind: 'unit', id, name }, detail: '', fits: false }))

/** Officers that answer to them, each with how many companies he has already. */
export const officerRows = ({ officers }: CompanyPlaces, search: string): TargetRow[] =>
  officers.filter(({ name, unitName }) => found(search, name, unitName)).map(({ id, name, unitName, companies }) =>
    ({ key: id, target: { kind: 'person', id, name }, detail: [unitName, `已有 ${companies} 家`].filter(Boolean).join('，'), fits: false }))

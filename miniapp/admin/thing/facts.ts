import type { Thing } from '@shared/api/things-views'
import { TAKES_LABELS } from '@shared/api/takes'
import { AREA_FIELDS, AREA_LEVELS } from '@shared/register/area'
import { OFFICE_FIELDS, OFFICE_ROLES } from '@shared/register/office'
import { UNIT_FIELDS, UNIT_KINDS } from '@shared/register/unit'
import { HALL_KEPT_LABELS, WINDOW_FIELDS } from '@shared/register/window'
import { leaveWords } from '@/words/leave'
import { named } from '@/session/dress'
import { grouped } from '../numbers'
import { type One, type ThingOf, fromWords, untilWords } from '../thing-words'

/** One line of what is registered. `to`: the thing that it names; `call`: a number to ring. */
export interface ThingFact {
  key: string
  words: string
  to?: { of: ThingOf, id: string }
  call?: string
}

const NONE = '未登记'
const orNone = (words: string | null): string => (words === null || words === '' ? NONE : words)
const fact = (key: string, words: string | null, more: Pick<ThingFact, 'to' | 'call'> = {}): ThingFact => ({ key, words: orNone(words), ...more })
const merged = (of: ThingOf, into: { id: string, name: string } | null): ThingFact[] => (into === null ? [] : [fact('并入', into.name, { to: { of, id: into.id } })])
const calling = (phone: string): Pick<ThingFact, 'call'> => (phone === '' ? {} : { call: phone })

type Of<R> = { readonly [K in ThingOf]: (thing: One<K>) => R }

const REGISTERED: Of<ThingFact[]> = {
  area: ({ level, code, parent, mergedInto }) => [
    fact(AREA_FIELDS.level.zh, AREA_LEVELS[level]),
    ...(parent === null ? [] : [fact(AREA_FIELDS.parentId.zh, parent.name, { to: { of: 'area', id: parent.id } })]),
    fact(AREA_FIELDS.code.zh, code),
    ...merged('area', mergedInto),
  ],
  unit: ({ kind, areaId, areaName, phone, takes, mergedInto }) => [
    fact(UNIT_FIELDS.kind.zh, UNIT_KINDS[kind]),
    fact(UNIT_FIELDS.areaId.zh, areaName, { to: { of: 'area', id: areaId } }),
    fact(UNIT_FIELDS.phone.zh, phone, calling(phone)),
    fact(UNIT_FIELDS.takes.zh, takes.map((each) => TAKES_LABELS[each] ?? each).join('、')),
    ...merged('unit', mergedInto),
  ],
  hall: ({ areaId, areaName, address }) => [fact(HALL_KEPT_LABELS.areaId, areaName, { to: { of: 'area', id: areaId } }), fact(HALL_KEPT_LABELS.address, address)],
  window: ({ number, hallId, hallName, hallAddress, areaId, areaName, unitId, unitName }) => [
    fact(WINDOW_FIELDS.number.zh, number),
    fact(WINDOW_FIELDS.hallName.zh, hallName, { to: { of: 'hall', id: hallId } }),
    fact(WINDOW_FIELDS.hallAreaId.zh, areaName, { to: { of: 'area', id: areaId } }),
    fact(WINDOW_FIELDS.hallAddress.zh, hallAddress),
    fact(WINDOW_FIELDS.unitId.zh, unitName, { to: { of: 'unit', id: unitId } }),
  ],
  office: (office) => [
    fact(OFFICE_FIELDS.role.zh, named(OFFICE_ROLES[office.role])),
    fact(OFFICE_FIELDS.unitId.zh, office.head ? `${office.unitName}，单位负责人` : office.unitName, { to: { of: 'unit', id: office.unitId } }),
    fact(OFFICE_FIELDS.areaId.zh, office.areaName, { to: { of: 'area', id: office.areaId } }),
    fact(OFFICE_FIELDS.phone.zh, office.phoneMasked),
    fact(OFFICE_FIELDS.workPhone.zh, office.workPhone, calling(office.workPhone)),
    fact('任期', [office.begun === false ? `${fromWords(office) ?? ''}，现在还没有开始` : fromWords(office), untilWords(office) ?? '没有最后一天'].filter(Boolean).join('，')),
    ...(office.leave === null ? [] : [fact('请假', leaveWords(office.leave))]),
  ],
}

/** What is registered of a thing, a line each. */
export const registeredOf = (thing: Thing): ThingFact[] => (REGISTERED[thing.of] as (thing: Thing) => ThingFact[])(thing)

const NUMBERS: Of<ThingFact[]> = {
  area: ({ companies, units, areas }) => [fact('在营企业', `${grouped(companies)} 家`), fact('单位', `${grouped(units)} 个`), fact('下级区域', `${grouped(areas)} 个`)],
  unit: ({ people, windows, openCases }) => [fact('工作人员', `${grouped(people)} 人`), fact('窗口', `${grouped(windows)} 个`), fact('在办诉求', `${grouped(openCases)} 件`)],
  hall: ({ windows }) => [fact('窗口', `${grouped(windows)} 个`)],
  window: () => [],
  office: ({ companies, openCases }) => [fact('名下企业', `${grouped(companies)} 家`), fact('在办诉求', `${grouped(openCases)} 件`)],
}

/** What hangs on it, in numbers. */
export const numbersOf = (thing: Thing): ThingFact[] => (NUMBERS[thing.of] as (thing: Thing) => ThingFact[])(thing)

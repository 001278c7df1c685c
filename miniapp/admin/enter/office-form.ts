import { choice, date, flag, optional, phone, region, unit } from '@shared/form/field'
import { OFFICE_FIELDS, OFFICE_KEPT_LABELS as LABELS, OFFICE_ROLES } from '@shared/register/office'
import { askOnce } from '@/data/ask-once'
import { fromWords, untilWords } from '../thing-words'
import { areaChosen, called, chosenAs, lineAs, type ThingForm, unitChosen, which } from './thing-form'

const FIELDS = {
  role: chosenAs(choice(OFFICE_ROLES), OFFICE_FIELDS.role),
  name: lineAs(OFFICE_FIELDS.name),
  phone: called(optional(phone), OFFICE_FIELDS.phone, { hint: '他第一次登录时用它确认是本人' }),
  workPhone: called(optional(lineAs(OFFICE_FIELDS.workPhone)), OFFICE_FIELDS.workPhone, { hint: '企业看得到' }),
  unitId: chosenAs(unit, OFFICE_FIELDS.unitId),
  areaId: chosenAs(optional(region), OFFICE_FIELDS.areaId),
  head: called(flag, OFFICE_FIELDS.head),
  from: called(optional(date), OFFICE_FIELDS.from),
  until: called(optional(date), OFFICE_FIELDS.until),
}

/** Of a unit's own people the area is that of their unit. */
async function areaOfUnit(unitId: string): Promise<string> {
  const reply = await askOnce('register.thing', { of: 'unit', id: unitId })
  return reply.ok && reply.data.of === 'unit' ? reply.data.areaId : ''
}

/** Person, role and place of an office never change: another place is another office. His number is his own once he has signed in. */
export const OFFICE_FORM: ThingForm<'office', typeof FIELDS> = {
  of: 'office',
  fields: FIELDS,
  startOf: ({ role, name, workPhone, unitId, unitName, areaId, areaName, head, from, until }) =>
    ({ role, name, workPhone, unitId: unitChosen({ id: unitId, name: unitName }), areaId: areaChosen({ id: areaId, name: areaName }), head, from: from ?? '', until: until ?? '' }),
  fresh: ({ area, unit: at }) => ({
    ...(at === null ? {} : { role: 'department', unitId: unitChosen(at), areaId: areaChosen({ id: at.areaId, name: at.areaName }) }),
    ...(area === null ? {} : { areaId: areaChosen(area) }),
  }),
  hidden: ({ role }, begun) => [
    ...(begun === null ? [] : ['role', 'areaId'] as const),
    ...(begun?.joined === true ? ['phone'] as const : []),
    ...(role === 'department' ? ['areaId', ...(begun === null ? [] : ['unitId'] as const)] as const : []),
  ],
  beside: (begun) => ({ phone: begun === null ? '一定要填' : '不改就空着' }),
  also: ({ role, areaId, phone: number }, begun) => ({
    ...(begun === null && number.trim() === '' ? { phone: '请填他的手机号' } : {}),
    ...(role !== 'department' && areaId === null ? { areaId: '请选负责区域' } : {}),
  }),
  async send(run, { areaId = '', workPhone = '', from, until, phone: number, ...rest }, begun, over) {
    const at = rest.role === 'department' && begun === null ? await areaOfUnit(rest.unitId) : areaId
    return run('register.saveOffice', (requestId) => ({ requestId, ...which(begun, over), ...rest, areaId: at === '' ? areaId : at, workPhone, from: from ?? null, until: until ?? null, ...(number === undefined ? {} : { phone: number }) }))
  },
  fieldOf: {
    THING_TWICE: 'role', AREA_NOT_FOUND: 'areaId', UNIT_NOT_FOUND: 'unitId', OFFICE_PHONE: 'phone', OFFICE_PHONE_HIS: 'phone', OFFICE_ORDER: 'until', OFFICE_BEGUN: 'from', OFFICE_OVER: 'until', LAST_ADMIN: 'until',
  },
  compared: [
    [LABELS.name, ({ name }) => name], [LABELS.workPhone, ({ workPhone }) => workPhone], [LABELS.unitId, ({ unitName }) => unitName],
    [LABELS.head, ({ head }) => (head ? '是' : '否')], [LABELS.from, (office) => fromWords(office)], [LABELS.until, (office) => untilWords(office)],
  ],
  sealed: '改的是手机号，内容加密',
}

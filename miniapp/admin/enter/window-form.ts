import { optional, region, unit } from '@shared/form/field'
import { HALL_KEPT_LABELS as HALL, WINDOW_FIELDS, WINDOW_KEPT_LABELS as LABELS } from '@shared/register/window'
import { areaChosen, chosenAs, lineAs, type ThingForm, unitChosen, which } from './thing-form'

const FIELDS = {
  hallName: lineAs(WINDOW_FIELDS.hallName, { hint: '没有这个大厅就新建一个' }),
  areaId: chosenAs(region, WINDOW_FIELDS.hallAreaId),
  hallAddress: optional(lineAs(WINDOW_FIELDS.hallAddress)),
  number: lineAs(WINDOW_FIELDS.number, { hint: '例如 3' }),
  name: lineAs(WINDOW_FIELDS.name, { hint: '例如 企业开办' }),
  unitId: chosenAs(unit, WINDOW_FIELDS.unitId),
}

/** A hall that is not there yet comes into being with its first window. */
export const WINDOW_FORM: ThingForm<'window', typeof FIELDS> = {
  of: 'window',
  fields: FIELDS,
  startOf: ({ hallName, areaId, areaName, hallAddress, number, name, unitId, unitName }) =>
    ({ hallName, areaId: areaChosen({ id: areaId, name: areaName }), hallAddress, number, name, unitId: unitChosen({ id: unitId, name: unitName }) }),
  fresh: ({ area }) => (area === null ? {} : { areaId: areaChosen(area) }),
  hidden: () => [],
  send: (run, { hallAddress = '', ...rest }, begun, over) => run('register.saveWindow', (requestId) => ({ requestId, ...which(begun, over), ...rest, hallAddress })),
  fieldOf: { THING_TWICE: 'number', AREA_NOT_FOUND: 'areaId', UNIT_NOT_FOUND: 'unitId' },
  compared: [
    [LABELS.hallId, ({ hallName }) => hallName], [HALL.areaId, ({ areaName }) => areaName], [HALL.address, ({ hallAddress }) => hallAddress], [LABELS.number, ({ number }) => number],
    [LABELS.name, ({ name }) => name], [LABELS.unitId, ({ unitName }) => unitName],
  ],
  sealed: '改的是它的状态',
}

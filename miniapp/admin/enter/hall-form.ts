import { optional, region } from '@shared/form/field'
import { HALL_KEPT_LABELS as LABELS, WINDOW_FIELDS } from '@shared/register/window'
import { areaChosen, chosenAs, lineAs, type ThingForm, which } from './thing-form'

const FIELDS = {
  name: lineAs(WINDOW_FIELDS.hallName),
  areaId: chosenAs(region, WINDOW_FIELDS.hallAreaId),
  address: optional(lineAs(WINDOW_FIELDS.hallAddress)),
}

/** A hall is there before its windows, or comes into being with the first of them. */
export const HALL_FORM: ThingForm<'hall', typeof FIELDS> = {
  of: 'hall',
  fields: FIELDS,
  startOf: ({ name, areaId, areaName, address }) => ({ name, areaId: areaChosen({ id: areaId, name: areaName }), address }),
  fresh: ({ area }) => (area === null ? {} : { areaId: areaChosen(area) }),
  hidden: () => [],
  send: (run, { address = '', ...rest }, begun, over) => run('register.saveHall', (requestId) => ({ requestId, ...which(begun, over), ...rest, address })),
  fieldOf: { THING_TWICE: 'name', AREA_NOT_FOUND: 'areaId' },
  compared: [[LABELS.name, ({ name }) => name], [LABELS.areaId, ({ areaName }) => areaName], [LABELS.address, ({ address }) => address]],
  sealed: '改的是它的状态',
}

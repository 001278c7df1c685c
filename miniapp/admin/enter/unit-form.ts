import { TAKES, TAKES_LABELS } from '@shared/api/takes'
import { choice, defaulting, optional, picks, region } from '@shared/form/field'
import { UNIT_FIELDS, UNIT_KEPT_LABELS as LABELS, UNIT_KINDS } from '@shared/register/unit'
import { areaChosen, called, chosenAs, lineAs, type ThingForm, which } from './thing-form'

const FIELDS = {
  name: lineAs(UNIT_FIELDS.name),
  areaId: chosenAs(region, UNIT_FIELDS.areaId),
  kind: chosenAs(defaulting(choice(UNIT_KINDS), 'department'), UNIT_FIELDS.kind),
  phone: optional(lineAs(UNIT_FIELDS.phone)),
  takes: called(picks(TAKES.length), UNIT_FIELDS.takes),
}

type Takes = (typeof TAKES)[number]
const isTakes = (word: string): word is Takes => (TAKES as readonly string[]).includes(word)

/** What comes to a unit by routing is part of it. */
export const UNIT_FORM: ThingForm<'unit', typeof FIELDS> = {
  of: 'unit',
  fields: FIELDS,
  startOf: ({ name, areaId, areaName, kind, phone, takes }) => ({ name, areaId: areaChosen({ id: areaId, name: areaName }), kind, phone, takes }),
  fresh: ({ area }) => ({ kind: 'department', ...(area === null ? {} : { areaId: areaChosen(area) }) }),
  hidden: () => [],
  send: (run, { takes = [], phone = '', ...rest }, begun, over) => run('register.saveUnit', (requestId) => ({ requestId, ...which(begun, over), ...rest, phone, takes: takes.filter(isTakes) })),
  fieldOf: { THING_TWICE: 'name', AREA_NOT_FOUND: 'areaId' },
  compared: [
    [LABELS.name, ({ name }) => name], [LABELS.areaId, ({ areaName }) => areaName], [LABELS.kind, ({ kind }) => UNIT_KINDS[kind]], [LABELS.phone, ({ phone }) => phone],
    [LABELS.takes, ({ takes }) => takes.map((each) => TAKES_LABELS[each] ?? each).join('、')],
  ],
  sealed: '改的是它的状态',
}

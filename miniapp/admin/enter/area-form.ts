import { choice, optional, region } from '@shared/form/field'
import { AREA_FIELDS, AREA_KEPT_LABELS as LABELS, AREA_LEVEL_NAMES, AREA_LEVELS, type AreaLevel } from '@shared/register/area'
import { areaChosen, chosenAs, lineAs, type ThingForm, which } from './thing-form'

const FIELDS = {
  areaId: chosenAs(region, AREA_FIELDS.parentId),
  name: lineAs(AREA_FIELDS.name),
  level: chosenAs(choice(AREA_LEVELS), AREA_FIELDS.level),
  code: optional(lineAs(AREA_FIELDS.code, { hint: '2 到 15 位数字' })),
}

/** The level right below another one: mostly what is added there. */
export const levelBelow = (level: AreaLevel): AreaLevel => AREA_LEVEL_NAMES[AREA_LEVEL_NAMES.indexOf(level) + 1] ?? 'grid'

/** Where an area lies is changed by moving it, not here. */
export const AREA_FORM: ThingForm<'area', typeof FIELDS> = {
  of: 'area',
  fields: FIELDS,
  startOf: ({ id, name, level, code, parent }) => ({ areaId: areaChosen(parent ?? { id, name }), name, level, code: code ?? '' }),
  fresh: ({ area }) => (area === null ? {} : { areaId: areaChosen(area), level: levelBelow(area.level) }),
  hidden: (_values, begun) => (begun === null ? [] : ['areaId']),
  also: ({ code }) => (code.trim() === '' || /^\d{2,15}$/.test(code.trim()) ? {} : { code: '区划代码是 2 到 15 位数字，没有就空着' }),
  send: (run, { areaId, name, level, code }, begun, over) => run('register.saveArea', (requestId) => ({ requestId, ...which(begun, over), areaId, name, level, code: code?.trim() ?? null })),
  fieldOf: { THING_TWICE: 'name', AREA_LEVEL_WRONG: 'level', AREA_NOT_FOUND: 'areaId' },
  compared: [[LABELS.name, ({ name }) => name], [LABELS.level, ({ level }) => AREA_LEVELS[level]], [LABELS.code, ({ code }) => code], [LABELS.parentId, ({ parent }) => parent?.name ?? null]],
  sealed: '改的是它的状态',
}

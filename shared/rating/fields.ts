import { choice, optional, picks, prose, worded } from '../form/field'
import { LEVEL_RULES } from './levels'

/** What a rating is made of, in the order of the form. The level is a number on the wire. */
export const RATING_FIELDS = {
  level: worded(choice({ 5: LEVEL_RULES[5].zh, 4: LEVEL_RULES[4].zh, 3: LEVEL_RULES[3].zh, 2: LEVEL_RULES[2].zh, 1: LEVEL_RULES[1].zh }), { zh: '满意程度', ask: '请选一个' }),
  reasons: worded(picks(5), { zh: '原因' }),
  text: worded(optional(prose(500, 0)), { zh: '想说的话', hint: '想说的话写在这里，可以不写' }),
}

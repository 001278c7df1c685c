import type { Actor } from '../../shared/access/actor'
import { refuse } from '../../shared/api/errors'
import type { AreaId } from '../../shared/kernel/ids'
import { readNotice as draftOf } from '../../shared/settings/notice/read-notice'
import { YearCalendar } from '../../shared/sla/calendar'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { HERE } from '../_flow/scope'
import { allowed } from '../_runtime/governed'
import { signedIn, type UseCase } from '../_runtime/use-case'

const readHere = statement<{ personId: string; areaId: string }, { actor: Omit<Actor, 'personId'>; path: AreaId[] | null }>('settings_notice', `select ${ACTOR} as actor, here.path ${HERE}`)

/** A year of days off out of a pasted notice or table, to be looked at and then proposed. Nothing is kept of it. One trip. */
export const readNotice: UseCase<'settings.readNotice'> = async ({ areaId, text }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, path } = await call.ports.database.one(readHere, { personId: call.caller.personId, areaId })
  const may = allowed(call, actor, path && { areas: path })
  if (!may.ok) return may
  const draft = draftOf(text)
  if (!draft.ok) {
    if (draft.error.code === 'NOTICE_NO_YEAR') return refuse('NOTICE_NO_YEAR')
    const { line, text: said, why } = draft.error
    return refuse('NOTICE_NOT_UNDERSTOOD', { line, text: said, why })
  }
  // Where the text names no source, whoever proposes it will.
  const year = YearCalendar.safeParse({ ...draft.value, citation: draft.value.citation || '待填写依据', assumption: false })
  return year.success ? may.value.reply(draft.value) : refuse('SETTING_WRONG', { why: year.error.issues[0]?.message ?? '' })
}

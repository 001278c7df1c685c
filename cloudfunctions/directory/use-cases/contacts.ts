import { type Refusal, refuse } from '../../../shared/api/errors'
import type { OutputOf } from '../../../shared/api'
import { TAKES, TAKES_LABELS } from '../../../shared/api/takes'
import type { Instant } from '../../../shared/kernel/instant'
import { err, ok, type Result } from '../../../shared/kernel/result'
import { isOnDuty, standInOf } from '../../../shared/people/duty'
import { pathOf } from '../../../shared/settings/path'
import { countOf } from '../../../shared/settings/quotas'
import { counted } from '../../_database/counting'
import { refusalOver } from '../../_runtime/over-limit'
import type { Call, UseCase } from '../../_runtime/use-case'
import { scanQuota } from '../scan-quota'
import { type FoundContacts, readContacts } from '../sql/read-contacts'

type Unit = OutputOf<'directory.contacts'>['units'][number]

/** Units shown at once; more are found by searching. */
const MOST_SHOWN = 60

/** 联系谁: each department's contact per matter, for everybody. One trip. */
export const contacts: UseCase<'directory.contacts'> = async ({ areaId = null, search }, call) => {
  const { ports: { settings }, now } = call
  const read = await found(call, areaId, search)
  if (!read.ok) return read
  const { area, above, below, units, settings: brought } = read.value
  settings.take(brought)
  if (areaId !== null && area === null) return refuse('AREA_NOT_FOUND')
  const { hotline } = await settings.at(now, pathOf(null, area?.path ?? []))
  return ok({
    area: area && { id: area.id, name: area.name, level: area.level }, above, below,
    units: units.slice(0, MOST_SHOWN).map((unit) => viewOf(unit, now)), more: units.length > MOST_SHOWN, hotline,
  })
}

/** Refused when the address of whoever is not signed in has asked too often. */
async function found(call: Call, areaId: string | null, search: string | undefined): Promise<Result<FoundContacts, Refusal>> {
  const { ports: { database, settings }, now } = call
  const { subject, anonymous } = scanQuota(call)
  const counts = counted(anonymous && subject !== null ? [countOf('contacts', subject, now)] : [])
  try {
    return ok(await database.one(readContacts, { areaId, words: wordsOf(search), labels: TAKES_LABELS, counts, now, most: MOST_SHOWN + 1, cold: settings.stale() }))
  } catch (error) {
    const over = await refusalOver(error, settings, now)
    if (over === null) throw error
    return err(over)
  }
}

const wordsOf = (search: string | undefined): string[] | null => search?.toLowerCase().split(/\s+/).filter((word) => word !== '') ?? null

/** Matters in the order of the table; whoever is away with the name of his stand-in. */
const viewOf = ({ matters, ...unit }: FoundContacts['units'][number], now: Instant): Unit => ({
  ...unit,
  matters: TAKES.flatMap((takes) => matters.filter((matter) => matter.takes === takes).map(({ contact }) => ({
    takes, contact: contact && { name: contact.name, workPhone: contact.workPhone, onDuty: isOnDuty({ leave: contact.leave }, now), standIn: standInOf(contact.leave, now) },
  }))),
})

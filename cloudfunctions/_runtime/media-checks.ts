import type { CaseId, PersonId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'

const mediaId = (traceId: string): string => `media:${traceId}`

/** Notes which case a started picture check belongs to. The verdict may have come already: then the case is marked at once. */
export async function expectVerdict(ports: Ports, traceId: string, of: { caseId: CaseId; person: PersonId; now: Instant }): Promise<void> {
  const _id = mediaId(traceId)
  const note = { _id, schema: 1, kind: 'media', at: of.now, person: of.person, caseId: of.caseId } as const
  if ((await ports.repository.insert('grants', note)) === 'inserted') return
  const early = await ports.repository.findOne('grants', { _id })
  if (early?.suspicious) await ports.cases.flag(of.caseId)
}

/** Takes WeChat's verdict on a picture: a suspicious one marks its case for a person to look at. Repeats change nothing. */
export async function recordVerdict(ports: Ports, traceId: string, suspicious: boolean, now: Instant): Promise<void> {
  const _id = mediaId(traceId)
  const inserted = await ports.repository.insert('grants', { _id, schema: 1, kind: 'media', at: now, person: null, suspicious })
  if (inserted === 'inserted' || !suspicious) return
  const note = await ports.repository.findOne('grants', { _id })
  if (note?.caseId) await ports.cases.flag(note.caseId)
}

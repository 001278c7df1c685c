import { randomBytes } from 'node:crypto'
import { recordFlag } from '../../shared/case/record'
import { actKey } from '../../shared/case/trail'
import type { CaseId, PersonId } from '../../shared/kernel/ids'
import type { Instant } from '../../shared/kernel/instant'
import type { Ports } from '../_ports'

const mediaId = (traceId: string): string => `media:${traceId}`

/** Tries when somebody acts on the case at the same moment. */
const ATTEMPTS = 4

/** Leaves a mark in the record of the case, once per picture, so that a person looks at it. Nothing is refused or hidden. */
async function flagCase(ports: Ports, caseId: CaseId, mark: string, now: Instant): Promise<void> {
  const calendar = await ports.settings.calendar()
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = await ports.cases.load(caseId, null)
    if (!current || current.trail.some((entry) => entry.key === actKey('system', mark))) return
    const flagged = recordFlag(current, '图片内容检查提示需要人工复核', mark, { now, calendar, salt: randomBytes(16).toString('base64url') })
    if (!flagged.ok || (await ports.cases.replace(flagged.value, current))) return
  }
}

/** Notes which case a started picture check belongs to. The verdict may have come already: then the case is marked at once. */
export async function expectVerdict(ports: Ports, traceId: string, of: { caseId: CaseId; person: PersonId; now: Instant }): Promise<void> {
  const _id = mediaId(traceId)
  const note = { _id, schema: 1, kind: 'media', at: of.now, person: of.person, caseId: of.caseId } as const
  if ((await ports.repository.insert('grants', note)) === 'inserted') return
  const early = await ports.repository.findOne('grants', { _id })
  if (early?.suspicious) await flagCase(ports, of.caseId, _id, of.now)
}

/** Takes WeChat's verdict on a picture: a suspicious one marks its case for a person to look at. Repeats change nothing. */
export async function recordVerdict(ports: Ports, traceId: string, suspicious: boolean, now: Instant): Promise<void> {
  const _id = mediaId(traceId)
  const inserted = await ports.repository.insert('grants', { _id, schema: 1, kind: 'media', at: now, person: null, suspicious })
  if (inserted === 'inserted' || !suspicious) return
  const note = await ports.repository.findOne('grants', { _id })
  if (note?.caseId) await flagCase(ports, note.caseId, _id, now)
}

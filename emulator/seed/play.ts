import type { Reply } from '../../shared/api'
import { addMs, chinaDay, chinaInstant, DAY_MS, type Instant, toInstant } from '../../shared/kernel/instant'
import { DEFAULT_CALENDAR } from '../../shared/settings/calendar/default-calendar'
import { addWorkingMinutes, isWorkingDay } from '../../shared/sla/working-time'
import type { SeedTools } from '../seed-tools'
import { OWNERS, UNITS } from './places'
import type { Player, Step, Story } from './stories'

/** One thing that happens at a moment of the past. */
export interface Happening {
  at: Instant
  run(): Promise<void>
}

/** The case as its reader gets it: all that a player needs to know of it. */
interface Glance {
  version: number
  holder: { unitName: string | null; handlerName: string | null }
}

const unwrap = <T>(reply: unknown, what: string): T => {
  const envelope = reply as Reply<T>
  if (!envelope.ok) throw new Error(`seed: ${what}: ${envelope.error.code} ${envelope.error.message}`)
  return envelope.data
}

/** The China day `n` working days before `now` (0 = today, or the last working day before it). */
export function workingDayBefore(now: Instant, n: number): string {
  let at = now
  for (let left = n; ; at = addMs(at, -DAY_MS)) {
    const working = isWorkingDay(DEFAULT_CALENDAR, chinaDay(at))
    if (working.ok && working.value && left-- <= 0) return chinaDay(at)
  }
}

const later = (at: Instant, minutes: number): Instant => {
  const result = addWorkingMinutes(DEFAULT_CALENDAR, at, minutes)
  if (!result.ok) throw new Error(`seed: no calendar for ${result.error.year}`)
  return result.value
}

/** Tells the stories through the real functions, in the order things happened, on a clock that is set to each moment. */
export function play(tools: SeedTools, stories: readonly Story[], openidOfName: (name: string) => string): Happening[] {
  const now = toInstant(tools.now().getTime())
  const happenings: Happening[] = []

  const memberOf = (unitName: string | null, at: number): string => {
    const unit = UNITS.find((candidate) => candidate.name === unitName)
    return openidOfName(unit?.people[at] ?? '')
  }
  const playerOf = (story: Story, by: Player, glance: Glance): string => {
    switch (by) {
      case 'owner': return `demo-owner-${story.company + 1}`
      case 'handler': return openidOfName(glance.holder.handlerName ?? '')
      case 'head': return memberOf(glance.holder.unitName, 0)
      case 'member': return memberOf(glance.holder.unitName, 1)
      case 'dispatcher': return 'demo-dispatcher'
    }
  }

  async function act(story: Story, caseId: string, step: Step, serial: number): Promise<void> {
    const owner = `demo-owner-${story.company + 1}`
    const glance = unwrap<Glance>(await tools.call('case', 'case.get', { caseId }, owner), `look at ${story.text}`)
    const player = playerOf(story, step.by, glance)
    const input = {
      caseId,
      requestId: `seed-${story.company}-${story.daysAgo}-${serial}`,
      seen: glance.version,
      ...(step.text ? { text: step.text } : {}),
      ...(step.visibility ? { visibility: step.visibility } : {}),
      ...(step.toUnit ? { unitId: step.toUnit } : {}),
      ...(step.result ? { result: step.result } : {}),
    }
    unwrap(await tools.call('case', `case.${step.act}`, input, player), `${step.act} by ${player} of ${story.text}`)
  }

  async function file(story: Story, index: number): Promise<string> {
    const input = {
      requestId: `seed-filing-${index}`,
      companyId: `company-${story.company + 1}`,
      kind: story.kind,
      text: story.text,
      contact: { name: OWNERS[story.company] ?? '经办人' },
      ...(story.matter ? { matter: story.matter } : {}),
      ...(story.urgent ? { urgent: true } : {}),
      ...(story.aboutUnit ? { about: { unitId: story.aboutUnit } } : {}),
    }
    return unwrap<{ caseId: string }>(await tools.call('case', 'case.file', input, `demo-owner-${story.company + 1}`), story.text).caseId
  }

  stories.forEach((story, index) => {
    let at = chinaInstant(workingDayBefore(now, story.daysAgo), story.at)
    // What was filed "today" when today has not come so far yet was filed on the working day before.
    if (at > now) at = chinaInstant(workingDayBefore(now, story.daysAgo + 1), story.at)
    let caseId = ''
    happenings.push({ at, run: async () => { caseId = await file(story, index) } })
    story.steps.forEach((step, serial) => {
      at = later(at, step.after)
      if (at < now) happenings.push({ at, run: () => act(story, caseId, step, index * 100 + serial) })
    })
    const { rating } = story
    const rated = later(at, 30)
    if (rating && rated < now) {
      happenings.push({
        at: rated,
        run: async () => { unwrap(await tools.call('rating', 'rating.rateCase', { requestId: `seed-rating-${index}`, caseId, ...rating }, `demo-owner-${story.company + 1}`), `rate ${story.text}`) },
      })
    }
  })
  return happenings
}

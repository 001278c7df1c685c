import { addMs, chinaInstant, HOUR_MS, toInstant } from '../../shared/kernel/instant'
import { TEMPLATES } from '../../shared/message/templates'
import type { Seed, SeedTools } from '../seed-tools'
import { buildTown, type Town } from './directory'
import { matterRows } from './matters'
import { type Happening, play, workingDayBefore } from './play'
import { STORIES } from './stories'
import { importTown } from './town-by-import'

/** Hours of the past after which the timer runs again, so that warnings and overdue marks carry believable times. */
const TICK_HOURS = 12

async function insertTown(tools: SeedTools, town: Town): Promise<void> {
  const tables: readonly (readonly [string, readonly object[]])[] = [
    ['tenants', town.tenants], ['areas', town.areas], ['units', town.units], ['persons', town.cast.map(({ person }) => person)], ['memberships', town.cast.flatMap(({ memberships }) => memberships)],
    ['companies', town.companies], ['pairings', town.pairings], ['halls', town.halls], ['windows', town.windows], ['codes', town.codes],
  ]
  for (const [table, rows] of tables) await tools.insert(table, rows)
}

/** A few ratings at the first window, over the figure from which they may be shown; one a day, so that nobody has used up today's. */
function windowRatings(tools: SeedTools, town: Town): Happening[] {
  const levels = [5, 5, 4, 5, 2, 4, 5] as const
  const code = town.printed.find(({ kind }) => kind === 'window')?.scene ?? ''
  return levels.map((level, at) => ({
    at: chinaInstant(workingDayBefore(toInstant(tools.now().getTime()), levels.length - at), '10:20'),
    run: async () => {
      const input = { requestId: `seed-window-${at}`, code, level, ...(level === 2 ? { reasons: ['等太久'] } : {}) }
      await tools.call('rating', 'rating.rateWindow', input, `demo-resident-${(at % 3) + 1}`)
    },
  }))
}

/** Somebody who has never opened the mini-program; his phone is in the register of company 14. */
const VISITOR = { openid: 'demo-visitor', role: 'resident', name: '没来过的人', phone: '13800000513' }

async function townBy(tools: SeedTools, bring: (tools: SeedTools, town: Town) => Promise<void>): Promise<Town> {
  const town = buildTown(tools)
  await bring(tools, town)
  await tools.insert('matters', await matterRows(tools.environment['TENANT'] ?? ''))
  await tools.setPersonas([...town.cast.map(({ persona }) => persona), VISITOR])
  await tools.setCodes(town.printed)
  return town
}

/** The places and people alone, before anything has happened and without a history: what tests start from, where no functions need be there. A test says that it is what `importTown` makes. */
export const seedTown = (tools: SeedTools): Promise<Town> => townBy(tools, insertTown)

/** The same places and people, brought in by their sheets. */
export const seedImportedTown = (tools: SeedTools): Promise<Town> => townBy(tools, importTown)

/** Working days before the first story: when the district was set up. */
const SET_UP_DAYS = 20

/**
 * The demonstration district: places and people come in by the sheets beside this file, through the import; everything that happened is told through the real functions on a clock
 * set to the past, so that records, chains, notices and deadlines are as real as any.
 */
export const seed: Seed = async (tools) => {
  const present = toInstant(tools.now().getTime())
  await tools.setClock(chinaInstant(workingDayBefore(present, SET_UP_DAYS), '08:30'))
  const town = await seedImportedTown(tools)
  await tools.setClock(present)
  const byName = new Map(town.cast.map(({ persona, openid }) => [persona.name, openid]))
  const happenings = [...play(tools, STORIES, (name) => byName.get(name) ?? ''), ...windowRatings(tools, town)].sort((a, b) => (a.at < b.at ? -1 : 1))
  let tickedAt = ''
  for (const { at, run } of happenings) {
    await tools.setClock(at)
    if (tickedAt === '' || at > addMs(tickedAt, TICK_HOURS * HOUR_MS)) {
      await tools.runTimers()
      tickedAt = at
    }
    await run()
  }
  await acceptReminders(tools, town)
  await tools.runTimers()
}

async function acceptReminders(tools: SeedTools, town: Town): Promise<void> {
  const wanting = town.cast.filter(({ persona }) => ['company', 'officer', 'department'].includes(persona.role)).slice(0, 20)
  for (const { openid, persona } of wanting) {
    const templates = persona.role === 'company' ? [TEMPLATES.progress.id, TEMPLATES.action.id] : [TEMPLATES.task.id]
    for (const template of templates) await tools.acceptSubscription(openid, template, 3)
  }
}


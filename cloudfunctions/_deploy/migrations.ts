import { readMigrations } from '../_database/runner'
import type { Migration, Platform } from './platform'
import { UNCHANGED, type Step, type World } from './steps'

export const MIGRATIONS = 'cloudfunctions/_database/migrations'

const POLL_MS = 3000
/** The platform's own command line gives up after ten minutes; the task goes on. */
const PATIENCE_MS = 15 * 60_000
/** So many questions in a row may fail before the deployment gives up asking. */
const SILENCES = 5

/** Every migration in the platform's words, oldest first. An Error names a file that the platform would not take. */
export function platformMigrations(folder: string): Migration[] {
  const migrations = readMigrations(folder).map(({ version, name, sql }): Migration => ({ Version: version, Name: name, Query: sql }))
  const empty = migrations.find(({ Query }) => Query.trim() === '')
  if (empty) throw new Error(`the migration ${empty.Version}_${empty.Name} is empty`)
  const twice = migrations.find(({ Version }, at) => migrations[at + 1]?.Version === Version)
  if (twice) throw new Error(`two migrations have the version ${twice.Version}`)
  if (migrations.length === 0) throw new Error(`no migrations in ${folder}`)
  return migrations
}

/** A push returns before anything ran: success is only what the task says in the end. */
async function untilDone(platform: Platform, id: string, { wait, now }: World): Promise<void> {
  const until = now() + PATIENCE_MS
  let silent = 0
  for (;;) {
    const task = await platform.task(id).catch((error: unknown) => {
      silent += 1
      if (silent >= SILENCES) throw error
      return null
    })
    if (task) silent = 0
    if (task?.status === 'Succeed') return
    if (task?.status === 'Failed') throw new Error(`the migrations failed (${task.phase}): ${task.reason}; mend the migration that has not been applied, then deploy again`)
    if (now() >= until) throw new Error(`the migrations still run after ${PATIENCE_MS / 60_000} minutes (task ${id}); look again later, then deploy again`)
    await wait(POLL_MS)
  }
}

async function compare(platform: Platform, all: readonly Migration[]): Promise<void> {
  const nameOf = ({ Version, Name }: { Version: string; Name: string }) => `${Version}_${Name}`
  const applied = new Set((await platform.appliedMigrations()).map(nameOf))
  const missing = all.map(nameOf).filter((name) => !applied.has(name))
  const foreign = [...applied].filter((name) => !all.some((each) => nameOf(each) === name))
  if (missing.length + foreign.length > 0) throw new Error(`the database and this release differ after migrating; not applied: ${missing.join(', ') || 'none'}; unknown here: ${foreign.join(', ') || 'none'}`)
}

/** The complete list goes every time: what is applied is skipped by its checksum, and a list without it is refused as a conflict. */
export const migrationsStep = (all: readonly Migration[]): Step => ({
  kind: 'migrations',
  what: `${all.length} in ${MIGRATIONS}, the last ${all.at(-1)?.Version}_${all.at(-1)?.Name}: preview, push, wait for the task, compare`,
  async run(world) {
    const { platform } = world
    const { executable, pending, conflicts } = await platform.previewMigrations(all)
    if (!executable || conflicts.length > 0) {
      throw new Error(`the migrations do not fit this database: ${conflicts.join('; ') || 'not executable'}; a migration once applied is never changed: restore its file, and put the change into a new one`)
    }
    if (pending.length > 0) await untilDone(platform, await platform.pushMigrations(all), world)
    await compare(platform, all)
    return pending.length === 0 ? UNCHANGED : `applied ${pending.join(', ')}`
  },
})

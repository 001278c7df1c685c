import { performance } from 'node:perf_hooks'
import { buildFunctions, buildH5 } from './build/project'
import type { DatabaseUrls } from './data/database'
import { RefusedDatabase } from './data/refused'
import { useUserServer } from './data/user-server'
import { startEmulator } from './emulator'
import { loadSecrets, saveSecrets } from './environment'
import { hasCode } from './error-code'
import { PostgresError } from './postgres/errors'
import { BadSetting, readSettings, type Settings } from './settings'

const STOP_LIMIT_MS = 5000

/** `npm start`: builds what is stale, seeds an empty database, serves until it is told to stop. */
async function main(): Promise<void> {
  const started = performance.now()
  // Cloud functions run in UTC; code that depends on the machine's own time zone must fail here too.
  process.env.TZ = 'UTC'
  const settings = readSettings(process.env)
  // Until it serves there is nothing to close; leaving through exit() also ends a build that is under way.
  const leave = () => process.exit(0)
  process.once('SIGINT', leave).once('SIGTERM', leave)
  const emulator = await startEmulator({
    port: settings.port, dataDir: settings.dataDir, origins: settings.origins, seed: true, ticking: true, prepare: build('cloud functions', buildFunctions), alongside: build('page', buildH5),
    ...(await usersDatabase(settings)),
  })
  const stop = () => {
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref()
    emulator.stop().then(() => process.exit(0), fail)
  }
  process.off('SIGINT', leave).off('SIGTERM', leave)
  process.once('SIGINT', stop).once('SIGTERM', stop)
  console.log(`Ready in ${((performance.now() - started) / 1000).toFixed(1)} s: ${emulator.url}`)
}

/** The PostgreSQL that DATABASE_URL names, if it does. */
async function usersDatabase({ dataDir, database }: Settings): Promise<{ database?: DatabaseUrls }> {
  if (!database) return {}
  const urls = await useUserServer({
    ...database,
    keptPassword: () => loadSecrets(dataDir).databaseAppPassword,
    keepPassword: (databaseAppPassword) => saveSecrets(dataDir, { ...loadSecrets(dataDir), databaseAppPassword }),
  })
  return { database: urls }
}

const build = (name: string, step: () => Promise<boolean>) => async (say: (line: string) => void): Promise<void> => {
  const from = performance.now()
  say(`Checking the ${name} …`)
  say((await step()) ? `Built the ${name} in ${((performance.now() - from) / 1000).toFixed(1)} s` : `Nothing to build for the ${name}`)
}

function fail(error: unknown): never {
  if (error instanceof BadSetting || error instanceof PostgresError || error instanceof RefusedDatabase) console.error(error.message)
  else if (hasCode(error, 'EADDRINUSE')) {
    console.error(`端口已被占用 / The port is taken: ${String(error)}. Set PORT to another one.`)
  } else console.error(error)
  process.exit(1)
}

main().catch(fail)

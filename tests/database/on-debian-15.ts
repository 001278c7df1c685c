import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../../emulator/postgres/server'
import { temporaryPlace } from '../../emulator/postgres/temporary'
import { testOn } from './on-server'
import { temporaryFolder } from '../support/temporary-folder'

/** Where Debian and Ubuntu put it; `PG15_BIN` names another folder with initdb and postgres. */
const BIN = process.env.PG15_BIN ?? '/usr/lib/postgresql/15/bin'

/** What shows within a minute whether 15 still does all of it: schema and proofs, one case from end to end, and the directory. */
const QUICK = ['tests/database/(tables|erase|lost-connection)', 'tests/functions/database', 'tests/functions/case/thread', 'tests/functions/directory']

/** `tsx tests/database/on-debian-15.ts [all | test files …]`: the oldest version we serve, started in a folder of its own. Where it is not installed that is said, and no failure. */
async function main(): Promise<number> {
  if (!existsSync(join(BIN, 'initdb'))) {
    process.stdout.write(`PostgreSQL 15 is not installed here (${BIN}): the tests were not run on it\n`)
    return 0
  }
  const folder = temporaryFolder('mashangban-15-', temporaryPlace())
  const server = await startPostgres({ dataDir: folder, durable: false, bin: BIN })
  try {
    const given = process.argv.slice(2)
    return await testOn(server.url('postgres'), given[0] === 'all' ? [] : given.length > 0 ? given : QUICK)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().then(
  (code) => { process.exitCode = code },
  (error: unknown) => {
    console.error(error)
    process.exitCode = 1
  },
)

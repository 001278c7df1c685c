import { startTestServer } from '../../../emulator/postgres/test-server'

/** The one variable that tells test files where the server is: a URL of its superuser, database `postgres`. */
export const TEST_URL = 'TEST_POSTGRES_URL'

interface Held {
  stop(): Promise<void>
}
// Not a variable of the module: jest loads setup and teardown of each project apart, in one process. A symbol, because jest copies
// globals with a name into the sandbox of tests, which could then stop the server of their own run.
const HELD: unique symbol = Symbol.for('mashangban.test-server')
const holder = globalThis as { [HELD]?: Promise<Held> | undefined }

/**
 * Starts the server of this run of tests, prepares it (roles, templates) and sets TEST_POSTGRES_URL. At most once per process; when the
 * variable is set already, the server is another process's (or another machine's) and neither started nor prepared here.
 */
export async function runTestServer(prepare: (adminUrl: string) => Promise<void>): Promise<void> {
  if (holder[HELD] === undefined && process.env[TEST_URL]) return
  await (holder[HELD] ??= startPrepared(prepare))
}

async function startPrepared(prepare: (adminUrl: string) => Promise<void>): Promise<Held> {
  const server = await startTestServer()
  try {
    await prepare(server.url('postgres'))
  } catch (error) {
    await server.stop()
    throw error
  }
  process.env[TEST_URL] = server.url('postgres')
  return server
}

/** Stops what runTestServer started in this process, and removes its folder; otherwise, and the second time, nothing. */
export async function stopTestServer(): Promise<void> {
  const held = holder[HELD]
  if (held === undefined) return
  holder[HELD] = undefined
  delete process.env[TEST_URL]
  await (await held).stop()
}

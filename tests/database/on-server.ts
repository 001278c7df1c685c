import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { TEST_URL } from '../support/postgres/run-server'
import { isDatabaseUrl, readyServer, RefusedServer } from './other-server'

const USAGE = '用法：npm run test:database -- <管理员的数据库地址> [测试文件 …]\n例如 npm run test:database -- postgresql://postgres:密码@127.0.0.1:5432/postgres'

/** Everything that speaks to the database. */
const PROJECTS = ['functions', 'database'] as const

/** Runs jest over the server; gives its exit code. */
function runTests(url: string, files: readonly string[]): Promise<number> {
  const args = [join(PROJECT_ROOT, 'node_modules/jest/bin/jest.js'), ...PROJECTS.map((project) => `--selectProjects=${project}`), '--maxWorkers=2', ...files]
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: PROJECT_ROOT, stdio: 'inherit', env: { ...process.env, TZ: 'UTC', [TEST_URL]: url } })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs the database and function tests on the PostgreSQL of a URL, in databases of its own, which it removes afterwards. Gives the exit code.
 * Throws RefusedServer and has changed nothing then.
 */
export async function testOn(url: string, files: readonly string[] = []): Promise<number> {
  const server = await readyServer(url)
  // Ctrl-C reaches jest too: it ends, and what was made is removed here.
  const wait = (): void => undefined
  process.on('SIGINT', wait)
  try {
    process.stdout.write(`PostgreSQL ${server.version}\n`)
    return await runTests(url, files)
  } finally {
    process.off('SIGINT', wait)
    await server.clear()
  }
}

async function main(): Promise<void> {
  const [url = '', ...files] = process.argv.slice(2)
  if (!isDatabaseUrl(url)) throw new RefusedServer(USAGE)
  process.exitCode = await testOn(url, files)
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof RefusedServer ? error.message : error)
    process.exitCode = 1
  })
}

import { spawnSync } from 'node:child_process'
import { hasCode } from '../error-code'
import { program, type Binaries } from './binaries'
import { birthOf, waitUntil } from './processes'

const PATIENCE_MS = 10_000

/**
 * Ends a postmaster: a fast stop (sessions are cut, everything is written), after ten seconds an immediate one (it recovers at the
 * next start). Returns when the process is gone.
 */
export async function end(pid: number, data: string, binaries: Pick<Binaries, 'bin'>): Promise<void> {
  const gone = (): boolean => birthOf(pid) === undefined
  if (process.platform === 'win32') {
    // Windows has no signals; pg_ctl speaks to the server's own pipe.
    spawnSync(program(binaries, 'pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w'], { stdio: 'ignore', windowsHide: true })
    if (!(await waitUntil(gone, PATIENCE_MS))) spawnSync('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true })
    return
  }
  send(pid, 'SIGINT')
  if (await waitUntil(gone, PATIENCE_MS, 5)) return
  send(pid, 'SIGQUIT')
  if (!(await waitUntil(gone, PATIENCE_MS))) send(pid, 'SIGKILL')
  await waitUntil(gone, PATIENCE_MS)
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!hasCode(error, 'ESRCH')) throw error
  }
}

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../emulator/project-root'

/** What a server tells the load once it serves: where, and whom and what it may ask for. */
export interface Told {
  url: string
  clients: { companyId: string; clerk: string; officer: string }[]
  closed: { caseId: string; clerk: string; officer: string }[]
  /** Size of the data file. */
  bytes: number
}

/** A server of the bench, as its own process has it. */
export interface Served {
  told: Told
  /** Takes every rating away, so that the same cases can be rated again. */
  forgetRatings(): Promise<void>
  stop(): Promise<void>
}

export interface Place {
  /** Where its data goes. */
  folder: string
  /** Where the bundled functions are. */
  bundles: string
  /** Cases to store. */
  size: number
}

type Question = 'cpu' | 'forgetRatings' | 'stop'

/** Runs a server in this process and answers the parent. */
export function serveBench(start: (place: Place) => Promise<Served>): void {
  const [folder = '', bundles = '', size = '0'] = process.argv.slice(2)
  const say = (message: unknown): void => { process.send?.(message) }
  const run = async (): Promise<void> => {
    const served = await start({ folder, bundles, size: Number(size) })
    process.on('disconnect', () => process.exit())
    process.on('message', (question: Question) => {
      // Ending by itself lets node write the profiles it was asked for.
      void answer(served, question).then(say).then(() => { if (question === 'stop') process.disconnect() })
    })
    say(served.told)
  }
  run().catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
}

async function answer(served: Served, question: Question): Promise<number> {
  if (question === 'stop') await served.stop()
  if (question === 'forgetRatings') await served.forgetRatings()
  // All threads of the process, in milliseconds: the workers that run functions count.
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** A server in a process of its own, so that its CPU time is its own. */
export interface Child extends Told {
  /** CPU time of the process so far, milliseconds. */
  cpu(): Promise<number>
  forgetRatings(): Promise<void>
  stop(): Promise<void>
}

export async function startChild(file: 'town-server.ts' | 'floor.ts', folder: string, bundles: string, size: number): Promise<Child> {
  const child = fork(join(PROJECT_ROOT, 'tests/bench', file), [folder, bundles, String(size)], { cwd: PROJECT_ROOT, execArgv: [...nodeFlags(), '--import', 'tsx'] })
  const told = (await next(child)) as Told
  const ask = async (question: Question): Promise<number> => {
    const reply = next(child)
    child.send(question)
    return (await reply) as number
  }
  return {
    ...told,
    cpu: () => ask('cpu'),
    async forgetRatings() { await ask('forgetRatings') },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      await ask('stop')
      await gone
    },
  }
}

/** `BENCH_NODE_FLAGS=--cpu-prof` profiles the servers (the workers of functions are not in it). */
const nodeFlags = (): string[] => (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter((flag) => flag !== '')

function next(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`a server of the bench ended: ${code}`))
    child.once('exit', gone)
    child.once('message', (message) => {
      child.off('exit', gone)
      resolve(message)
    })
  })
}

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../emulator/project-root'

export interface Told {
  url: string
  /** Openid of the officer with the long work list. */
  busy: string
  clients: { companyId: string; clerk: string; officer: string }[]
  /** Unrated, spread over the whole past. */
  closed: { caseId: string; clerk: string; officer: string; companyId: string }[]
  /** Codes to scan. */
  codes: string[]
  /** Bytes of what is stored. */
  bytes: number
}

/** What is due and not done. */
export interface Waiting {
  alarms: number
  /** Messages on their way to WeChat, in either of their two stages. */
  pushes: number
}

/** A server of the bench, as its own process has it. */
export interface Served {
  told: Told
  /** CPU time of every process of it so far, milliseconds. */
  cpu(): number
  /** Takes the ratings of the bench away, so that the same cases can be rated again. */
  forgetRatings(): Promise<void>
  /** Makes so many alarms due at once, with reminders left for whoever is told. */
  makeDue(cases: number): Promise<void>
  waiting(): Promise<Waiting>
  stop(): Promise<void>
}

export interface Place {
  /** Where its data goes. */
  folder: string
  /** Where the bundled functions are. */
  bundles: string
  /** Cases to store. */
  size: number
  /** So many more that are open. */
  open?: number
}

type Question = { ask: 'cpu' | 'forgetRatings' | 'waiting' | 'stop' } | { ask: 'makeDue'; cases: number }

/** Runs a server in this process and answers the parent. */
export function serveBench(start: (place: Place) => Promise<Served>): void {
  const [folder = '', bundles = '', size = '0', open = '0'] = process.argv.slice(2)
  const say = (message: unknown): void => { process.send?.(message) }
  const run = async (): Promise<void> => {
    const served = await start({ folder, bundles, size: Number(size), open: Number(open) })
    process.on('disconnect', () => process.exit())
    process.on('message', (question: Question) => {
      // Ending by itself lets node write the profiles it was asked for.
      void answer(served, question).then(say).then(() => { if (question.ask === 'stop') process.disconnect() })
    })
    say(served.told)
  }
  run().catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
}

async function answer(served: Served, question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'cpu': return served.cpu()
    case 'waiting': return served.waiting()
    case 'forgetRatings': await served.forgetRatings(); return 0
    case 'makeDue': await served.makeDue(question.cases); return 0
    case 'stop': await served.stop(); return 0
  }
}

/** A server in a process of its own, so that its CPU time is its own. */
export interface Child extends Told {
  cpu(): Promise<number>
  forgetRatings(): Promise<void>
  makeDue(cases: number): Promise<void>
  waiting(): Promise<Waiting>
  stop(): Promise<void>
}

export async function startChild(file: 'town-server.ts' | 'floor-server.ts', { folder, bundles, size, open = 0 }: Place): Promise<Child> {
  const child = fork(join(PROJECT_ROOT, 'tests/bench', file), [folder, bundles, String(size), String(open)], { cwd: PROJECT_ROOT, execArgv: [...nodeFlags(), '--import', 'tsx'] })
  const told = (await next(child)) as Told
  const ask = async (question: Question): Promise<unknown> => {
    const reply = next(child)
    child.send(question)
    return reply
  }
  return {
    ...told,
    cpu: () => ask({ ask: 'cpu' }) as Promise<number>,
    waiting: () => ask({ ask: 'waiting' }) as Promise<Waiting>,
    async forgetRatings() { await ask({ ask: 'forgetRatings' }) },
    async makeDue(cases) { await ask({ ask: 'makeDue', cases }) },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      await ask({ ask: 'stop' })
      await gone
    },
  }
}

/** `BENCH_NODE_FLAGS=--cpu-prof` profiles the servers (the workers of functions too). */
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

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { FUNCTIONS, type FunctionName } from '../../cloudfunctions/_deploy/functions'
import { FUNCTIONS_DIR } from '../../emulator/build/project'
import type { Emulator } from '../../emulator/emulator'
import { callContext, callEnvironment } from '../../emulator/functions/caller'
import { PROJECT_ROOT } from '../../emulator/project-root'

/** A function of the product in a process of its own, as the cloud runs it. */
export interface FunctionProcess {
  pid: number
  /** One call at a time. Rejects when the function throws or its process ends. */
  call(event: object, openid: string): Promise<unknown>
  stop(): Promise<void>
}

type Answer = { reply: unknown } | { failure: string }

/** The next answer of its process. */
async function answerOf(child: ChildProcess, name: string): Promise<Answer> {
  const [answered, ended] = [new AbortController(), new AbortController()]
  try {
    return await Promise.race([
      once(child, 'message', answered).then(([answer]) => answer as Answer),
      once(child, 'exit', ended).then(([code]: unknown[]) => ({ failure: `the process of ${name} ended: ${String(code)}` })),
    ])
  } finally {
    answered.abort()
    ended.abort()
  }
}

/** The heap that Node.js takes as its limit where it has `memoryMb` for itself: half of it (V8, Heap::HeapSizeFromPhysicalMemory). A machine with more lets garbage lie for longer, as no function may. */
const heapLimit = (memoryMb: number): string => `--max-old-space-size=${memoryMb / 2}`

/** Starts it over the database, the files and the keys of an emulator, with the heap that its memory in the cloud gives it. `BENCH_FUNCTION_FLAGS=--cpu-prof` profiles it. */
export function startFunction(name: FunctionName, { environment }: Pick<Emulator, 'environment'>): FunctionProcess {
  const { memoryMb, timeoutSeconds } = FUNCTIONS[name]
  const execArgv = [heapLimit(memoryMb), ...(process.env.BENCH_FUNCTION_FLAGS ?? '').split(' ').filter((flag) => flag !== '')]
  const child: ChildProcess = fork(join(PROJECT_ROOT, 'tests/bench/function-process.cjs'), [join(FUNCTIONS_DIR, name, 'index.js')], { env: { ...process.env, NODE_OPTIONS: '', ...environment }, execArgv, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  // What goes wrong is tried again later: the time it takes is none of the work.
  if (child.stdout) createInterface(child.stdout).on('line', (line) => { if (line.startsWith('{"level":"error"')) console.error(line) })
  const { pid } = child
  if (pid === undefined) throw new Error(`the function ${name} could not be started`)
  return {
    pid,
    async call(event, openid) {
      const requestId = randomUUID()
      const environ = callEnvironment({ openid, source: 'wx_client' }, requestId, environment.WX_APPID ?? '')
      const reply = answerOf(child, name)
      child.send({ event, context: callContext({ requestId, name, memoryMb, timeoutSeconds, environ }), environ })
      const answer = await reply
      if ('failure' in answer) throw new Error(answer.failure)
      return answer.reply
    },
    async stop() {
      if (!child.connected) return
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

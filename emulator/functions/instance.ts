import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { PROJECT_ROOT } from '../project-root'
import type { WireCall } from '../stats/hops'

const BOOTSTRAP = join(PROJECT_ROOT, 'emulator/functions/worker.cjs')

export interface InstanceOptions {
  file: string
  memoryMb: number
  environment: Record<string, string>
  clock: SharedArrayBuffer
  onLine(line: string, requestId: string): void
}

export interface Task {
  event: unknown
  context: unknown
  environ: Record<string, string>
  requestId: string
  timeoutMs: number
}

export type Result =
  | { kind: 'reply'; reply: string; wire: WireCall[] }
  | { kind: 'failure'; detail: string; wire: WireCall[] }
  | { kind: 'timeout'; wire: WireCall[] }
  | { kind: 'gone'; detail: string; wire: WireCall[] }

type Answer = { ready: true } | ({ wire: WireCall[] } & ({ reply: string } | { failure: string; broken: boolean }))

/** Loading the module has a limit of its own, as in the cloud; the function's timeout counts from the call of `main`. */
const INIT_MS = 60_000

export interface Instance {
  busy: boolean
  /** False once its worker is dead or must not be used again. */
  alive: boolean
  run(task: Task): Promise<Result>
  stop(): Promise<void>
}

/** Starts a worker thread that holds the function's module: a cold start, as in the cloud. One call at a time. */
export function startInstance(options: InstanceOptions): Instance {
  const worker = new Worker(BOOTSTRAP, {
    workerData: { file: options.file, clock: options.clock },
    env: options.environment,
    // Bundles and bootstrap are plain JavaScript: without this each worker would load the TypeScript loader of the process that started it.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb },
    stdout: true,
    stderr: true,
  })
  let loaded: () => void = () => undefined
  const ready = new Promise<void>((resolve) => { loaded = resolve })
  let requestId = ''
  let settle: ((result: Result) => void) | undefined
  const instance: Instance = { busy: false, alive: true, run, stop }

  const finish = (result: Result) => {
    const waiting = settle
    settle = undefined
    waiting?.(result)
  }
  worker.on('message', (answer: Answer) => {
    if ('ready' in answer) return loaded()
    if ('reply' in answer) return finish({ kind: 'reply', reply: answer.reply, wire: answer.wire })
    if (answer.broken) void stop()
    finish({ kind: 'failure', detail: answer.failure, wire: answer.wire })
  })
  worker.on('error', (failure) => {
    instance.alive = false
    finish({ kind: 'gone', detail: failure instanceof Error ? (failure.stack ?? failure.message) : String(failure), wire: [] })
  })
  worker.on('exit', (code) => {
    instance.alive = false
    finish({ kind: 'gone', detail: `the instance exited with code ${code}`, wire: [] })
  })
  for (const stream of [worker.stdout, worker.stderr]) readLines(stream, (line) => options.onLine(line, requestId))

  function run(task: Task): Promise<Result> {
    requestId = task.requestId
    return new Promise((resolve) => {
      const giveUp = () => {
        finish({ kind: 'timeout', wire: [] })
        void stop()
      }
      let timer = setTimeout(giveUp, INIT_MS)
      settle = (result) => {
        clearTimeout(timer)
        resolve(result)
      }
      const waiting = settle
      void ready.then(() => {
        if (settle !== waiting) return
        clearTimeout(timer)
        timer = setTimeout(giveUp, task.timeoutMs)
      })
      if (!instance.alive) return finish({ kind: 'gone', detail: 'the instance is not running', wire: [] })
      worker.postMessage({ event: task.event, context: task.context, environ: task.environ })
    })
  }

  async function stop() {
    instance.alive = false
    await worker.terminate()
  }
  return instance
}

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
}

import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { PROJECT_ROOT } from '../project-root'

const BOOTSTRAP = join(PROJECT_ROOT, 'emulator/functions/worker.cjs')

export interface InstanceOptions {
  file: string
  memoryMb: number
  environment: Record<string, string>
  clock: SharedArrayBuffer
  /** Lines that were printed outside of any call, or by one that is still going on or never ended. */
  onLines(lines: readonly string[], requestId: string): void
  /** It ended by itself. */
  onGone(): void
}

export interface Task {
  event: unknown
  context: unknown
  environ: Record<string, string>
  requestId: string
  timeoutMs: number
}

/** How a call ended, and what it printed (what it printed long before is given to onLines). */
export type Result =
  | { kind: 'reply'; reply: string; lines: readonly string[] }
  | { kind: 'failure' | 'gone'; detail: string; lines: readonly string[] }
  | { kind: 'timeout'; lines: readonly string[] }

type Answer = { lines: string[] } & (object | { ready: true } | { reply: string } | { failure: string; broken: boolean })

/** What a call leaves behind should die before it is moved: with Node's 48 a filing under load cost a twelfth more. Taken only where it is needed. */
const YOUNG_MB = 96

/** Loading the module has a limit of its own, as in the cloud; the function's timeout counts from the call of `main`. */
const INIT_MS = 60_000

export interface Instance {
  /** False once its worker is dead or must not be used again. */
  readonly alive: boolean
  /** Runs one call at a time. Never rejects. */
  run(task: Task): Promise<Result>
  stop(): Promise<void>
}

/** Starts a worker thread that holds the function's module: a cold start, as in the cloud. */
export function startInstance(options: InstanceOptions): Instance {
  const worker = new Worker(BOOTSTRAP, {
    workerData: { file: options.file, clock: options.clock },
    env: options.environment,
    // Bundles and bootstrap are plain JavaScript: without this each worker would load the TypeScript loader of the process that started it.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: options.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
    // Nothing comes out of them (the bootstrap keeps what is printed), and nothing may reach the terminal.
    stdout: true,
    stderr: true,
  })
  let alive = true
  let loading: (() => void)[] | undefined = []
  let requestId = ''
  let settle: ((result: Result) => void) | undefined

  const finish = (result: Result) => {
    const waiting = settle
    settle = undefined
    waiting?.(result)
  }
  worker.on('message', (answer: Answer) => {
    if ('reply' in answer) return finish({ kind: 'reply', reply: answer.reply, lines: answer.lines })
    if ('failure' in answer) {
      if (answer.broken) void stop()
      return finish({ kind: 'failure', detail: answer.failure, lines: answer.lines })
    }
    if (answer.lines.length > 0) options.onLines(answer.lines, requestId)
    if (!('ready' in answer)) return
    for (const start of loading ?? []) start()
    loading = undefined
  })
  const gone = (detail: string) => {
    if (alive) options.onGone()
    alive = false
    finish({ kind: 'gone', detail, lines: [] })
  }
  worker.on('error', (failure) => gone(failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)))
  worker.on('exit', (code) => gone(`the instance exited with code ${code}`))

  function run(task: Task): Promise<Result> {
    requestId = task.requestId
    return new Promise((resolve) => {
      const giveUp = () => {
        finish({ kind: 'timeout', lines: [] })
        void stop()
      }
      let timer = setTimeout(giveUp, loading ? INIT_MS : task.timeoutMs)
      const mine = (settle = (result) => {
        clearTimeout(timer)
        resolve(result)
      })
      loading?.push(() => {
        if (settle !== mine) return
        clearTimeout(timer)
        timer = setTimeout(giveUp, task.timeoutMs)
      })
      if (!alive) return finish({ kind: 'gone', detail: 'the instance is not running', lines: [] })
      try {
        worker.postMessage({ event: task.event, context: task.context, environ: task.environ })
      } catch (failure) {
        // What cannot be handed over (nested too deeply, not data) never reached the function: the instance is free for the next call.
        finish({ kind: 'failure', detail: `the event could not be handed over: ${String(failure)}`, lines: [] })
      }
    })
  }

  async function stop() {
    alive = false
    await worker.terminate()
  }
  return { get alive() { return alive }, run, stop }
}

import { fork, type ChildProcess } from 'node:child_process'
import path from 'node:path'
import type { ChildMessage, CommandName, Commands, StartOptions } from './child-messages'
import type { TemplateProblem } from './templates'

export interface WeappProcess {
  /** For `miniprogram-automator`'s connect(). */
  readonly wsEndpoint: string
  readonly problems: readonly TemplateProblem[]
  send<Name extends CommandName>(command: Name, argument: Commands[Name]['argument']): Promise<Commands[Name]['answer']>
  stop(): Promise<void>
}

const PATIENCE_MS = 60_000

/** Starts a built mini-program (`dist/weapp`) in a process of its own. Throws with the app's own error when it does not come up. */
export async function launchWeapp(options: StartOptions): Promise<WeappProcess> {
  const child = fork(path.join(process.cwd(), 'tests/weapp-runtime/child.ts'), [], {
    execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, NODE_OPTIONS: '' },
  })
  const ready = await firstMessage(child, options)
  const waiting = new Map<number, { resolve: (value: unknown) => void, reject: (error: Error) => void }>()
  child.on('message', (message: ChildMessage) => {
    if (message.kind !== 'answer' && message.kind !== 'refused') return
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') call?.resolve(message.value)
    else call?.reject(new Error(message.message))
  })
  child.on('exit', () => {
    for (const call of waiting.values()) call.reject(new Error('the mini-program process ended'))
  })
  let last = 0
  return {
    wsEndpoint: ready.wsEndpoint,
    problems: ready.problems,
    send: (command, argument) => new Promise((resolve, reject) => {
      const id = ++last
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject })
      child.send({ id, command, argument })
    }),
    stop: () => new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => { resolve() })
      child.kill('SIGKILL')
    }),
  }
}

function firstMessage(child: ChildProcess, options: StartOptions): Promise<Extract<ChildMessage, { kind: 'ready' }>> {
  return new Promise((resolve, reject) => {
    // What the framework prints in passing reaches the test as events; it matters only when nothing starts.
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => { said = `${said}${String(chunk)}`.slice(-2_000) })
    const late = setTimeout(() => { fail(`the mini-program did not start within ${PATIENCE_MS / 1000} s`) }, PATIENCE_MS)
    const fail = (reason: string): void => {
      clearTimeout(late)
      child.kill('SIGKILL')
      reject(new Error(`${reason}\n${said}`))
    }
    child.once('exit', (code) => { fail(`the mini-program process ended with code ${String(code)}`) })
    child.once('error', (cause) => { fail(cause.message) })
    child.once('message', (message: ChildMessage) => {
      if (message.kind === 'ready') {
        clearTimeout(late)
        child.removeAllListeners('exit')
        resolve(message)
      } else {
        fail(message.kind === 'failed' ? message.message : 'unexpected message')
      }
    })
    child.send(options)
  })
}

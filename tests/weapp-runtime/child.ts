import { serveAutomator } from '../support/automator/server'
import type { ChildMessage, CommandMessage, CommandName, Commands, StartOptions } from './child-messages'
import { installDocument } from './dom'
import { exposeIds } from './framework-node'
import { createSetDataMeter } from './set-data-meter'
import { announcementProblems } from './tappable'
import { compileTemplates } from './templates'
import { startWeapp, type Phone, type WeappApp } from './weapp-app'
import { createWeappDriver } from './weapp-driver'

// A process of its own: the component framework wants a document among the globals, and the app must be free to break everything.

const send = (message: ChildMessage): void => { process.send?.(message) }

async function run(options: StartOptions): Promise<void> {
  installDocument()
  const compiled = compileTemplates(options.dist)
  const phones = new Map<string, Phone>()
  const meter = createSetDataMeter()
  const driver = createWeappDriver(() => app)
  const listener = {
    logged: (level: string, args: readonly string[]) => { driver.emit('App.logAdded', { type: level, args }) },
    thrown: (message: string, stack: string) => { driver.emit('App.exceptionThrown', { exception: { message, stack } }) },
  }
  const phoneOf = (openid: string | null): Phone => {
    const known = phones.get(openid ?? '')
    if (known) return known
    const phone: Phone = { openid, store: new Map(), consent: { privacyAgreed: false, tapping: false } }
    phones.set(openid ?? '', phone)
    return phone
  }
  const start = (openid: string | null, url: string): Promise<WeappApp> => startWeapp({
    dist: options.dist, compiled, emulatorUrl: options.emulatorUrl, phone: phoneOf(openid), meter, listener,
  }, url)

  const { readAppJson } = await import('./package-space')
  const home = `/${readAppJson(options.dist).pages[0] ?? ''}`
  const { addGlobalErrorListener, globalOptions } = await import('glass-easel')
  exposeIds(globalOptions)
  addGlobalErrorListener((cause) => { app.fail(cause) })
  process.on('uncaughtException', (cause) => { app.fail(cause) })
  process.on('unhandledRejection', (cause) => { app.fail(cause) })
  let app = await start(options.openid, options.url ?? home)

  const commands: { [Name in CommandName]: (argument: Commands[Name]['argument']) => Commands[Name]['answer'] | Promise<Commands[Name]['answer']> } = {
    become: async ({ openid, url = home }) => {
      app.close()
      app = await start(openid, url)
      return null
    },
    offline: ({ on }) => {
      app.network.setOnline(!on)
      return null
    },
    calls: ({ method }) => app.wx.calls.filter((call) => call.method === method),
    called: () => [...app.wx.touched].sort(),
    figures: () => meter.figures(),
    announcements: () => announcementProblems(app.stack.current().host),
  }
  process.on('message', (message: CommandMessage) => {
    const act = commands[message.command] as (argument: unknown) => unknown
    Promise.resolve().then(() => act(message.argument)).then(
      (value) => { send({ kind: 'answer', id: message.id, value }) },
      (cause: unknown) => { send({ kind: 'refused', id: message.id, message: String(cause) }) },
    )
  })
  const server = await serveAutomator(driver)
  send({ kind: 'ready', wsEndpoint: server.wsEndpoint, problems: compiled.problems })
}

process.on('disconnect', () => { process.exit(0) })
process.once('message', (options: StartOptions) => {
  run(options).catch((cause: unknown) => {
    send({ kind: 'failed', message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) })
  })
})

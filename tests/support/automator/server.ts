import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { TOOL_METHODS, type Driver, type Request } from './protocol'

export interface AutomatorServer {
  readonly wsEndpoint: string
  close(): Promise<void>
}

/**
 * Serves a driver to `miniprogram-automator`. Call it when the app is already up: a client that connects before the handlers exist
 * waits for ever in Tool.getInfo. Requests of one connection are answered in order, as DevTools does.
 */
export async function serveAutomator(driver: Driver): Promise<AutomatorServer> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  const clients = new Set<WebSocket>()
  driver.onEvent((method, params) => {
    for (const client of clients) client.send(JSON.stringify({ method, params }))
  })
  server.on('connection', (client) => {
    clients.add(client)
    client.on('close', () => clients.delete(client))
    let previous = Promise.resolve()
    client.on('message', (raw) => {
      const text = String(raw)
      previous = previous.then(async () => {
        client.send(JSON.stringify(await answer(driver, text)))
      })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  return {
    wsEndpoint: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const client of clients) client.terminate()
      return new Promise((resolve) => server.close(() => { resolve() }))
    },
  }
}

async function answer(driver: Driver, text: string): Promise<object> {
  const { id, method, params = {} } = JSON.parse(text) as Request
  try {
    const handler = driver.methods[method] ?? TOOL_METHODS[method]
    if (!handler) throw new Error(`${method} is not answered by this runtime`)
    return { id, result: (await handler(params)) ?? {} }
  } catch (cause) {
    return { id, error: { message: cause instanceof Error ? cause.message : String(cause) } }
  }
}

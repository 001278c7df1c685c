import { pageRoute } from '../../../emulator/gateway/page-route'
import { createServer, type Server } from '../../../emulator/gateway/server'

/** Serves an H5 build the way the emulator does, on a free port and with nothing behind it: every call of a function fails. */
export async function servePage(h5Dir: string): Promise<Server> {
  const server = createServer({ port: 0, onError: (error) => { throw error } })
  server.serve([pageRoute(h5Dir)])
  await server.start()
  server.ready()
  return server
}

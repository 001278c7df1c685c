import path from 'node:path'
import automator from 'miniprogram-automator'
import { driveRuntime } from './drive'
import type { Runtime } from './runtime'

/** The seam that replaces `wx.cloud` inside DevTools; its text is sent there. */
declare const wx: {
  cloud: Record<string, unknown>
  request(call: object): void
}

/**
 * WeChat DevTools itself, where it is installed (macOS, Windows; logged in, service port open). The project is opened unmodified;
 * calls of cloud functions are led to the local emulator. `DEVTOOLS_CLI` names the command line tool if it is not in its usual place.
 */
export async function launchDevtools(url: string, openid: string | null): Promise<Runtime> {
  const program = await automator.launch({
    projectPath: path.resolve('.'), trustProject: true, ...(process.env.DEVTOOLS_CLI ? { cliPath: process.env.DEVTOOLS_CLI } : {}),
  })
  const pointAt = (person: string | null): Promise<void> => program.evaluate((base: string, token: string) => {
    wx.cloud.callFunction = (call: { name: string, data: unknown, success?: (r: unknown) => void, fail?: (e: unknown) => void }) =>
      new Promise((resolve, reject) => {
        wx.request({
          url: `${base}/v1/functions/${call.name}`, method: 'POST', data: call.data, header: token ? { authorization: token } : {},
          success: (reply: { data: unknown }) => {
            call.success?.({ result: reply.data })
            resolve({ result: reply.data })
          },
          fail: (cause: unknown) => {
            call.fail?.(cause)
            reject(cause)
          },
        })
      })
  }, url, person ? `Bearer dev:${person}` : '') as Promise<void>
  await pointAt(openid)
  const unavailable = (what: string) => (): Promise<never> => Promise.reject(new Error(`${what} cannot be driven in WeChat DevTools`))
  return driveRuntime('devtools', program, {
    drawn: true,
    become: async (next, to = '/pages/home/index') => {
      await program.callWxMethod('clearStorageSync')
      await pointAt(next)
      await program.callWxMethod('reLaunch', { url: to })
    },
    offline: unavailable('the network'),
    calls: unavailable('the record of calls'),
    unannounced: unavailable('what a screen reader says'),
    screenshot: async (file) => { await program.screenshot({ path: file }) },
    stop: () => program.close(),
  })
}

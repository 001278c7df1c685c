import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'
import { bundledChromium, type ChromiumBinary } from './bundled-chromium'

const USUAL_PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/snap/bin/chromium'],
  darwin: ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  win32: ['C:/Program Files/Google/Chrome/Application/chrome.exe', 'C:/Program Files (x86)/Google/Chrome/Application/chrome.exe'],
}

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none',
]

/**
 * Finds a browser: `CHROME_PATH`, then the system's own, then the one npm delivers (Linux x64).
 * `MSB_CHROMIUM=bundled` skips the first two, to prove that a machine with nothing but Node.js and npm can run the tests.
 */
export async function findChromium(): Promise<ChromiumBinary> {
  if (process.env.MSB_CHROMIUM === 'bundled') return bundledChromium()
  const asked = process.env.CHROME_PATH
  if (asked) {
    if (!existsSync(asked)) throw new Error(`CHROME_PATH names a file that does not exist: ${asked}`)
    return { executablePath: asked, env: {} }
  }
  const found = (USUAL_PLACES[process.platform] ?? []).find((file) => existsSync(file))
  return found ? { executablePath: found, env: {} } : bundledChromium()
}

/**
 * Starts Chromium; `MSB_HEADED=1` shows its window and slows it down enough to follow. The caller closes it. One that dies before it has opened anything (seen once
 * in some five hundred starts: SIGSEGV, three of them starting at once) is started once more: that says nothing of us.
 */
export async function launchBrowser(): Promise<Browser> {
  const binary = await findChromium()
  return launch(binary).catch(() => launch(binary))
}

function launch(binary: ChromiumBinary): Promise<Browser> {
  const headed = process.env.MSB_HEADED === '1'
  return chromium.launch({
    executablePath: binary.executablePath,
    env: { ...definedEnvironment(), ...binary.env },
    headless: !headed,
    slowMo: headed ? 150 : 0,
    args: FLAGS,
    // The test runner ends the browser; Playwright's own handlers would leave our servers running.
    handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false,
  })
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

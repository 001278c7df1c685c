import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { PROJECT_ROOT } from '../project-root'
import { bundleFunctions } from './bundle-functions'
import { fingerprint, isFresh, whenStale } from './fingerprint'

export const FUNCTIONS_DIR = join(PROJECT_ROOT, 'dist/functions')
export const H5_DIR = join(PROJECT_ROOT, 'dist/h5')
export const WEAPP_DIR = join(PROJECT_ROOT, 'dist/weapp')

const stamp = (name: string) => join(PROJECT_ROOT, 'dist/.built', name)
const COMMON = ['shared', 'package-lock.json', 'tsconfig.json']

/** What the bundles of the functions are made of. */
export const FUNCTION_SOURCES: readonly string[] = [...COMMON, 'cloudfunctions', 'emulator/build']

/** Whether the last build of the cloud functions is what their sources would give now. */
export const functionsAreBuilt = async (): Promise<boolean> => isFresh(stamp('functions'), await fingerprint(PROJECT_ROOT, FUNCTION_SOURCES), FUNCTIONS_DIR)

/** Builds the cloud functions if their sources changed since the last build. Tells whether it built. */
export async function buildFunctions(): Promise<boolean> {
  const current = await fingerprint(PROJECT_ROOT, FUNCTION_SOURCES)
  return whenStale(stamp('functions'), current, FUNCTIONS_DIR, async () => {
    await bundleFunctions(join(PROJECT_ROOT, 'cloudfunctions'), FUNCTIONS_DIR, Object.keys(FUNCTIONS))
  })
}

/** Builds the page if its sources changed since the last build. Tells whether it built. A failing build throws with its output. */
export const buildH5 = (): Promise<boolean> => buildApp('h5', join(H5_DIR, 'index.html'))

/** The same for the WeChat package. */
export const buildWeapp = (): Promise<boolean> => buildApp('weapp', join(WEAPP_DIR, 'app.json'))

async function buildApp(type: 'h5' | 'weapp', output: string): Promise<boolean> {
  const current = await fingerprint(PROJECT_ROOT, [...COMMON, 'miniapp', 'config', 'babel.config.js', 'project.config.json'])
  return whenStale(stamp(type), current, output, () =>
    run(process.execPath, [join(PROJECT_ROOT, 'node_modules/@tarojs/cli/bin/taro'), 'build', '--type', type]))
}

function run(command: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production' }
    const child = spawn(command, args, { cwd: PROJECT_ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => { output = (output + chunk).slice(-20_000) })
    }
    const end = () => child.kill('SIGTERM')
    process.once('exit', end)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', end)
      if (code === 0) resolve()
      else reject(new Error(`the build of the mini-program failed (exit code ${code}):\n${withoutProgress(output)}`))
    })
  })
}

/** What a build said, without the bars and colours it paints while it works. */
function withoutProgress(output: string): string {
  const lines = output.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '').split('\n')
  return lines.filter((line) => line.trim() !== '' && !/█|asset processing|Plugin$|编译，请稍等/.test(line)).join('\n')
}

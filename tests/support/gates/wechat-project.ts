import { fork } from 'node:child_process'
import path from 'node:path'

export interface QualityItem {
  readonly name: string
  readonly success: boolean
  readonly text: string
}

export interface ProjectReport {
  /** One line for each file of settings that WeChat's schema refuses. */
  readonly refused: readonly string[]
  readonly pages: readonly string[]
  readonly quality: readonly QualityItem[]
}

const PATIENCE_MS = 120_000

/**
 * Asks `miniprogram-ci` about a weapp build without a network: app.json, each page's json, sitemap and code quality. In a process of
 * its own, because the package loads a thousand modules and leaves watchers running.
 */
export function checkProject(dist: string): Promise<ProjectReport> {
  return new Promise((resolve, reject) => {
    const child = fork(path.resolve('tests/support/gates/wechat-project-child.ts'), [path.resolve(dist)], {
      execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: { ...process.env, NODE_OPTIONS: '' },
    })
    const late = setTimeout(() => { child.kill('SIGKILL') }, PATIENCE_MS)
    let report: ProjectReport | undefined
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => { said = `${said}${String(chunk)}`.slice(-2_000) })
    child.on('message', (message) => { report = message as ProjectReport })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearTimeout(late)
      if (report) resolve(report)
      else reject(new Error(`miniprogram-ci ended without a report (code ${String(code)}, signal ${String(signal)})\n${said}`))
    })
  })
}

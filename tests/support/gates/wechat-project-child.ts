import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as ci from 'miniprogram-ci'
import { readAppJson } from '../../weapp-runtime/package-space'
import type { ProjectReport, QualityItem } from './wechat-project'

/**
 * Limits that miniprogram-ci 2.1.42 would otherwise fetch from WeChat with the upload key. `_attr` is not public: the version is pinned,
 * and the test that uses this says so when it moves.
 */
const LIMITS = {
  platform: false, appType: 0, isSandbox: false, released: false,
  setting: {
    MaxCodeSize: 2, MaxSubpackageSubCodeSize: 2, MaxSubpackageFullCodeSize: 30, NavigateMiniprogramLimit: 10, MaxSubPackageLimit: 100,
    MinTabbarCount: 2, MaxTabbarCount: 5, MaxTabbarIconSize: 40,
  },
}

interface SettingsReader {
  getAppJSON(project: ci.Project): Promise<unknown>
  getPageJSON(project: ci.Project, page: { miniprogramRoot: string, pagePath: string }): Promise<unknown>
  getSiteMapJSON(project: ci.Project): unknown
  checkCodeQuality(project: ci.Project, options: object): Promise<QualityItem[]>
}

async function report(dist: string): Promise<ProjectReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'msb-ci-'))
  try {
    const privateKeyPath = path.join(folder, 'throw-away.key')
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    writeFileSync(privateKeyPath, privateKey.export({ type: 'pkcs1', format: 'pem' }))
    const project = new ci.Project({ appid: 'wx0000000000000000', type: 'miniProgram', projectPath: dist, privateKeyPath, ignores: [] })
    Object.assign(project, { _attr: LIMITS })
    const reader = ci as unknown as SettingsReader
    const refused: string[] = []
    const ask = async (what: string, work: () => unknown): Promise<void> => {
      try {
        await work()
      } catch (cause) {
        refused.push(`${what}: ${cause instanceof Error ? cause.message : String(cause)}`)
      }
    }
    const { pages } = readAppJson(dist)
    await ask('app.json', () => reader.getAppJSON(project))
    for (const page of pages) await ask(`${page}.json`, () => reader.getPageJSON(project, { miniprogramRoot: '', pagePath: page }))
    await ask('sitemap.json', () => reader.getSiteMapJSON(project))
    return { refused, pages, quality: await reader.checkCodeQuality(project, {}) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

report(process.argv[2] ?? '').then(
  (result) => { process.send?.(result, () => { process.exit(0) }) },
  (cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`)
    process.exit(1)
  },
)

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { knownApis } from '../../weapp-runtime/known-apis'
import { listPackage } from '../../weapp-runtime/templates'

/**
 * Taro's own runtime names every API of WeChat in tables; what counts is what the app asks of it. Its chunk is read apart, for calls on
 * `wx` itself only.
 */
const RUNTIME_CHUNK = 'taro.js'

/** Names shared with ordinary objects: `map.request` or `style.category` say nothing about WeChat. */
const ORDINARY = new Set(['env', 'category', 'request', 'reportEvent', 'SSID', 'BSSID'])

/** The WeChat APIs that the scripts of a build mention: any `wx.name`, and `.name` where WeChat has an API of that name. */
export function usedApis(dist: string): string[] {
  const known = knownApis()
  const used = new Set<string>()
  for (const file of listPackage(dist)) {
    if (!file.endsWith('.js')) continue
    const source = readFileSync(path.join(dist, file), 'utf8')
    for (const [, name = ''] of source.matchAll(/\bwx\.([A-Za-z]\w*)/g)) used.add(name)
    if (file === RUNTIME_CHUNK) continue
    for (const [, name = ''] of source.matchAll(/\.([A-Za-z]\w*)\b/g)) if (known.has(name) && !ORDINARY.has(name)) used.add(name)
  }
  return [...used].sort()
}
